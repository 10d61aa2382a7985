import { type SQL, sql } from 'drizzle-orm'

/** One after another: two that put the same team on the same shift must not both make it. */
export function lockRosterOf(teamId: string): SQL {
  return sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${teamId}`}, 0))`
}

export interface NamedTeamRow {
  id: string
  name: string
}

export function namedTeam(id: string): SQL {
  return sql`select id, name from patrol_team where id = ${id}::uuid`
}

/** Those of the codes that are cells in sight. */
export function cellsInSight(codes: readonly string[]): SQL {
  return sql`select code from grid_cell where code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`
}

/** Those of the ids that are members in sight. */
export function membersInSight(ids: readonly string[]): SQL {
  return sql`select id from team_member where id in ${listOf(ids)}`
}

/** A team's shift of a kind on a day. */
export function shiftOf(teamId: string, day: string, kind: string): SQL {
  return sql`
    select id from shift where team_id = ${teamId}::uuid and day = ${day}::date and kind = ${kind} order by lower(period) limit 1`
}

export interface NewShift {
  id: string
  teamId: string
  kind: string
  day: string
  from: string
  to: string
}

/** New shifts, and their teams follow the roster from their first shift on, save those that somebody has put off duty. */
export function insertShifts(rows: readonly NewShift[], { by, at }: { by: string; at: string }): SQL {
  return sql`
    with new as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x (id uuid, "teamId" uuid, kind text, day date, "from" timestamptz, "to" timestamptz)),
      first as (update patrol_team t set duty = 'byRoster'
        where t.duty = 'on' and t.id in (select "teamId" from new) and not exists (select from shift s where s.team_id = t.id))
    insert into shift (id, team_id, kind, day, period, created_by, created_at)
    select id, "teamId", kind, day, tstzrange("from", "to"), ${by}, ${at}::timestamptz from new`
}

/** Touches no row where the shift is out of sight. */
export function deleteShift(id: string): SQL {
  return sql`delete from shift where id = ${id}::uuid`
}

/** All members of the shift's team who are on no other shift meanwhile. */
export function addFreeMembers(shiftId: string): SQL {
  return sql`
    insert into shift_member (shift_id, member_id, period)
    select s.id, m.id, s.period from shift s join team_member m on m.team_id = s.team_id
    where s.id = ${shiftId}::uuid and not exists (
      select from shift_member o where o.member_id = m.id and o.absent_reason is null and o.period && s.period)`
}

/** Exactly these members; who stays keeps his absence. Touches no row for those who are on it already. */
export function keepMembers(shiftId: string, memberIds: readonly string[]): SQL {
  return sql`
    delete from shift_member where shift_id = ${shiftId}::uuid
      and member_id not in ${listOf(memberIds)}`
}

export interface OnShift {
  shiftId: string
  memberId: string
}

/** Members onto shifts, for the time of each. */
export function addMembers(rows: readonly OnShift[]): SQL {
  return sql`
    insert into shift_member (shift_id, member_id, period)
    select s.id, x."memberId", s.period
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x ("shiftId" uuid, "memberId" uuid) join shift s on s.id = x."shiftId"
    on conflict (shift_id, member_id) do nothing`
}

export interface CellOnShift {
  shiftId: string
  code: string
}

/** Cells onto shifts; those that were there already stay as they were assigned. */
export function addCells(rows: readonly CellOnShift[], { by, at }: { by: string; at: string }): SQL {
  return sql`
    insert into shift_cell (shift_id, cell_code, assigned_by, assigned_at)
    select x."shiftId", x.code, ${by}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x ("shiftId" uuid, code text)
    on conflict (shift_id, cell_code) do nothing`
}

/** Takes cells off a shift: those named, or all but those. */
export function removeCells(shiftId: string, codes: readonly string[], which: 'these' | 'others'): SQL {
  const named = sql`(select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`
  return sql`
    delete from shift_cell where shift_id = ${shiftId}::uuid and cell_code ${which === 'these' ? sql`in` : sql`not in`} ${named}`
}

/** Who is on two shifts shall be seen at the end of the transaction, not between its statements. */
export function deferMemberOnce(): SQL {
  return sql`set constraints shift_member_once deferred`
}

/** Looks now. */
export function checkMemberOnce(): SQL {
  return sql`set constraints shift_member_once immediate`
}

/** Puts a member of a shift onto another; whoever comes is not absent. Touches no row where he is not on the first. */
export function moveMember({ shiftId, memberId }: OnShift, toShiftId: string): SQL {
  return sql`
    update shift_member sm set shift_id = s.id, period = s.period, absent_reason = null
    from shift s
    where sm.shift_id = ${shiftId}::uuid and sm.member_id = ${memberId}::uuid and s.id = ${toShiftId}::uuid`
}

/** Null = is back. Touches no row where the member is not on the shift. */
export function setAbsence({ shiftId, memberId }: OnShift, reason: string | null): SQL {
  return sql`
    update shift_member set absent_reason = ${reason} where shift_id = ${shiftId}::uuid and member_id = ${memberId}::uuid`
}

export interface BusyRow {
  name: string
  from: string
  to: string
}

/** A time, and shifts that do not count. */
interface Meanwhile {
  from: string
  to: string
  except: readonly string[]
}

/** The team's first other shift within a time. */
export function teamBusyAt(teamId: string, { from, to, except }: Meanwhile): SQL {
  return sql`
    select t.name, lower(s.period) as from, upper(s.period) as to from shift s join patrol_team t on t.id = s.team_id
    where s.team_id = ${teamId}::uuid and s.period && tstzrange(${from}::timestamptz, ${to}::timestamptz)
      and s.id not in ${listOf(except)}
    order by s.period limit 1`
}

/** The first of members who serves elsewhere within a time. */
export function memberBusyDuring(memberIds: readonly string[], { from, to, except }: Meanwhile): SQL {
  return sql`
    select m.name, lower(sm.period) as from, upper(sm.period) as to from shift_member sm join team_member m on m.id = sm.member_id
    where sm.member_id in ${listOf(memberIds)} and sm.absent_reason is null
      and sm.period && tstzrange(${from}::timestamptz, ${to}::timestamptz) and sm.shift_id not in ${listOf(except)}
    order by sm.period, m.name limit 1`
}

const listOf = (ids: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`
