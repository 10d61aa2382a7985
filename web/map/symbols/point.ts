import { SERVICE_POINT_KINDS, type ServicePointKind } from '@wangge/db/vocabulary'
import { POINT_GLYPHS } from './glyphs.ts'
import type { SymbolDrawing, SymbolFlavour } from './part.ts'

/** A pin whose tip stands on the place: head of radius 8 (tokens: pin 16), tip 11.5 below its middle. */
const PIN = 'M0 11.5C-2.2 8.9-8 5.6-8 0A8 8 0 0 1 8 0C8 5.6 2.2 8.9 0 11.5Z'
export const PIN_TIP = 11.5
const CASING = 1.6

/** Kinds are rows that people edit: one without a glyph of its own takes the house. */
export function knownPointKind(kind: string): ServicePointKind {
  return SERVICE_POINT_KINDS.find((known) => known === kind) ?? 'servicePoint'
}

/** Open: filled teal with the kind's glyph; closed now: hollow and dashed. The anchor (0, 0) is the tip. */
export function pointDrawing(kind: ServicePointKind, isOpen: boolean, flavour: SymbolFlavour): SymbolDrawing {
  const { map, team } = flavour
  const colour = isOpen ? map.walkshed : team.off
  const lift = (d: string) => translate(d, 0, -PIN_TIP)
  return {
    halfWidth: 8 + CASING + 0.5,
    halfHeight: PIN_TIP + 8 + CASING + 0.5,
    parts: [
      { d: lift(PIN), fill: map.casing, stroke: map.casing, width: CASING * 2 },
      isOpen
        ? { d: lift(PIN), fill: colour }
        : { d: lift(PIN), fill: map.casing, stroke: colour, width: 1.5, dash: [2.6, 2] },
      { d: lift(scale(POINT_GLYPHS[kind], 0.86)), fill: isOpen ? map.casing : colour },
    ],
  }
}

/** The same pin around its own middle, for lists. */
export function centredPoint(kind: ServicePointKind, isOpen: boolean, flavour: SymbolFlavour): SymbolDrawing {
  const { parts } = pointDrawing(kind, isOpen, flavour)
  const moved = parts.map((part) => ({ ...part, d: translate(part.d, 0, 9.75) }))
  return { halfWidth: 11.5, halfHeight: 11.5, parts: moved }
}

const translate = (d: string, dx: number, dy: number): string =>
  mapAbsolute(
    d,
    (x) => x + dx,
    (y) => y + dy,
  )
const scale = (d: string, factor: number): string =>
  mapAbsolute(
    d,
    (x) => x * factor,
    (y) => y * factor,
  )

/** Moves the coordinates of a path; relative commands and arc radii scale but do not shift. */
function mapAbsolute(d: string, onX: (x: number) => number, onY: (y: number) => number): string {
  const factor = onX(1) - onX(0)
  const out: string[] = []
  for (const [, command = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    out.push(command + numbers.map((value, index) => round(moved(command, value, index))).join(' '))
  }
  return out.join('')

  function moved(command: string, value: number, index: number): number {
    if (command === 'H') return onX(value)
    if (command === 'V') return onY(value)
    if (command === 'A') {
      const place = index % 7
      if (place < 2) return value * factor
      if (place < 5) return value
      return place === 5 ? onX(value) : onY(value)
    }
    if (command === 'a') return index % 7 >= 2 && index % 7 < 5 ? value : value * factor
    if (command === command.toLowerCase()) return value * factor
    return index % 2 === 0 ? onX(value) : onY(value)
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
