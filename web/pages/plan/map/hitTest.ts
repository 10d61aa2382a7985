import { viewportOf } from '../../../map/hover.ts'
import type { MapLibreMap } from '../../../map/maplibre.ts'
import { projector } from '../../../map/projection.ts'
import { homeScale } from './layers/homeLooks.ts'
import { pinAt } from './layers/pinLayers.ts'
import type { PlanScene } from './usePlanMapLayers.ts'
import type { HitTest } from './usePointerOf.ts'

/** Px around a home's symbol that still count as on it. */
const SLACK_PX = 4

/** The pin whose head, else the home whose symbol is under a place of the screen: found by arithmetic, not by reading pixels back. */
export function hitTestOf(map: MapLibreMap, { pins, homes, zoom, scale }: PlanScene): HitTest {
  const project = projector(viewportOf(map))
  return (x, y) => {
    const pinId = pinAt(pins, project, scale, x, y)
    if (pinId !== null || !homes) return { pinId, residenceRow: null }
    const reach = homeScale(zoom)
    const { lng: lon, lat } = map.unproject([x, y])
    // Homes beyond this box are not asked: it is wider than any symbol.
    const [left, top] = project(lon, lat)
    const degreePx = project(lon + 0.01, lat)[0] - left
    const boxLon = (0.01 * 16) / degreePx
    const boxLat = boxLon
    let [best, bestPx] = [null as number | null, Infinity]
    for (let row = 0; row < homes.radii.length; row++) {
      const homeLon = homes.lonLat[2 * row] as number
      if (homeLon > lon + boxLon || homeLon < lon - boxLon) continue
      const homeLat = homes.lonLat[2 * row + 1] as number
      if (homeLat > lat + boxLat || homeLat < lat - boxLat) continue
      const [homeX, homeY] = project(homeLon, homeLat)
      const px = Math.hypot(homeX - left, homeY - top)
      if (px > (homes.radii[row] as number) * reach + SLACK_PX || px >= bestPx) continue
      best = row
      bestPx = px
    }
    return { pinId: null, residenceRow: best }
  }
}
