import { describe, expect, it } from 'vitest'
import { openingCamera, wholeCamera } from './opening.ts'
import { projector } from './projection.ts'
import type { Bounds } from './types.ts'

const district: Bounds = [123.514, 33.144, 123.691, 33.254]
const core: Bounds = [123.555, 33.169, 123.649, 33.229]
const screen = { width: 1120, height: 944 }

describe('the opening view', () => {
  it('is filled by the dense core, so near that streets can be read', () => {
    const camera = openingCamera({ bounds: district, coreBounds: core }, screen)
    expect(camera.lon).toBeCloseTo(123.602, 3)
    expect(camera.zoom).toBeGreaterThan(12.9)
    expect(camera.zoom).toBeLessThan(13.7)
  })

  it('stays between the zooms at which streets and blocks read', () => {
    const block: Bounds = [123.6, 33.2, 123.601, 33.201]
    expect(openingCamera({ bounds: district, coreBounds: block }, screen).zoom).toBe(14)
    expect(openingCamera({ bounds: district, coreBounds: core }, { width: 390, height: 330 }).zoom).toBe(12.6)
  })

  it('shows the core whole where it is spread over several towns', () => {
    const towns: Bounds = [116, 27, 118, 29]
    expect(openingCamera({ bounds: towns, coreBounds: towns }, screen)).toEqual(wholeCamera(towns, screen))
  })

  it('shows the district whole where its core is not known', () => {
    const { lon, lat, zoom } = openingCamera({ bounds: district, coreBounds: null }, screen)
    const project = projector({ lon, lat, zoom, ...screen })
    const [left, top] = project(district[0], district[3])
    const [right, bottom] = project(district[2], district[1])
    expect(left).toBeGreaterThanOrEqual(23.5)
    expect(right).toBeLessThanOrEqual(1120 - 63.5)
    expect(top).toBeGreaterThanOrEqual(55)
    expect(bottom).toBeLessThanOrEqual(944 - 43)
  })
})
