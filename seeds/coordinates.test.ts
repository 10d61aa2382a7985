import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromWgs84, geometryToWgs84, toWgs84 } from './coordinates.ts'

const inChina = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }))

describe('coordinates', () => {
  it('come back from GCJ-02 and BD-09 to within a tenth of a millimetre', () => {
    fc.assert(
      fc.property(inChina, fc.constantFrom('gcj02' as const, 'bd09' as const), ([lon, lat], system) => {
        const [x, y] = toWgs84(...fromWgs84(lon, lat, system), system)
        expect(Math.abs(x - lon)).toBeLessThan(1e-9)
        expect(Math.abs(y - lat)).toBeLessThan(1e-9)
      }),
    )
  })

  it('put a known GCJ-02 place some 500 m from where WGS-84 has it', () => {
    // 朝阳市 南塔街道: 120.45361, 41.570861 in WGS-84 and 120.45928, 41.573141 in GCJ-02
    const [lon, lat] = toWgs84(120.45928, 41.573141, 'gcj02')
    expect(lon).toBeCloseTo(120.45361, 5)
    expect(lat).toBeCloseTo(41.570861, 5)
  })

  it('leave GCJ-02 as it is outside China, and CGCS2000 everywhere', () => {
    expect(toWgs84(-51.2, -30.1, 'gcj02')).toEqual([-51.2, -30.1])
    expect(toWgs84(120.45, 41.57, 'cgcs2000')).toEqual([120.45, 41.57])
  })

  it('are converted in whole geometries', () => {
    const ring = [
      [120.45, 41.6],
      [120.46, 41.6],
      [120.46, 41.61],
      [120.45, 41.6],
    ].map(([lon = 0, lat = 0]) => fromWgs84(lon, lat, 'gcj02'))
    const converted = geometryToWgs84({ type: 'MultiPolygon', coordinates: [[ring]] }, 'gcj02')
    expect(converted.type).toBe('MultiPolygon')
    expect(converted.coordinates[0]?.[0]?.[1]?.[0]).toBeCloseTo(120.46, 8)
    const collection = geometryToWgs84(
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [...(ring[0] ?? []), 7] }] },
      'gcj02',
    )
    expect(collection.geometries[0]).toMatchObject({
      type: 'Point',
      coordinates: [120.45, 41.6, 7].map((n) => expect.closeTo(n, 8)),
    })
  })
})
