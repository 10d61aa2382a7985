import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Level } from '@wangge/db/vocabulary'
import type { MapFlavour } from './flavours.ts'

/**
 * Dash patterns in line widths, from the thinnest boundary to the widest, as topographic maps rank them. Near by, the outline of a
 * county stands for its prefecture's too: one source of tiles fewer on every view of streets.
 */
const RANKS: readonly {
  level: Level
  fromZoom: number
  toZoom: number
  dash: number[] | null
  width: [number, number]
}[] = [
  { level: 'community', fromZoom: 12, toZoom: 24, dash: null, width: [0.5, 1] },
  { level: 'township', fromZoom: 9, toZoom: 24, dash: [8, 2.5, 1.5, 2.5], width: [0.8, 1.5] },
  { level: 'county', fromZoom: 6, toZoom: 24, dash: [9, 2.5, 1.5, 2.5, 1.5, 2.5], width: [1.1, 1.8] },
  { level: 'prefecture', fromZoom: 3, toZoom: 12, dash: [10, 2.5, 2, 2.5], width: [1.3, 2] },
]

/** Boundaries by level: each drawn once along shared borders (`{level}_line`), with a casing in ground colour from township up. */
export function boundaryLayers({ map }: MapFlavour): LayerSpecification[] {
  return RANKS.flatMap(({ level, fromZoom, toZoom, dash, width }): LayerSpecification[] => {
    const source = { source: level, 'source-layer': `${level}_line`, minzoom: fromZoom, maxzoom: toZoom }
    const isMinor = level === 'community'
    const line: LayerSpecification = {
      id: `boundary-${level}`,
      type: 'line',
      ...source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': isMinor ? map.boundary : map.boundaryTown,
        'line-width': ['interpolate', ['linear'], ['zoom'], fromZoom, width[0], 16, width[1]],
        'line-opacity': isMinor ? 0.6 : 0.85,
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
        'line-width': ['interpolate', ['linear'], ['zoom'], fromZoom, width[0] + 1.6, 16, width[1] + 2],
        // The higher boundary hides the lower ones that run beneath it.
        'line-opacity': level === 'township' ? 0.6 : 1,
      },
    }
    return [casing, line]
  })
}
