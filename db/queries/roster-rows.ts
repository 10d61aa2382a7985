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

/** Columns of a ShiftRow, from `shift s`. */
const shiftColumns = sql`s.id, s.team_id as "teamId", s.kind, s.day::text as day, lower(s.period) as from, upper(s.period) as to`

/** Which shifts are meant. */
export type ShiftChoice =
  | { ids: readonly string[] }
  /** By the day they begin on; those of teams of an area, and those that cover cells in it or all of it. '' = everything. */
  | { from: string; to: string; prefix: string }

/** Condition on `shift s`. */
function chosen(choice: ShiftChoice): SQL {
  if ('ids' in choice)
    return sql`s.id in (select jsonb_array_elements_text(${JSON.stringify(choice.ids)}::jsonb)::uuid)`
  const { from, to, prefix } = choice
  const inDays = sql`s.day between ${from}::date and ${to}::date`
  if (prefix === '') return inDays
  return sql`${inDays} and (s.team_id in (select t.id from patrol_team t where ${startsWith(sql`t.scope_code`, prefix)})
    or exists (select from shift_cell a where a.shift_id = s.id 
      and (${startsWith(sql`a.cell_code`, prefix)} or a.cell_code in ${codesAbove(prefix)})))`
}

/** Codes of the divisions that hold the area of a prefix, as a list for `in`. */
export function codesAbove(prefix: string): SQL {
  const above = Object.values(LEVEL_CODE_LENGTH).filter((length) => length < prefix.length)
  const codes = above.map((length) => prefix.slice(0, length).padEnd(DIVISION_CODE_LENGTH, '0'))
  return sql`(select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`
}

/** Shifts by when they begin. */
export function shifts(choice: ShiftChoice): SQL {
  return sql`select ${shiftColumns} from shift s where ${chosen(choice)} order by lower(s.period), s.id`
}

export interface ShiftCellRow {
  shiftId: string
  code: string
}

/** Cells of shifts, by code. */
export function shiftCells(choice: ShiftChoice): SQL {
  return sql`
    select sc.shift_id as "shiftId", sc.cell_code as code from shift s join shift_cell sc on sc.shift_id = s.id
    where ${chosen(choice)} order by sc.cell_code`
}

export interface ShiftPersonRow {
  shiftId: string
  memberId: string
  name: string
  isLeader: boolean
  absentReason: string | null
}

/** People of shifts, leaders first. */
export function shiftPeople(choice: ShiftChoice): SQL {
  return sql`
    select sm.shift_id as "shiftId", m.id as "memberId", m.name, m.is_leader as "isLeader", sm.absent_reason as "absentReason"
    from shift s join shift_member sm on sm.shift_id = s.id join team_member m on m.id = sm.member_id
    where ${chosen(choice)} order by m.is_leader desc, m.name, m.id`
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
export function busyTeams({ from, to }: Within): SQL {
  return sql`
    select s.team_id as id, lower(s.period) as from, upper(s.period) as to from shift s
    where s.period && tstzrange(${from}::timestamptz, ${to}::timestamptz)`
}

/** When members are on shifts that touch a time, and not absent. */
export function busyMembers({ from, to }: Within): SQL {
  return sql`
    select sm.member_id as id, lower(sm.period) as from, upper(sm.period) as to from shift_member sm
    where sm.period && tstzrange(${from}::timestamptz, ${to}::timestamptz) and sm.absent_reason is null`
}
