import type { Level } from '@wangge/db/vocabulary'
import { cellLayerIds } from '@wangge/tiles/style'
import type { Selection } from '../state/view.ts'
import { coverCellAt } from './cover/coverCells.ts'
import { homeAt, symbolAt } from './hit.ts'
import type { SymbolItem } from './layers/item.ts'
import type { MapLibreMap } from './maplibre.ts'
import type { Viewport } from './projection.ts'
import type { Homes } from './types.ts'

/** What lies under the pointer, topmost first: a symbol, a home, or the cell. */
export type Target =
  | { type: 'symbol'; item: SymbolItem }
  | { type: 'home'; row: number; selection: Selection }
  | { type: 'cell'; level: Level; code: string; name: string }

export interface Scene {
  /** Symbols by layer, from the top down. */
  symbols: readonly (readonly SymbolItem[])[]
  homes: Homes | null
  level: Level | null
  /** Prefix of the cells of the cover, which are not drawn as coverage; null = there is no cover. */
  coverWithin: string | null
  scale: number
}

export function targetAt(map: MapLibreMap, scene: Scene, x: number, y: number): Target | null {
  const viewport = viewportOf(map)
  const item = symbolAt(scene.symbols, viewport, scene.scale, x, y)
  if (item) return { type: 'symbol', item }
  const row = scene.homes ? homeAt(scene.homes, viewport, scene.scale, x, y) : -1
  const id = scene.homes?.id[row]
  if (id !== undefined) return { type: 'home', row, selection: { type: 'residence', id } }
  if (scene.coverWithin !== null) {
    const cell = coverCellAt(map, x, y, scene.coverWithin)
    return cell && { type: 'cell', ...cell }
  }
  return scene.level ? cellAt(map, scene.level, x, y) : null
}

/** Same thing under the pointer as before? */
export function targetKey(target: Target | null): string {
  if (!target) return ''
  if (target.type === 'symbol')
    return `${target.item.selection.type}:${JSON.stringify(target.item.selection)}:${target.item.count}`
  return target.type === 'home' ? `home:${target.row}` : `cell:${target.code}`
}

export function viewportOf(map: MapLibreMap): Viewport {
  const { lng: lon, lat } = map.getCenter()
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return { lon, lat, zoom: map.getZoom(), width, height }
}

function cellAt(map: MapLibreMap, level: Level, x: number, y: number): Target | null {
  const { fill } = cellLayerIds(level)
  if (!map.getLayer(fill)) return null
  const [feature] = map.queryRenderedFeatures([x, y], { layers: [fill] })
  const code = feature?.properties['code']
  return typeof code === 'string'
    ? { type: 'cell', level, code, name: String(feature?.properties['name'] ?? '') }
    : null
}
