import type { AnsweredRow } from '@wangge/db/queries/candidates'
import type { TeamState } from '@wangge/db/vocabulary'
import { chosenPlace, type TeamPlace } from './place-of-team.ts'
import { type Candidates, COLUMNS } from './read-candidates.ts'
import { NO_WAY, type Place, type SendingMode, type StreetTimes } from './street-times.ts'

/** A team in its place of the ranking. */
export interface Ranked {
  /** 1 = first. */
  rank: number
  teamId: string
  state: TeamState
  from: TeamPlace['from']
  stale: boolean
  /** Milliseconds since 1970. */
  positionAt: number | null
  canBeSent: boolean
  remarks: string[]
  mode: 'foot' | 'car'
  /** Null where no way is known. */
  seconds: number | null
  metres: number | null
}

interface Question {
  place: Place
  answered: ReadonlyMap<string, AnsweredRow>
  responsibleTeamId: string | null
  mode: SendingMode
  limit: number
  /** Milliseconds since 1970. */
  now: number
}

/** Teams in the order in which they would be asked, the first `limit` of them and the responsible one; of equal seconds the lower code. */
export function rankByTime(streets: StreetTimes | null, teams: Candidates, question: Question): Ranked[] {
  const { place, answered, responsibleTeamId, mode, limit, now } = question
  const { ids, hasVehicle } = teams
  const responsible = responsibleTeamId === null ? -1 : ids.indexOf(responsibleTeamId)
  const standings = standingsOf(teams, answered, now)
  const { groups } = standings
  const found = streets?.to(
    place,
    {
      ...{ ids, hasVehicle, lon: standings.lon, lat: standings.lat },
      isWanted: groups.map((group) => (group === FRESH ? 1 : 0)),
      needed: Number.isNaN(standings.lon[responsible]) ? -1 : responsible,
    },
    mode,
    // How many are before a responsible team that was asked in vain, only the whole ranking tells.
    groups[responsible] === ASKED_BEFORE ? Infinity : limit,
  )
  const order = orderOf(groups, found?.seconds ?? new Int32Array(ids.length).fill(NO_WAY), found?.isWhole ?? true)
  const last = responsible < 0 ? -1 : order.indexOf(responsible)
  const shown = last < limit ? order.slice(0, limit) : [...order.slice(0, limit), responsible]
  return shown.map((row, turn) => {
    const index = turn < limit ? turn : last
    const teamId = ids[row] as string
    const { at, ...standing } = placeAt(teams, row, now)
    const seconds = found?.seconds[row] ?? NO_WAY
    const way = seconds === NO_WAY ? null : (found?.wayOf(row) ?? null)
    return {
      ...{ rank: index + 1, teamId, ...standing, state: stateOf(teams, row), canBeSent: (groups[row] ?? BUSY) < BUSY },
      positionAt: orNull(teams.places[COLUMNS * row + 2]),
      remarks: remarksOn(teams, row, standing, answered.get(teamId), at !== null && way === null),
      mode: found?.byCar[row] === 1 ? 'car' : 'foot',
      seconds: way && seconds,
      metres: way && Math.round((way.walkedMm + way.drivenMm) / 1000),
    }
  })
}

/** In this order. */
const FRESH = 0
const ASKED_BEFORE = 1
const WITHOUT_WAY = 2
const BUSY = 3

/** Where each counts as being, and whether it may be sent. */
function standingsOf(teams: Candidates, answered: Question['answered'], now: number) {
  const count = teams.ids.length
  const [lon, lat, groups] = [new Float64Array(count), new Float64Array(count), new Uint8Array(count)]
  for (let row = 0; row < count; row++) {
    const { at } = placeAt(teams, row, now)
    lon[row] = at?.[0] ?? Number.NaN
    lat[row] = at?.[1] ?? Number.NaN
    const canBeSent = teams.isOnDuty[row] === 1 && teams.states[row] === 'f'
    groups[row] = !canBeSent ? BUSY : answered.has(teams.ids[row] as string) ? ASKED_BEFORE : FRESH
  }
  return { lon, lat, groups }
}

/** Rows by group, seconds, row. `isWhole`: whose time is unknown has no way; else it is only later than those that are known. */
function orderOf(groups: Uint8Array, seconds: Int32Array, isWhole: boolean): number[] {
  const keys = new Float64Array(groups.length)
  for (let row = 0; row < keys.length; row++) {
    const known = seconds[row] as number
    const group = groups[row] as number
    const own = known === NO_WAY && isWhole && group < BUSY ? WITHOUT_WAY : group
    keys[row] = (own * TOO_LONG + (known === NO_WAY ? TOO_LONG - 1 : known)) * TOO_MANY + row
  }
  return Array.from(keys.sort(), (key) => key % TOO_MANY)
}

/** No way takes two years, no city has a million teams, and a key of both still is a whole number. */
const TOO_LONG = 2 ** 26
const TOO_MANY = 2 ** 20

function placeAt({ places }: Candidates, row: number, now: number): TeamPlace {
  const at = COLUMNS * row
  return chosenPlace(places[at] as number, places[at + 1] as number, places[at + 2] as number, now)
}

const STATES: Record<string, TeamState> = { f: 'free', a: 'assigned', e: 'enroute', s: 'onscene', o: 'off' }

function stateOf({ states, isOnDuty }: Candidates, row: number): TeamState {
  return isOnDuty[row] === 1 ? (STATES[states[row] ?? ''] ?? 'off') : 'off'
}

function remarksOn(
  { states, isOnDuty }: Candidates,
  row: number,
  { from, stale }: Omit<TeamPlace, 'at'>,
  answered: AnsweredRow | undefined,
  hasNoWay: boolean,
): string[] {
  return [
    ...(isOnDuty[row] === 1 ? [] : ['offDuty']),
    ...(isOnDuty[row] === 1 && states[row] !== 'f' ? ['busy'] : []),
    ...(stale ? ['stalePosition'] : from === 'position' ? [] : ['noPosition']),
    ...(answered?.declined ? ['declinedBefore'] : []),
    ...(answered?.timedOut ? ['noAnswerBefore'] : []),
    ...(hasNoWay ? ['unreachable'] : []),
  ]
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
