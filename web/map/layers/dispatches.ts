import type { Dispatch, Team } from '@wangge/api/contract'
import type { DispatchState, TeamState } from '@wangge/db/vocabulary'
import type { Feature, FeatureCollection } from 'geojson'
import { metresBetween } from '../projection.ts'
import { middleOf } from '../shapes.ts'
import type { LonLat } from '../types.ts'

/** A team on its way, or asked to be, with its way over streets from where it is. */
export interface DispatchLine {
  id: string
  hazardId: string
  teamId: string
  state: DispatchState
  etaAt: string | null
  coordinates: LonLat[]
}

/** The way a team would take, were it sent; seconds over streets. */
export interface ProposedLine {
  teamId: string
  seconds: number
  coordinates: LonLat[]
}

/** What the map draws of sending. */
export interface MapDispatches {
  lines: readonly DispatchLine[]
  proposed: ProposedLine | null
  /** Hazards for which nobody is asked any more and nobody goes. */
  unanswered: ReadonlySet<string>
}

/** Lines as the style draws them: solid while a team is on its way, dashed until then, dots for one that might go. */
export function dispatchFeatures({ lines, proposed }: Pick<MapDispatches, 'lines' | 'proposed'>): FeatureCollection {
  const sent = lines.map(({ coordinates, state }) => lineOf(coordinates, isUnderWay(state) ? 'underway' : 'waiting'))
  const dots = proposed ? [lineOf(proposed.coordinates, 'proposed')] : []
  return { type: 'FeatureCollection', features: [...sent, ...dots].filter((line) => line !== null) }
}

const isUnderWay = (state: DispatchState): boolean => state === 'departed'

function lineOf(coordinates: LonLat[], part: 'underway' | 'waiting' | 'proposed'): Feature | null {
  if (coordinates.length < 2) return null
  return { type: 'Feature', properties: { part }, geometry: { type: 'LineString', coordinates } }
}

/** What is written on a line. Whole minutes to the arrival, never 0 before it; late = since it should have been. */
export type LinePill = { key: string; at: LonLat; lengthMetres: number } & (
  | { kind: 'eta' | 'late'; minutes: number }
  | { kind: 'asked' }
  | { kind: 'proposed'; seconds: number }
)

export function linePills(
  { lines, proposed }: Pick<MapDispatches, 'lines' | 'proposed'>,
  nowMs: number,
): readonly LinePill[] {
  const sent = lines.flatMap((line): LinePill[] => {
    const at = middle(line.coordinates)
    if (!at) return []
    const place = { key: line.id, at, lengthMetres: lengthOf(line.coordinates) }
    if (line.state === 'offered') return [{ ...place, kind: 'asked' }]
    if (line.etaAt === null) return []
    const minutes = Math.ceil((Date.parse(line.etaAt) - nowMs) / 60_000)
    return [
      minutes > 0 ? { ...place, kind: 'eta', minutes } : { ...place, kind: 'late', minutes: Math.max(1, -minutes) },
    ]
  })
  const at = proposed && middle(proposed.coordinates)
  if (!proposed || !at) return sent
  const lengthMetres = lengthOf(proposed.coordinates)
  return [...sent, { key: 'proposed', at, lengthMetres, kind: 'proposed', seconds: proposed.seconds }]
}

const lengthOf = (coordinates: LonLat[]): number =>
  coordinates.slice(1).reduce((sum, to, row) => sum + metresBetween(coordinates[row] ?? to, to), 0)

const middle = (coordinates: LonLat[]): LonLat | null => middleOf({ type: 'LineString', coordinates })

/** A shorter first stretch is the step from the yard to the street, not where the team is going. */
const STRETCH_METRES = 15

/** Degrees clockwise from north that each team on its way is heading for, by team. */
export function teamHeadings(lines: readonly DispatchLine[]): ReadonlyMap<string, number> {
  return new Map(
    lines
      .filter(({ state }) => isUnderWay(state))
      .flatMap(({ teamId, coordinates }) => {
        const degrees = headingOf(coordinates)
        return degrees === null ? [] : [[teamId, degrees] as const]
      }),
  )
}

function headingOf(coordinates: readonly LonLat[]): number | null {
  const [from] = coordinates
  const to = from && (coordinates.find((place) => metresBetween(from, place) >= STRETCH_METRES) ?? coordinates.at(-1))
  if (!from || !to || metresBetween(from, to) === 0) return null
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180)
  const degrees = (Math.atan2(east, to[1] - from[1]) * 180) / Math.PI
  return (degrees + 360) % 360
}

const TEAM_STATE: Partial<Record<DispatchState, TeamState>> = {
  offered: 'assigned',
  accepted: 'assigned',
  departed: 'enroute',
  arrived: 'onscene',
}

/** Teams as their dispatches have them: those are asked for more often than the teams are. */
export function withDispatches(
  teams: readonly Team[],
  dispatches: readonly Pick<Dispatch, 'teamId' | 'state'>[],
): readonly Team[] {
  const states = new Map(dispatches.map(({ teamId, state }) => [teamId, TEAM_STATE[state]]))
  return teams.map((team) => {
    const state = states.get(team.id)
    return state === undefined || state === team.state ? team : { ...team, state }
  })
}
