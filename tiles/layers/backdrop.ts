import type { LayerDefinition } from './definition.ts'

/** What lies beneath the streets: water, waterway, green, building, rail, barrier (in `layer`). */
export const backdrop: LayerDefinition = {
  minZoom: 8,
  maxZoom: 15,
  fields: { layer: 'String', name: 'String' },
  description: 'Water, green, buildings, railways and barriers',
  buffer: 64,
  tolerance: 2,
  coarseToZoom: 13,
  fromZoom: ({ layer }, extentDegrees) => {
    if (layer === 'building') return 13
    if (layer === 'barrier') return 14
    return layer === 'water' || layer === 'green' ? zoomOfSize(extentDegrees) : 8
  },
}

/** A pond or a garden smaller than this on screen is a speck, and a hundred of them a rash. */
const SMALLEST_PX = 22
/** MapLibre's world is this wide at zoom 0. */
const WORLD_PX = 512

/** First even step of zoom at which something so large is more than a speck; few steps, because each is an index of its own. */
function zoomOfSize(extentDegrees: number): number {
  const zoom = Math.log2((SMALLEST_PX * 360) / (WORLD_PX * Math.max(extentDegrees, 1e-6)))
  return [8, 10, 12, 13].find((step) => zoom <= step) ?? 14
}
