import type { LayerDefinition } from './definition.ts'

/** Walksheds of the service points in the latest coverage run. */
export const walksheds: LayerDefinition = {
  minZoom: 9,
  maxZoom: 15,
  fields: { service_point_id: 'String', name: 'String' },
  description: 'Ten-minute walksheds of the service points',
  buffer: 64,
  tolerance: 1,
}
