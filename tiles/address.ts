import { isLayerName, LAYERS, type LayerName } from './layers/index.ts'
import { TileError } from './tile-error.ts'

/** Highest zoom anybody may ask for: MapLibre stops at 24, the product at 20. */
const MAX_ZOOM = 22
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,99}$/

export interface TileAddress {
  layer: LayerName
  version: string
  scopeKey: string
  z: number
  x: number
  y: number
}

export type NumberLike = number | string

/**
 * Checks what came in from an address line. Throws TileError: `unknownLayer`, or `badAddress` for a number that is none, is
 * outside the zoom's grid, or a version or scope key that could not be a directory name.
 */
export function tileAddress(
  layer: string,
  version: string,
  scopeKey: string,
  z: NumberLike,
  x: NumberLike,
  y: NumberLike,
): TileAddress {
  const zoom = wholeNumber('z', z, MAX_ZOOM)
  const last = 2 ** zoom - 1
  return {
    layer: knownLayer(layer),
    version: plainName('version', version),
    scopeKey: plainName('scopeKey', scopeKey),
    z: zoom,
    x: wholeNumber('x', x, last),
    y: wholeNumber('y', y, last),
  }
}

/** The layer of that name; throws TileError `unknownLayer`. */
export function knownLayer(layer: string): LayerName {
  if (isLayerName(layer)) return layer
  throw new TileError('unknownLayer', `no layer ${layer}; there are ${Object.keys(LAYERS).join(', ')}`, { layer })
}

function wholeNumber(name: string, value: NumberLike, highest: number): number {
  const number = typeof value === 'number' ? value : /^\d{1,8}$/.test(value) ? Number(value) : Number.NaN
  if (Number.isInteger(number) && number >= 0 && number <= highest) return number
  throw new TileError('badAddress', `${name} must be a whole number from 0 to ${highest}, got ${value}`, {
    name,
    value,
    highest,
  })
}

function plainName(name: string, value: string): string {
  if (PLAIN_NAME.test(value)) return value
  throw new TileError('badAddress', `${name} may hold letters, digits, dot, dash, underscore and tilde, got ${value}`, {
    name,
    value,
  })
}
