import { backdrop } from './backdrop.ts'
import { cellLayer } from './cells.ts'
import type { LayerDefinition } from './definition.ts'
import { streets } from './streets.ts'
import { walksheds } from './walksheds.ts'

/** Every tile layer the product serves, by name; the name is also the layer's name inside the tile. */
export const LAYERS = {
  prefecture: cellLayer('prefecture', 3, 10),
  county: cellLayer('county', 4, 12),
  township: cellLayer('township', 6, 14),
  community: cellLayer('community', 8, 14),
  cell: cellLayer('cell', 11, 15),
  streets,
  backdrop,
  walksheds,
} as const satisfies Record<string, LayerDefinition>

export type LayerName = keyof typeof LAYERS
export const LAYER_NAMES = Object.keys(LAYERS) as LayerName[]

/** True where `name` is a layer this package knows. */
export function isLayerName(name: string): name is LayerName {
  return Object.hasOwn(LAYERS, name)
}

export type { LayerDefinition } from './definition.ts'
