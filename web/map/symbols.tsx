import type { ClockState, HazardGrade, TeamKind, TeamState } from '@wangge/db/vocabulary'
import { flavours, type MapTheme } from '@wangge/tiles/style'
import { createContext, useContext } from 'react'
import { clockParts, hazardDrawing } from './symbols/hazard.ts'
import { type HomeForm, homeDrawing } from './symbols/home.ts'
import { unansweredDrawing } from './symbols/marks.ts'
import type { SymbolDrawing, SymbolFlavour } from './symbols/part.ts'
import { centredPoint, knownPointKind } from './symbols/point.ts'
import { teamDrawing, teamForm } from './symbols/team.ts'

/** Theme of the symbols in lists and legends; the same drawings as on the map. */
export const SymbolTheme = createContext<MapTheme>('light')

interface Sized {
  /** Width and height in CSS pixels. */
  size?: number
}

/** The shape of a clock state: circle, triangle, diamond, hollow hexagon, hollow circle with a tick. */
export function ClockSymbol({ clock, size = 14 }: Sized & { clock: ClockState }) {
  const flavour = useFlavour()
  return <Drawing size={size} drawing={{ halfWidth: 8.4, halfHeight: 8.4, parts: clockParts(clock, 6.8, flavour) }} />
}

/** A hazard as on the map, ring included. */
export function HazardSymbol(props: Sized & { clock: ClockState; grade: HazardGrade; share?: number | null }) {
  const { clock, grade, share = null, size = 26 } = props
  return <Drawing size={size} drawing={hazardDrawing({ clock, grade, share }, useFlavour())} />
}

export function TeamSymbol({
  kind,
  state,
  stale,
  size = 22,
}: Sized & { kind: TeamKind; state: TeamState; stale: boolean }) {
  return <Drawing size={size} drawing={teamDrawing(kind, teamForm({ state, stale }), useFlavour())} />
}

export function ServicePointSymbol({ kind, open, size = 20 }: Sized & { kind: string; open: boolean }) {
  return <Drawing size={size} drawing={centredPoint(knownPointKind(kind), open, useFlavour())} />
}

/** Nobody goes: the mark at a hazard's shoulder. */
export function UnansweredSymbol({ size = 16 }: Sized) {
  return <Drawing size={size} drawing={unansweredDrawing(useFlavour())} />
}

export function HomeSymbol({ state, size = 12 }: Sized & { state: HomeForm }) {
  return <Drawing size={size} drawing={homeDrawing(state, useFlavour())} />
}

/** Any drawing as SVG; for the eye only, so the word stands beside it. */
export function Drawing({ drawing, size }: { drawing: SymbolDrawing; size: number }) {
  const { halfWidth, halfHeight, parts } = drawing
  const half = Math.max(halfWidth, halfHeight)
  return (
    <svg
      width={size}
      height={size}
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      aria-hidden="true"
      focusable="false"
    >
      {parts.map((part) => (
        <path
          key={`${part.d}${part.fill ?? ''}${part.stroke ?? ''}`}
          d={part.d}
          fill={part.fill ?? 'none'}
          fillRule="evenodd"
          stroke={part.stroke ?? 'none'}
          strokeWidth={part.width}
          strokeDasharray={part.dash?.join(' ')}
          strokeLinecap="round"
          opacity={part.opacity}
        />
      ))}
    </svg>
  )
}

function useFlavour(): SymbolFlavour {
  return flavours[useContext(SymbolTheme)]
}
