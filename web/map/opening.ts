import type { District } from '@wangge/api/contract'
import type { View } from '../state/view.ts'
import { type PixelSize, zoomToShow } from './projection.ts'
import type { Bounds, LonLat } from './types.ts'

type Camera = NonNullable<View['camera']>

/** Streets, blocks and names are read between these zooms; the mock screens open at about 13.3. */
const NEAREST_ZOOM = 14
const FARTHEST_ZOOM = 12.6
/** A core that is wider than the view by more than this many zooms (several towns) would open on the fields between them. */
const SPREAD_ZOOMS = 1
/** The core's rim may lie outside: what is in the middle is read the better. */
const CLOSER_ZOOMS = 0.2

/** Room for chips, tools, legend and scale when the whole district is fitted, px. */
export const FIT_PADDING = { top: 56, right: 64, bottom: 44, left: 24 } as const

/** Where the map starts where there is neither a camera nor a district: China, whole. */
const CHINA: Bounds = [73.5, 18, 135, 53.6]

/** What of the district decides where the map opens. */
export type Extent = Pick<District, 'bounds' | 'coreBounds'>

/**
 * Where a link without a camera opens: on the dense core, which fills the view; where the core is spread too wide for streets to
 * be read, or not known, the core or the district whole.
 */
export function openingCamera({ bounds, coreBounds }: Extent, size: PixelSize): Camera {
  if (!coreBounds) return wholeCamera(bounds ?? CHINA, size)
  const { x, y } = zoomToShow(coreBounds, size)
  const covering = Math.max(x, y)
  if (covering < FARTHEST_ZOOM - SPREAD_ZOOMS) return wholeCamera(coreBounds, size)
  const [lon, lat] = middleOf(coreBounds)
  return { lon, lat, zoom: Math.min(Math.max(covering + CLOSER_ZOOMS, FARTHEST_ZOOM), NEAREST_ZOOM) }
}

/** The box whole, clear of what floats over the map. */
export function wholeCamera(bounds: Bounds, { width, height }: PixelSize): Camera {
  const { top, right, bottom, left } = FIT_PADDING
  const { x, y } = zoomToShow(bounds, {
    width: Math.max(width - left - right, 1),
    height: Math.max(height - top - bottom, 1),
  })
  const zoom = Math.min(x, y, 17)
  const [lon, lat] = middleOf(bounds)
  const degreesPerPixel = 360 / (512 * 2 ** zoom)
  return {
    lon: lon + ((right - left) / 2) * degreesPerPixel,
    lat: lat + ((top - bottom) / 2) * degreesPerPixel * Math.cos((lat * Math.PI) / 180),
    zoom,
  }
}

function middleOf([west, south, east, north]: Bounds): LonLat {
  return [(west + east) / 2, (south + north) / 2]
}
