import { rgba } from './colour.ts'
import type { MapFlavour } from './flavours.ts'

/** Image names the style refers to; the page adds them with `map.addImage(name, image, { pixelRatio: 2 })`. */
export const PATTERNS = { hatch: 'hatch', dots: 'no-data-dots', gate: 'gate-shut', room: 'symbol-room' } as const

export interface PatternImage {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** Device pixels per CSS pixel of the images below. */
export const PATTERN_PIXEL_RATIO = 2
/** tokens: 1.5 wide every 7 px. A pattern grows to twice its size between two whole zooms, so it is drawn for the middle. */
const SPACING = 7 / Math.SQRT2
const LINE_WIDTH = 1.5 / Math.SQRT2
const DOT_RADIUS = 1 / Math.SQRT2
/** Samples a side of each pixel: smooth edges without a canvas. */
const SAMPLES = 4

/** 45° lines in the hatch colour: "street data unreliable". */
export function hatchImage(flavour: MapFlavour): PatternImage {
  // Lines every SPACING along the normal repeat every SPACING·√2 along both axes; the tile's side is rounded to whole pixels.
  const side = Math.round(SPACING * Math.SQRT2 * PATTERN_PIXEL_RATIO)
  const period = side
  const halfWidth = (LINE_WIDTH * PATTERN_PIXEL_RATIO * Math.SQRT2) / 2
  return paint(side, flavour.hatch, (x, y) => {
    const along = (((x + y) % period) + period) % period
    return Math.min(along, period - along) <= halfWidth
  })
}

/** Faint dots: "nobody lives here, or no figures". */
export function dotsImage(flavour: MapFlavour): PatternImage {
  const side = Math.round(SPACING * PATTERN_PIXEL_RATIO)
  const radius = DOT_RADIUS * PATTERN_PIXEL_RATIO
  const middle = side / 2
  return paint(side, dotColour(flavour), (x, y) => (x - middle) ** 2 + (y - middle) ** 2 <= radius ** 2)
}

/** Ink of the dots, as a legend shows them too. */
export function dotColour({ map }: MapFlavour): string {
  return `${map.labelMinor}73`
}

/** A shut gate: a bar across the street, cased in the ground colour; 14 px long. */
export function gateImage(flavour: MapFlavour): PatternImage {
  const side = 18 * PATTERN_PIXEL_RATIO
  const middle = side / 2
  const inBar = (grow: number) => (x: number, y: number) =>
    Math.abs(x - middle) <= 2.6 + grow && Math.abs(y - middle) <= 13 + grow
  return over(paint(side, flavour.map.casing, inBar(2.6)), paint(side, flavour.map.label, inBar(0)))
}

/** Nothing to see: keeps the room of a symbol free of labels. */
export function roomImage(): PatternImage {
  const side = 24 * PATTERN_PIXEL_RATIO
  return { width: side, height: side, data: new Uint8ClampedArray(side * side * 4) }
}

function paint(side: number, colour: string, inside: (x: number, y: number) => boolean): PatternImage {
  const [red, green, blue, alpha] = rgba(colour)
  const data = new Uint8ClampedArray(side * side * 4)
  for (let pixel = 0; pixel < side * side; pixel++) {
    let hits = 0
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const x = (pixel % side) + ((sample % SAMPLES) + 0.5) / SAMPLES
      const y = Math.floor(pixel / side) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES
      if (inside(x, y)) hits++
    }
    data.set([red, green, blue, Math.round((alpha * hits) / (SAMPLES * SAMPLES))], pixel * 4)
  }
  return { width: side, height: side, data }
}

function over(below: PatternImage, above: PatternImage): PatternImage {
  const data = new Uint8ClampedArray(below.data.length)
  for (let i = 0; i < data.length; i += 4) {
    const top = (above.data[i + 3] ?? 0) / 255
    const bottom = ((below.data[i + 3] ?? 0) / 255) * (1 - top)
    const alpha = top + bottom
    for (let channel = 0; channel < 3; channel++) {
      const mixed = (above.data[i + channel] ?? 0) * top + (below.data[i + channel] ?? 0) * bottom
      data[i + channel] = alpha === 0 ? 0 : mixed / alpha
    }
    data[i + 3] = alpha * 255
  }
  return { ...below, data }
}
