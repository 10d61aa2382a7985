import { area, booleanPointInPolygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { gapOutline, OUTLINE_RADIUS_METRES } from './gapOutline.ts'

const METRE_LAT = 1 / 111_195
const LAT = 31.2
const METRE_LON = METRE_LAT / Math.cos((LAT * Math.PI) / 180)
const placed = (...metres: readonly (readonly [number, number])[]) =>
  Float64Array.from(metres.flatMap(([east, north]) => [121 + east * METRE_LON, LAT + north * METRE_LAT]))
const allOf = (lonLat: Float64Array) => Int32Array.from({ length: lonLat.length / 2 }, (_, row) => row)

describe('the outline of a gap', () => {
  it('is a disc around one home', () => {
    const lonLat = placed([0, 0])
    const outline = gapOutline(lonLat, allOf(lonLat))
    expect(outline.coordinates).toHaveLength(1)
    const disc = Math.PI * OUTLINE_RADIUS_METRES ** 2
    expect(area(outline)).toBeGreaterThan(disc * 0.95)
    expect(area(outline)).toBeLessThan(disc * 1.05)
  })
  it('holds every home, and hangs together where homes are 120 m apart', () => {
    const lonLat = placed([0, 0], [120, 0], [120, 120], [240, 120])
    const outline = gapOutline(lonLat, allOf(lonLat))
    expect(outline.coordinates).toHaveLength(1)
    for (let row = 0; row < 4; row++)
      expect(booleanPointInPolygon([lonLat[2 * row] ?? 0, lonLat[2 * row + 1] ?? 0], outline)).toBe(true)
  })
  it('leaves open what a ring of homes surrounds', () => {
    const ring = [...Array(24).keys()].map((step) => {
      const turn = (2 * Math.PI * step) / 24
      return [300 * Math.cos(turn), 300 * Math.sin(turn)] as const
    })
    const lonLat = placed(...ring)
    const outline = gapOutline(lonLat, allOf(lonLat))
    expect(outline.coordinates.map((polygon) => polygon.length)).toEqual([2])
    expect(booleanPointInPolygon([121, LAT], outline)).toBe(false)
  })
  it('reads only the rows it is given', () => {
    const lonLat = placed([0, 0], [5000, 5000])
    expect(gapOutline(lonLat, Int32Array.of(1)).coordinates).toHaveLength(1)
  })
})
