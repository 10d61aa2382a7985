import { type SQL, sql } from 'drizzle-orm'
import type { SendingState } from '../vocabulary.ts'
import { activeStates } from './dispatch-row.ts'

/** Asking one team after another for one hazard. */
export interface SendingRow {
  id: string
  hazardId: string
  state: SendingState
  goesOn: boolean
  answerSeconds: number
  mode: 'fastest' | 'foot' | 'car'
  /** `all`, or level and code of the area whose teams may be asked. */
  reach: string
  openedAt: string
  openedBy: string
  openedByName: string
}

export function insertSending(sending: Omit<SendingRow, 'state'>): SQL {
  const { id, hazardId, goesOn, answerSeconds, mode, reach, openedAt, openedBy, openedByName } = sending
  return sql`
    insert into sending (id, hazard_id, state, goes_on, answer_seconds, mode, reach, opened_at, opened_by, opened_by_name)
    values (${id}::uuid, ${hazardId}::uuid, 'asking', ${goesOn}, ${answerSeconds}::int, ${mode}, ${reach}, ${openedAt}::timestamptz,
      ${openedBy}, ${openedByName})`
}

export function endSending(id: string, state: Exclude<SendingState, 'asking'>, at: string): SQL {
  return sql`
    update sending set state = ${state}, ended_at = ${at}::timestamptz where id = ${id}::uuid and state in ('asking', 'exhausted')`
}

/** A team did not go, and nobody is to be asked by itself. */
export function exhaustUnlessGoingOn(id: string, at: string): SQL {
  return sql`
    update sending set state = 'exhausted', ended_at = ${at}::timestamptz
    where id = ${id}::uuid and state = 'asking' and not goes_on`
}

/** What waited for somebody's decision about a hazard waits no longer. */
export function stopWaiting(hazardId: string, at: string): SQL {
  return sql`
    update sending set state = 'stopped', ended_at = ${at}::timestamptz
    where hazard_id = ${hazardId}::uuid and state = 'exhausted'`
}

export interface DueOfferRow {
  id: string
  hazardId: string
  teamId: string
}

/** Offers whose time to answer has run out, the oldest first. */
export function dueOffers(now: string, limit: number): SQL {
  return sql`
    select id, hazard_id as "hazardId", team_id as "teamId" from dispatch
    where state = 'offered' and answer_due_at <= ${now}::timestamptz order by answer_due_at, id limit ${limit}::int`
}

/** Sendings that ask, with nobody asked: the next one is due. */
export function idleSendings(limit: number): SQL {
  return sql`
    select s.id, s.hazard_id as "hazardId" from sending s
    where s.state = 'asking'
      and not exists (select from dispatch d where d.sending_id = s.id and d.state in ${activeStates})
    order by s.opened_at, s.id limit ${limit}::int`
}

/** Sendings whose hazard is closed out or was found false, but for those whose team is there and has not left yet. */
export function mootSendings(limit: number): SQL {
  return sql`
    select s.id, s.hazard_id as "hazardId" from sending s join hazard h on h.id = s.hazard_id
    where s.state in ('asking', 'exhausted') and (h.state = 'closedOut' or h.verdict = 'false')
      and not exists (select from dispatch d where d.sending_id = s.id and d.state = 'arrived')
    order by s.opened_at, s.id limit ${limit}::int`
}

/** A sending that still asks. `asked`: ids of the teams, in their order; `isTakenUp`: one of them has not said no. */
export type AskingRow = SendingRow & { asked: string[]; isTakenUp: boolean }

/** A sending that still asks, with whom it has asked. */
export function askingSending(id: string): SQL {
  return sql`
    select s.id, s.hazard_id as "hazardId", s.state, s.goes_on as "goesOn", s.answer_seconds as "answerSeconds", s.mode, s.reach,
      s.opened_at as "openedAt", s.opened_by as "openedBy", s.opened_by_name as "openedByName",
      array(select d.team_id::text from dispatch d where d.sending_id = s.id order by d.attempt) as asked,
      exists (select from dispatch d where d.sending_id = s.id and d.state in ${activeStates}) as "isTakenUp"
    from sending s where s.id = ${id}::uuid and s.state = 'asking'`
}
