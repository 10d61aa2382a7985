import { type SQL, sql } from 'drizzle-orm'
import type { DispatchState, HazardGrade, HazardState, HazardVerdict, TeamState } from '../vocabulary.ts'
import { activeStates, dispatchRow } from './dispatch-row.ts'

export interface SentToRow {
  id: string
  serial: string
  kind: string
  grade: HazardGrade
  state: HazardState
  verdict: HazardVerdict | null
  address: string
  description: string
  lon: number
  lat: number
  scopeCode: string
}

/** The hazard, locked until the end of the transaction: whatever becomes of its dispatches goes one after another. Always locked first. */
export function hazardToSendTo(id: string): SQL {
  return sql`
    select id, serial, kind, grade, state, verdict, address, description, ST_X(location) as lon, ST_Y(location) as lat,
      scope_code as "scopeCode"
    from hazard where id = ${id}::uuid for no key update`
}

export interface SentTeamRow {
  id: string
  name: string
  isOnDuty: boolean
}

/** The team, locked after the hazard: it goes one way only. */
export function teamToSend(id: string, now: string): SQL {
  return sql`
    select t.id, t.name, team_on_duty(t, ${now}::timestamptz) as "isOnDuty"
    from patrol_team t where t.id = ${id}::uuid for no key update`
}

export interface ActiveDispatchRow {
  id: string
  state: DispatchState
  teamName: string
  offeredAt: string
  offeredByName: string
}

/** What a locked team is taken up by. A statement of its own: one that waits for a lock sees everything else as it was before. */
export function activeOfTeam(teamId: string): SQL {
  return sql`
    select id, state, team_name as "teamName", offered_at as "offeredAt", offered_by_name as "offeredByName"
    from dispatch where team_id = ${teamId}::uuid and state in ${activeStates}`
}

/** Who has been asked for a locked hazard and has not ended, or was the last one asked by a sending that goes on. */
export function askedForHazard(hazardId: string): SQL {
  return sql`
    select d.id, d.state, d.team_name as "teamName", d.offered_at as "offeredAt", d.offered_by_name as "offeredByName"
    from sending s join dispatch d on d.sending_id = s.id
    where s.hazard_id = ${hazardId}::uuid and s.state = 'asking' order by d.attempt desc limit 1`
}

/** Of a hazard's dispatches the one under way, its whole row. */
export function activeOfHazard(hazardId: string): SQL {
  return sql`
    select h.id, ${dispatchRow.columns} from dispatch h
    where h.hazard_id = ${hazardId}::uuid and h.state in ${activeStates} for update`
}

/** One dispatch of a locked hazard, its whole row. */
export function dispatchToMove(id: string): SQL {
  return sql`select ${dispatchRow.columns} from dispatch h where h.id = ${id}::uuid for update`
}

export function setTeamState(teamId: string, state: TeamState): SQL {
  return sql`update patrol_team set state = ${state} where id = ${teamId}::uuid`
}

/** First time a team was asked, and first time one was there. */
export function stampHazard(hazardId: string, dispatchedAt: string | null, arrivedAt: string | null): SQL {
  return sql`
    update hazard set dispatched_at = least(dispatched_at, ${dispatchedAt}::timestamptz),
      arrived_at = least(arrived_at, ${arrivedAt}::timestamptz)
    where id = ${hazardId}::uuid`
}

/** What a person must see to act on a dispatch. */
export function dispatchSeen(id: string): SQL {
  return sql`
    select h.hazard_id as "hazardId", h.team_id as "teamId", h.sending_id as "sendingId",
      exists (select from team_member m where m.team_id = h.team_id and m.person_id = current_setting('app.person', true)) as "isOfTeam"
    from dispatch h where h.id = ${id}::uuid`
}

/** Whether a hazard, or a team, lies in the person's area. */
export function seenToSend(hazardId: string, teamId: string): SQL {
  return sql`
    select exists (select from hazard where id = ${hazardId}::uuid) as "hazard",
      exists (select from patrol_team where id = ${teamId}::uuid) as "team"`
}

/** Teams that something took up which is no more. */
export function strandedTeams(): SQL {
  return sql`
    select t.id from patrol_team t
    where t.state in ('assigned', 'enroute', 'onscene')
      and not exists (select from dispatch d where d.team_id = t.id and d.state in ${activeStates})`
}
