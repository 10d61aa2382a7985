import type { LayerDefinition } from './definition.ts'

/** What lies beneath the streets: water, waterway, green, building, rail, barrier (in `layer`). */
export const backdrop: LayerDefinition = {
  minZoom: 8,
  maxZoom: 15,
  fields: { layer: 'String', name: 'String' },
  description: 'Water, green, buildings, railways and barriers',
  buffer: 64,
  tolerance: 2,
  fromZoom: ({ layer }) => (layer === 'building' || layer === 'barrier' ? 14 : 8),
}
