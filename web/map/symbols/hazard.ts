import type { ClockState, HazardGrade } from '@wangge/db/vocabulary'
import { exclamation } from './glyphs.ts'
import { arc, circle, type Part, polygon, regular, type SymbolDrawing, type SymbolFlavour } from './part.ts'

/** tokens.json symbol.hazard, in px. */
export const HAZARD_RADIUS: Record<HazardGrade, number> = { general: 6, major: 9 }
const RING_GAP = 4.2
const RING_WIDTH = 2.4
const CASING = 1.4

export interface HazardLook {
  clock: ClockState
  grade: HazardGrade
  /** Share of the time left, 0…1; null = no running clock, no ring. */
  share: number | null
}

/**
 * Shape and colour say the state, size and "!" the grade, the ring the share of time left clockwise from 12. Everything lies
 * on a disc in ground colour, so the contrast does not depend on the cell below.
 */
export function hazardDrawing(look: HazardLook, flavour: SymbolFlavour): SymbolDrawing {
  const radius = HAZARD_RADIUS[look.grade]
  const ringRadius = radius + RING_GAP
  const isRunning = look.clock === 'ontime' || look.clock === 'soon' || look.clock === 'overdue'
  const discRadius = isRunning ? ringRadius + RING_WIDTH / 2 + CASING : radius + CASING + 1.6
  const parts: Part[] = [{ d: circle(discRadius), fill: flavour.map.casing }]
  if (isRunning) parts.push(...ringParts(look, ringRadius, flavour))
  parts.push(...clockParts(look.clock, radius, flavour))
  const isFilled = look.clock === 'ontime' || look.clock === 'soon' || look.clock === 'overdue'
  if (look.grade === 'major' && isFilled) parts.push(gradeMark(look.clock, radius, flavour))
  return { halfWidth: discRadius + 0.5, halfHeight: discRadius + 0.5, parts }
}

function ringParts({ clock, share }: HazardLook, radius: number, flavour: SymbolFlavour): Part[] {
  const stroke = clockColour(clock, flavour)
  if (clock === 'overdue') return [{ d: circle(radius), stroke, width: RING_WIDTH }]
  const track: Part = { d: circle(radius), stroke, width: 1, opacity: 0.35 }
  return share === null ? [track] : [track, { d: arc(radius, share), stroke, width: RING_WIDTH }]
}

/** The state's shape alone, as lists and tallies show it: `radius` of the circle, the others to the same visual weight. */
export function clockParts(clock: ClockState, radius: number, flavour: SymbolFlavour): Part[] {
  const colour = clockColour(clock, flavour)
  const stroke = Math.max(1.6, radius * 0.26)
  switch (clock) {
    case 'ontime':
      return [{ d: circle(radius * 0.93), fill: colour }]
    case 'soon': {
      const tall = radius * 1.16
      return [{ d: polygon([0, -tall], [tall * 1.02, tall * 0.76], [-tall * 1.02, tall * 0.76]), fill: colour }]
    }
    case 'overdue': {
      const reach = radius * 1.16
      return [{ d: polygon([0, -reach], [reach, 0], [0, reach], [-reach, 0]), fill: colour }]
    }
    case 'paused':
      return [
        { d: regular(6, radius * 1.08), stroke: colour, width: stroke, fill: flavour.map.casing },
        ...[-1, 1].map((side) => ({ d: bar(side * radius * 0.24, radius * 0.42), stroke: colour, width: stroke })),
      ]
    case 'notStarted':
      return [
        { d: regular(6, radius * 1.08), stroke: colour, width: stroke, fill: flavour.map.casing },
        { d: question(radius), stroke: colour, width: stroke * 0.85 },
      ]
    case 'closed':
      return [
        { d: circle(radius * 0.92), stroke: colour, width: stroke, fill: flavour.map.casing },
        { d: tick(radius), stroke: colour, width: stroke },
      ]
  }
}

/** Colour of a clock state; one that has not started shares the hollow hexagon of the paused. */
export function clockColour(clock: ClockState, flavour: SymbolFlavour): string {
  return flavour.clock[clock === 'notStarted' ? 'paused' : clock]
}

function gradeMark(clock: ClockState, radius: number, flavour: SymbolFlavour): Part {
  const d = exclamation(radius * 1.1)
  // A triangle's middle of mass lies lower than its box.
  return { d: clock === 'soon' ? exclamationLow(radius) : d, fill: flavour.map.casing }
}

function exclamationLow(radius: number): string {
  const wide = radius * 0.16
  return `${polygon([-wide, -radius * 0.38], [wide, -radius * 0.38], [wide * 0.65, radius * 0.28], [-wide * 0.65, radius * 0.28])}${circle(radius * 0.15, 0, radius * 0.55)}`
}

const bar = (x: number, half: number): string => `M${x.toFixed(2)} ${(-half).toFixed(2)}V${half.toFixed(2)}`

const tick = (radius: number): string =>
  `M${(-radius * 0.42).toFixed(2)} ${(radius * 0.02).toFixed(2)}L${(-radius * 0.1).toFixed(2)} ${(radius * 0.34).toFixed(2)}L${(radius * 0.44).toFixed(2)} ${(-radius * 0.32).toFixed(2)}`

function question(radius: number): string {
  const at = (x: number, y: number) => `${(x * radius).toFixed(2)} ${(y * radius).toFixed(2)}`
  return `M${at(-0.28, -0.26)}C${at(-0.28, -0.66)} ${at(0.32, -0.62)} ${at(0.28, -0.22)}C${at(0.26, 0.02)} ${at(0, 0.02)} ${at(0, 0.22)}M${at(0, 0.42)}V${((0.42 + 0.12) * radius).toFixed(2)}`
}
