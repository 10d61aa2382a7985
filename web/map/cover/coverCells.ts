import { CELL_FROM_ZOOM } from '../levels.ts'
import type { MapLibreMap } from '../maplibre.ts'
import { containment } from '../tools/lasso.ts'
import type { LonLat } from '../types.ts'
import { COVER_LEVELS, coverLayerId } from './coverLayers.ts'

/** The cell of the cover under a place of the screen, CSS pixels from the map's top left. */
export function coverCellAt(
  map: MapLibreMap,
  x: number,
  y: number,
  within: string,
): { level: (typeof COVER_LEVELS)[number]; code: string; name: string } | null {
  const layers = COVER_LEVELS.map((level) => coverLayerId(level, 'fill')).filter((id) => map.getLayer(id))
  if (layers.length === 0) return null
  const [found] = map.queryRenderedFeatures([x, y], { layers })
  const code = found?.properties['code']
  if (typeof code !== 'string' || !code.startsWith(within)) return null
  const level = found?.layer.id === coverLayerId('cell', 'fill') ? 'cell' : 'community'
  return { level, code, name: String(found?.properties['name'] ?? '') }
}

/** Codes of the cells whose name stands inside a freehand ring, of the level that is drawn. */
export function coverCellsIn(map: MapLibreMap, ring: readonly LonLat[], within: string): string[] {
  if (ring.length < 3) return []
  const level = map.getSource('cell') && map.getZoom() >= CELL_FROM_ZOOM ? 'cell' : 'community'
  if (!map.getSource(level)) return []
  const contains = containment(ring)
  const codes = map
    .querySourceFeatures(level, { sourceLayer: `${level}_label` })
    .flatMap(({ geometry, properties }) => {
      if (geometry.type !== 'Point') return []
      const [lon = 0, lat = 0] = geometry.coordinates
      const code: unknown = properties['code']
      return typeof code === 'string' && code.startsWith(within) && contains(lon, lat) ? [code] : []
    })
  return [...new Set(codes)].sort()
}
