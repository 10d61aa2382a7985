import type { LayerDefinition } from './definition.ts'

/** Classes drawn below zoom 12 (interface.md: "below z12 only arterials"). */
const ARTERIALS = new Set([
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
])
const COLLECTORS = new Set(['tertiary', 'tertiary_link', 'unclassified', 'residential', 'living_street'])

/** Streets of the walk network: `gate` is none, open or shut; `foot` says whether walkers may use it. */
export const streets: LayerDefinition = {
  minZoom: 8,
  maxZoom: 15,
  fields: { class: 'String', name: 'String', gate: 'String', foot: 'Boolean' },
  description: 'Streets and paths of the walk network',
  buffer: 80,
  tolerance: 2,
  coarseToZoom: 12,
  fromZoom: ({ class: roadClass }) => {
    if (ARTERIALS.has(String(roadClass))) return 8
    return COLLECTORS.has(String(roadClass)) ? 12 : 13
  },
}
