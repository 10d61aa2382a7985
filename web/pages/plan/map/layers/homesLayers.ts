import { type MapFlavour, rgba } from '@wangge/tiles/style'
import { type HomeShape, HomesLayer, type HomesLayerProps } from './HomesLayer.ts'
import { DRAW_ORDER, HOME_LOOKS, type HomeLook, homeScale } from './homeLooks.ts'

/** Columns that stay while states change; the same arrays are uploaded once. */
export interface HomeColumns {
  lonLat: Float64Array
  radii: Float32Array
}

interface Look {
  shape: HomeShape
  fill: string
  edge: string
  edgeWidth: number
  grow: number
}

/** One layer a look, from the bottom up: served = dot, closed = hollow square, gap = diamond, no street data = hollow circle. */
export function homesLayers(
  { lonLat, radii }: HomeColumns,
  looks: Uint8ClampedArray,
  { map, team }: MapFlavour,
  zoom: number,
  splitX: number,
): HomesLayer[] {
  const scale = homeScale(zoom)
  const drawn: Record<HomeLook, Look> = {
    served: { shape: 'circle', fill: map.served, edge: map.casing, edgeWidth: 0.7, grow: 1 },
    gained: { shape: 'circle', fill: map.walkshed, edge: map.casing, edgeWidth: 0.7, grow: 1.25 },
    closed: { shape: 'square', fill: map.casing, edge: map.reachableClosed, edgeWidth: 1.6, grow: 1.35 },
    gap: { shape: 'diamond', fill: map.gap, edge: map.casing, edgeWidth: 0.9, grow: 1.55 },
    noStreetData: { shape: 'circle', fill: map.casing, edge: team.off, edgeWidth: 1.4, grow: 1 },
  }
  const data = {
    length: radii.length,
    attributes: {
      getPosition: { value: lonLat, size: 2 },
      getRadius: { value: radii, size: 1 },
      getLooks: { value: looks, size: 2 },
    },
  }
  return DRAW_ORDER.map((name) => {
    const { shape, fill, edge, edgeWidth, grow } = drawn[name]
    const own: HomesLayerProps = {
      ...{ look: HOME_LOOKS.indexOf(name), shape, splitX },
      fill: colour(fill),
      edge: colour(edge),
      edgeWidth: edgeWidth * Math.min(1, scale),
    }
    return new HomesLayer({
      id: `plan-homes-${name}`,
      data: data as never,
      radiusUnits: 'pixels',
      radiusScale: scale * grow,
      billboard: true,
      ...own,
    })
  })
}

function colour(hex: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = rgba(hex)
  return [red, green, blue]
}
