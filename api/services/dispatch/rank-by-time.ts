import type { AnsweredRow, CandidateRow } from '@wangge/db/queries/candidates'
import type { Candidate } from '../../contract/index.ts'
import { placeOfTeam, type TeamPlace } from './place-of-team.ts'
import type { Place, SendingMode, StreetTimes, Travel } from './street-times.ts'

/** A team in its place of the ranking. */
export interface Ranked {
  rank: number
  team: CandidateRow
  from: Candidate['from']
  stale: boolean
  canBeSent: boolean
  remarks: string[]
  travel: Travel | null
  metres: number | null
}

interface Question {
  place: Place
  /** By code: of equal minutes the first. */
  teams: readonly CandidateRow[]
  answered: ReadonlyMap<string, AnsweredRow>
  responsibleTeamId: string | null
  mode: SendingMode
  limit: number
  /** Milliseconds since 1970. */
  now: number
}

/** Teams in the order in which they would be asked, the first `limit` of them and the responsible one; of equal seconds the lower code. */
export function rankByTime(
  streets: StreetTimes | null,
  { place, teams, answered, limit, ...question }: Question,
): Ranked[] {
  const standings = teams.map((team) => standingOf(team, answered.get(team.id), question.now))
  const onStreets = standings.flatMap((standing) => (standing.at ? [{ standing, at: standing.at }] : []))
  const starting = onStreets.map(({ standing: { team, group }, at }) => ({
    id: team.id,
    place: at,
    hasVehicle: team.hasVehicle,
    isWanted: group === FRESH,
    isNeeded: team.id === question.responsibleTeamId,
  }))
  // How many are before a responsible team that was asked in vain, only the whole ranking tells.
  const isWhole = standings.some(({ team, group }) => group === ASKED_BEFORE && team.id === question.responsibleTeamId)
  const found = streets?.to(place, starting, question.mode, isWhole ? Infinity : limit)
  const rows = new Map(onStreets.map(({ standing }, row) => [standing, row]))
  const timed = standings.map((standing) => {
    const travel = found?.times[rows.get(standing) ?? -1] ?? null
    const hasNoWay = travel === null && found?.isWhole !== false
    return { standing, travel, group: hasNoWay && standing.group < BUSY ? WITHOUT_WAY : standing.group }
  })
  timed.sort((a, b) => a.group - b.group || (a.travel?.seconds ?? NEVER) - (b.travel?.seconds ?? NEVER))
  return timed.flatMap(({ standing, travel }, index) => {
    const { team, from, stale, group, remarks } = standing
    if (index >= limit && team.id !== question.responsibleTeamId) return []
    const way = travel && found?.wayOf(rows.get(standing) ?? -1)
    const noWay = travel === null && from !== 'nowhere' ? ['unreachable'] : []
    return {
      ...{ rank: index + 1, team, from, stale, travel, canBeSent: group < BUSY, remarks: [...remarks, ...noWay] },
      metres: way ? Math.round((way.walkedMm + way.drivenMm) / 1000) : null,
    }
  })
}

/** Above every time, and unlike Infinity to be subtracted. */
const NEVER = Number.MAX_SAFE_INTEGER

/** In this order. */
const FRESH = 0
const ASKED_BEFORE = 1
const WITHOUT_WAY = 2
const BUSY = 3

interface Standing extends TeamPlace {
  team: CandidateRow
  group: number
  remarks: string[]
}

/** Where a team counts as being, whether it may be sent, and what speaks against it. */
function standingOf(team: CandidateRow, answered: AnsweredRow | undefined, now: number): Standing {
  const place = placeOfTeam(team, now)
  const canBeSent = team.isOnDuty && team.state === 'free'
  const remarks = [
    ...(team.isOnDuty ? [] : ['offDuty']),
    ...(team.isOnDuty && team.state !== 'free' ? ['busy'] : []),
    ...(place.stale ? ['stalePosition'] : place.from === 'position' ? [] : ['noPosition']),
    ...(answered?.declined ? ['declinedBefore'] : []),
    ...(answered?.timedOut ? ['noAnswerBefore'] : []),
  ]
  return { ...place, team, remarks, group: !canBeSent ? BUSY : answered ? ASKED_BEFORE : FRESH }
}
