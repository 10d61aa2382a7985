import { type SQL, sql } from 'drizzle-orm'
import type {
  Clock,
  ClockState,
  HazardGrade,
  HazardSource,
  HazardState,
  HazardVerdict,
  RectificationClass,
} from '../vocabulary.ts'
import { startsWith } from './parts.ts'

/** Share of the time between report and due time after which a hazard counts as due soon (interface.md: ≥80% used). */
const SOON_SHARE = 0.8

export interface HazardRow {
  id: string
  serial: string
  version: number
  kind: string
  grade: HazardGrade
  state: HazardState
  verdict: HazardVerdict | null
  source: HazardSource
  sourceReference: string
  clock: ClockState
  dueClock: Clock | null
  soonAt: string | null
  provisional: boolean
  description: string
  address: string
  lon: number
  lat: number
  reportedAt: string
  dueAt: string | null
  pausedAt: string | null
  closedOutAt: string | null
  rectificationClass: RectificationClass | null
  rectifiedAt: string | null
  ownerId: string | null
  ownerName: string | null
  cellCode: string | null
  cellName: string | null
  townshipCode: string | null
  townshipName: string | null
}

export interface HazardFilter {
  /** Empty = all open ones. */
  clocks: readonly ClockState[]
  grade: HazardGrade | null
  /** Code prefix of a cell, '' for all. */
  prefix: string
}

/** Derived, never stored: a due time that has passed is overdue from the next instant on; exactly at the due time it is not. */
function clockState(now: string): SQL {
  return sql`
    case
      when h.state = 'closedOut' then 'closed'
      when h.paused_at is not null then 'paused'
      when h.due_at is null then 'notStarted'
      when h.due_at < ${now}::timestamptz then 'overdue'
      when ${now}::timestamptz >= coalesce(h.soon_at, h.reported_at + ${SOON_SHARE}::float8 * (h.due_at - h.reported_at)) then 'soon'
      else 'ontime'
    end`
}

function columns(now: string): SQL {
  return sql`
    h.id, h.serial, h.version, h.kind, h.grade, h.state, h.verdict, h.source, h.source_reference as "sourceReference",
    ${clockState(now)} as clock, h.due_clock as "dueClock", h.soon_at as "soonAt", h.provisional, h.description, h.address,
    h.rectification_class as "rectificationClass", h.rectified_at as "rectifiedAt", h.owner_id as "ownerId", h.owner_name as "ownerName",
    t.code as "townshipCode",
    ST_X(h.location) as lon, ST_Y(h.location) as lat, h.reported_at as "reportedAt", h.due_at as "dueAt", h.paused_at as "pausedAt",
    h.closed_out_at as "closedOutAt", h.cell_code as "cellCode", c.name as "cellName", t.name as "townshipName"`
}

const joins = sql`
  left join grid_cell c on c.code = h.cell_code
  left join grid_cell t on t.code = left(h.cell_code, 9) || '000' and t.level = 'township'`

function filtered(filter: HazardFilter, now: string): SQL {
  const clocks = JSON.stringify(filter.clocks)
  return sql`
    (case when jsonb_array_length(${clocks}::jsonb) = 0 then h.state <> 'closedOut'
      else ${clockState(now)} in (select jsonb_array_elements_text(${clocks}::jsonb)) end)
    and (${filter.grade}::text is null or h.grade = ${filter.grade}::text)
    and ${startsWith(sql`h.scope_code`, filter.prefix)}`
}

/** Hazards by due time, those without one last. */
export function hazardPage(
  filter: HazardFilter,
  now: string,
  after: { dueAt: string | null; id: string } | null,
  limit: number,
): SQL {
  const keyset = after
    ? sql`and (coalesce(h.due_at, 'infinity'), h.id) > (coalesce(${after.dueAt}::timestamptz, 'infinity'), ${after.id}::uuid)`
    : sql``
  return sql`
    select ${columns(now)} from hazard h ${joins}
    where ${filtered(filter, now)} ${keyset}
    order by coalesce(h.due_at, 'infinity'), h.id
    limit ${limit}::int`
}

/** How many hazards the filter lets through. */
export function hazardCount(filter: HazardFilter, now: string): SQL {
  return sql`select count(*) as total from hazard h where ${filtered(filter, now)}`
}

/** One hazard by its id. */
export function hazardById(id: string, now: string): SQL {
  return sql`select ${columns(now)} from hazard h ${joins} where h.id = ${id}::uuid`
}

export interface HazardTallyRow {
  clock: ClockState
  count: number
}

/** Hazards by the state of their clock. */
export function hazardTallies(now: string): SQL {
  return sql`select clock, count(*) as count from (select ${clockState(now)} as clock from hazard h) clocks group by clock`
}
