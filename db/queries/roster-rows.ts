import { type SQL, sql } from 'drizzle-orm'
import { DIVISION_CODE_LENGTH, LEVEL_CODE_LENGTH, type TeamKind } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

export interface ShiftKindRow {
  key: string
  nameZh: string
  nameEn: string
  /** Local wall times, HH:MM; one that ends at or before its start ends on the next day. */
  starts: string
  ends: string
  active: boolean
}

/** All kinds of shifts, in the order people are shown them. */
export function shiftKinds(): SQL {
  return sql`select key, name_zh as "nameZh", name_en as "nameEn", starts, ends, active from shift_kind order by sort_order, key`
}

/** Adds a kind behind the others, or changes one; shifts that exist keep their times. */
export function putShiftKind({ key, nameZh, nameEn, starts, ends, active }: ShiftKindRow): SQL {
  return sql`
    insert into shift_kind (key, name_zh, name_en, starts, ends, active, sort_order)
    select ${key}, ${nameZh}, ${nameEn}, ${starts}, ${ends}, ${active}, coalesce(max(sort_order), 0) + 1 from shift_kind
    on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, starts = excluded.starts,
      ends = excluded.ends, active = excluded.active`
}

export interface ShiftRow {
  id: string
  teamId: string
  kind: string
  day: string
  from: string
  to: string
}

/** Days inclusive, by which a shift begins; and the codes of what is meant begin with `prefix`, '' = everything. */
export interface RosterSpan {
  from: string
  to: string
  prefix: string
}

/** Ids of the shifts of an area's teams, and of those that cover cells in it or all of it. */
export function shiftIds({ from, to, prefix }: RosterSpan): SQL {
  const inDays = sql`s.day between ${from}::date and ${to}::date`
  if (prefix === '') return sql`select s.id from shift s where ${inDays}`
  return sql`
    select s.id from shift s join patrol_team t on t.id = s.team_id where ${inDays} and ${startsWith(sql`t.scope_code`, prefix)}
    union
    select s.id from shift s join shift_cell c on c.shift_id = s.id where ${inDays} and ${startsWith(sql`c.cell_code`, prefix)}
    union
    select s.id from shift s join shift_cell c on c.shift_id = s.id where ${inDays} and c.cell_code = any(${codesAbove(prefix)})`
}

/** Codes of the divisions that hold the area of a prefix, as an array. */
export function codesAbove(prefix: string): SQL {
  const above = Object.values(LEVEL_CODE_LENGTH).filter((length) => length < prefix.length)
  return sql`${sql.param(above.map((length) => prefix.slice(0, length).padEnd(DIVISION_CODE_LENGTH, '0')))}::text[]`
}

const anyOf = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`

/** Shifts by when they begin. */
export function shifts(ids: readonly string[]): SQL {
  return sql`
    select s.id, s.team_id as "teamId", s.kind, s.day::text as day, lower(s.period) as from, upper(s.period) as to
    from shift s where s.id = ${anyOf(ids)} order by lower(s.period), s.id`
}

export interface ShiftCellRow {
  shiftId: string
  code: string
}

/** Cells of shifts, by code. */
export function shiftCells(ids: readonly string[]): SQL {
  return sql`
    select shift_id as "shiftId", cell_code as code from shift_cell where shift_id = ${anyOf(ids)} order by cell_code`
}

export interface ShiftPersonRow {
  shiftId: string
  memberId: string
  name: string
  isLeader: boolean
  absentReason: string | null
}

/** People of shifts, leaders first. */
export function shiftPeople(ids: readonly string[]): SQL {
  return sql`
    select sm.shift_id as "shiftId", m.id as "memberId", m.name, m.is_leader as "isLeader", sm.absent_reason as "absentReason"
    from shift_member sm join team_member m on m.id = sm.member_id
    where sm.shift_id = ${anyOf(ids)} order by m.is_leader desc, m.name, m.id`
}

export interface RosterTeamRow {
  id: string
  code: string
  name: string
  kind: TeamKind
  cellCode: string | null
}

const rosterTeam = sql`t.id, t.code, t.name, t.kind, t.cell_code as "cellCode"`

/** Teams of an area, by kind and code; '' = everything. */
export function rosterTeams(prefix: string): SQL {
  return sql`select ${rosterTeam} from patrol_team t where ${startsWith(sql`t.scope_code`, prefix)} order by t.kind, t.code`
}

export interface RosterMemberRow {
  id: string
  teamId: string
  name: string
}

/** Members of an area's teams, leaders first. */
export function rosterMembers(prefix: string): SQL {
  return sql`
    select m.id, m.team_id as "teamId", m.name from team_member m join patrol_team t on t.id = m.team_id
    where ${startsWith(sql`t.scope_code`, prefix)} order by m.is_leader desc, m.name, m.id`
}

export interface BusyTimeRow {
  id: string
  from: string
  to: string
}

interface Within {
  from: string
  to: string
}

/** When teams are on shifts that touch a time. */
export function busyTeams({ from, to }: Within, teamIds: readonly string[]): SQL {
  return sql`
    select s.team_id as id, lower(s.period) as from, upper(s.period) as to from shift s
    where s.team_id = ${anyOf(teamIds)} and s.period && tstzrange(${from}::timestamptz, ${to}::timestamptz)`
}

/** When members are on shifts that touch a time, and not absent. */
export function busyMembers({ from, to }: Within, memberIds: readonly string[]): SQL {
  return sql`
    select sm.member_id as id, lower(sm.period) as from, upper(sm.period) as to from shift_member sm
    where sm.member_id = ${anyOf(memberIds)} and sm.period && tstzrange(${from}::timestamptz, ${to}::timestamptz)
      and sm.absent_reason is null`
}
