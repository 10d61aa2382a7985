import type { Level } from '@wangge/db/vocabulary'
import type { LayerDefinition } from './definition.ts'

/** Grid cells of one level; figures are joined to them by `code` in the browser, so the tiles hold geometry and names only. */
export function cellLayer(level: Level, minZoom: number, maxZoom: number): LayerDefinition {
  return {
    minZoom,
    maxZoom,
    fields: { code: 'String', name: 'String', kind: 'String' },
    description: `Grid cells of level ${level}`,
    buffer: 64,
    tolerance: 1,
    isArea: true,
  }
}
