import type { TeamKind, TeamState } from '@wangge/db/vocabulary'
import { TEAM_GLYPHS } from './glyphs.ts'
import { type Part, polygon, roundedSquare, type SymbolDrawing, type SymbolFlavour } from './part.ts'

/** tokens.json symbol.team, in px. */
const BOX = 19
const RADIUS = 3.5
const CASING = 2.2
/** Outer side of the second frame that says "on scene". */
const FRAME = BOX + 9.5
/** Height of the arrow that says where a team is heading. */
const HEADING = 6.4

/** How a team stands on the map: its state, unless its position is too old to be believed. */
export type TeamForm = TeamState | 'stale'
export const TEAM_FORMS: readonly TeamForm[] = ['free', 'assigned', 'enroute', 'onscene', 'off', 'stale']

export function teamForm(team: { state: TeamState; stale: boolean }): TeamForm {
  return team.stale && team.state !== 'off' ? 'stale' : team.state
}

/** The arrow of a team on its way, pointing up around its own middle; the map turns and shifts it. */
export function headingDrawing({ map, team }: SymbolFlavour): SymbolDrawing {
  const d = polygon([0, -HEADING / 2], [4, HEADING / 2], [-4, HEADING / 2])
  return {
    halfWidth: 5.5,
    halfHeight: HEADING / 2 + 1.5,
    parts: [{ d, fill: team.busy, stroke: map.casing, width: 1 }],
  }
}

/** How far from the team's middle the arrow's middle stands, px: it touches the square's edge whichever way it points. */
export function headingReach(degrees: number): number {
  const [east, north] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return (BOX / 2 + CASING) / Math.max(Math.abs(east), Math.abs(north)) ** 0.75 + HEADING / 2 - 0.4
}

/** Always a square, as hazards never are: colour = can I send it, form = what it does, glyph = what it is. */
export function teamDrawing(kind: TeamKind, form: TeamForm, flavour: SymbolFlavour, hasArrow = true): SymbolDrawing {
  const { map, team } = flavour
  const reach = BOX / 2 + CASING
  const parts: Part[] = [
    { d: roundedSquare(BOX + 2 * CASING, RADIUS + CASING), fill: map.casing, opacity: 0.92 },
    ...boxParts(form, team, map.casing),
    { d: TEAM_GLYPHS[kind], fill: glyphColour(form, team, map.casing) },
  ]
  if (form === 'onscene') {
    const half = FRAME / 2 + 0.5
    return { halfWidth: half, halfHeight: half, parts: [...onSceneFrame(team.busy, map.casing), ...parts] }
  }
  if (form !== 'enroute' || !hasArrow) return { halfWidth: reach + 0.5, halfHeight: reach + 0.5, parts }
  const arrowTop = reach + HEADING - 0.4
  const arrow: Part = {
    d: polygon([0, -arrowTop], [4, -reach + 0.4], [-4, -reach + 0.4]),
    fill: team.busy,
    stroke: map.casing,
    width: 1,
  }
  return { halfWidth: reach + 0.5, halfHeight: arrowTop + 1, parts: [arrow, ...parts] }
}

function boxParts(form: TeamForm, team: SymbolFlavour['team'], casing: string): Part[] {
  const filled = (colour: string): Part => ({ d: roundedSquare(BOX, RADIUS), fill: colour })
  const hollow = (colour: string, width: number, dash?: readonly [number, number]): Part => ({
    d: roundedSquare(BOX - width, RADIUS - width / 2 + 0.5),
    fill: casing,
    stroke: colour,
    width,
    ...(dash && { dash }),
  })
  switch (form) {
    case 'free':
      return [filled(team.free)]
    case 'assigned':
      return [hollow(team.busy, 2)]
    case 'enroute':
    case 'onscene':
      return [filled(team.busy)]
    case 'off':
      return [hollow(team.off, 1.2)]
    case 'stale':
      return [hollow(team.stale, 1.6, [2.6, 2])]
  }
}

function glyphColour(form: TeamForm, team: SymbolFlavour['team'], casing: string): string {
  if (form === 'free' || form === 'enroute' || form === 'onscene') return casing
  return form === 'assigned' ? team.busy : team[form]
}

function onSceneFrame(colour: string, casing: string): Part[] {
  return [
    { d: roundedSquare(FRAME, RADIUS + 4.5), fill: casing, opacity: 0.92 },
    { d: roundedSquare(BOX + 6, RADIUS + 2.6), stroke: colour, width: 1.7 },
  ]
}
