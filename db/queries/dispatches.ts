import { type SQL, sql } from 'drizzle-orm'
import type { DispatchState, HazardGrade, SendingState, TravelMode } from '../vocabulary.ts'
import { activeStates, dispatchRow } from './dispatch-row.ts'

/** A dispatch as lists show it. */
export interface DispatchLineRow {
  id: string
  version: number
  sendingId: string
  sendingState: SendingState
  hazardId: string
  hazardSerial: string
  hazardKind: string
  hazardGrade: HazardGrade
  address: string
  description: string
  lon: number
  lat: number
  teamId: string
  teamName: string
  attempt: number
  state: DispatchState
  mode: TravelMode
  rank: number
  suggestedTeamId: string | null
  suggestedTeamName: string | null
  overrideReason: string | null
  estimatedSeconds: number | null
  routeMetres: number | null
  offeredAt: string
  offeredByName: string
  answerDueAt: string
  acceptedAt: string | null
  declinedAt: string | null
  declineReason: string | null
  timedOutAt: string | null
  departedAt: string | null
  arrivedAt: string | null
  arrivedBy: 'position' | 'word' | null
  arrivalMetres: number | null
  clearedAt: string | null
  outcome: string
  recalledAt: string | null
  recallReason: string | null
  /** Whether the asker is a member of the team that is sent. */
  isOfTeam: boolean
}

const line = sql`
  h.id, ${dispatchRow.columns}, s.state as "sendingState",
  exists (select from team_member m where m.team_id = h.team_id and m.person_id = current_setting('app.person', true)) as "isOfTeam"
  from dispatch h join sending s on s.id = h.sending_id`

export interface DispatchFilter {
  /** waiting = the last one of each sending in which nobody is left to ask. */
  state: 'active' | 'waiting' | 'all'
  hazardId: string | null
  teamId: string | null
}

function passes({ state, hazardId, teamId }: DispatchFilter): SQL {
  const parts: SQL[] = [sql`true`]
  if (state === 'active') parts.push(sql`h.state in ${activeStates}`)
  if (state === 'waiting')
    parts.push(sql`h.id in (
      select distinct on (d.sending_id) d.id from sending w join dispatch d on d.sending_id = w.id
      where w.state = 'exhausted' order by d.sending_id, d.attempt desc)`)
  if (hazardId) parts.push(sql`h.hazard_id = ${hazardId}::uuid`)
  if (teamId) parts.push(sql`h.team_id = ${teamId}::uuid`)
  return sql.join(parts, sql` and `)
}

/** Dispatches, the latest first. */
export function dispatchPage(filter: DispatchFilter, after: { at: string; id: string } | null, limit: number): SQL {
  const keyset = after ? sql`and (h.offered_at, h.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${line} where ${passes(filter)} ${keyset} order by h.offered_at desc, h.id desc limit ${limit}::int`
}

/** What the teams of the asker are sent to now, the latest first. */
export function dispatchesOfOwnTeams(): SQL {
  return sql`
    select ${line} where h.state in ${activeStates} and exists (
      select from team_member m where m.team_id = h.team_id and m.person_id = current_setting('app.person', true))
    order by h.offered_at desc, h.id desc`
}

/** How many dispatches the filter lets through. */
export function dispatchCount(filter: DispatchFilter): SQL {
  return sql`select count(*) as total from dispatch h where ${passes(filter)}`
}

export function dispatchById(id: string): SQL {
  return sql`select ${line} where h.id = ${id}::uuid`
}

/** All that a hazard has seen, the latest first. */
export function dispatchesOfHazard(hazardId: string): SQL {
  return sql`select ${line} where h.hazard_id = ${hazardId}::uuid order by h.offered_at desc, h.id desc`
}
