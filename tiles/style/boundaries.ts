import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Level } from '@wangge/db/vocabulary'
import type { MapFlavour } from './flavours.ts'

/** Dash patterns in line widths, from the thinnest boundary to the widest, as topographic maps rank them. */
const RANKS: readonly { level: Level; fromZoom: number; dash: number[] | null; width: [number, number] }[] = [
  { level: 'community', fromZoom: 12, dash: null, width: [0.5, 1.1] },
  { level: 'township', fromZoom: 9, dash: [7, 2, 1.5, 2], width: [0.9, 1.7] },
  { level: 'county', fromZoom: 6, dash: [9, 2, 1.5, 2, 1.5, 2], width: [1.2, 2.2] },
  { level: 'prefecture', fromZoom: 3, dash: [10, 2, 2, 2], width: [1.6, 2.8] },
]

/** Boundaries by level: each drawn once along shared borders (`{level}_line`), with a casing in ground colour from township up. */
export function boundaryLayers({ map }: MapFlavour): LayerSpecification[] {
  return RANKS.flatMap(({ level, fromZoom, dash, width }): LayerSpecification[] => {
    const source = { source: level, 'source-layer': `${level}_line`, minzoom: fromZoom }
    const isMinor = level === 'community'
    const line: LayerSpecification = {
      id: `boundary-${level}`,
      type: 'line',
      ...source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': isMinor ? map.boundary : map.boundaryTown,
        'line-width': ['interpolate', ['linear'], ['zoom'], fromZoom, width[0], 16, width[1]],
        'line-opacity': isMinor ? 0.75 : 0.9,
        ...(dash && { 'line-dasharray': dash }),
      },
    }
    if (isMinor) return [line]
    const casing: LayerSpecification = {
      id: `boundary-${level}-case`,
      type: 'line',
      ...source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': map.casing,
        'line-width': ['interpolate', ['linear'], ['zoom'], fromZoom, width[0] + 1.5, 16, width[1] + 2.2],
        'line-opacity': 0.6,
      },
    }
    return [casing, line]
  })
}
