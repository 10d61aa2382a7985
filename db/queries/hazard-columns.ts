import { type SQL, sql } from 'drizzle-orm'
import type {
  Clock,
  ClockState,
  DispatchState,
  HazardGrade,
  HazardSource,
  HazardState,
  HazardVerdict,
  RectificationClass,
} from '../vocabulary.ts'
import { activeStates, etaOf } from './dispatch-row.ts'

/** One line of a list of hazards. */
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
  dueAt: string | null
  soonAt: string | null
  provisional: boolean
  description: string
  address: string
  lon: number
  lat: number
  reportedAt: string
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

/** A line with the dispatch that takes a team up for it now: all null, but for the last, where there is none. */
export interface HazardLineRow extends HazardRow {
  dispatchId: string | null
  teamId: string | null
  teamName: string | null
  dispatchState: DispatchState | null
  etaAt: string | null
}

/** Derived, never stored: a due time that has passed is overdue from the next instant on; exactly at the due time it is not. */
export function clockState(now: string): SQL {
  return sql`
    case
      when h.state = 'closedOut' then 'closed'
      when h.paused_at is not null then 'paused'
      when h.due_at is null then 'notStarted'
      when h.due_at < ${now}::timestamptz then 'overdue'
      when h.soon_at <= ${now}::timestamptz then 'soon'
      else 'ontime'
    end`
}

/** HazardRow of a hazard `h`, beside `hazardCells`. */
export function hazardColumns(now: string): SQL {
  return sql`
    h.id, h.serial, h.version, h.kind, h.grade, h.state, h.verdict, h.source, h.source_reference as "sourceReference",
    ${clockState(now)} as clock, h.due_clock as "dueClock", h.due_at as "dueAt", h.soon_at as "soonAt", h.provisional,
    h.description, h.address, ST_X(h.location) as lon, ST_Y(h.location) as lat, h.reported_at as "reportedAt",
    h.paused_at as "pausedAt", h.closed_out_at as "closedOutAt", h.rectification_class as "rectificationClass",
    h.rectified_at as "rectifiedAt", h.owner_id as "ownerId", h.owner_name as "ownerName", h.cell_code as "cellCode",
    c.name as "cellName", t.code as "townshipCode", t.name as "townshipName"`
}

/** The cell that holds the hazard `h`, and its township. */
export const hazardCells: SQL = sql`
  left join grid_cell c on c.code = h.cell_code
  left join grid_cell t on t.code = h.township_code || '000' and t.level = 'township'`

/** What HazardLineRow has beside the columns of a hazard, beside `hazardSent`. */
export const sentColumns: SQL = sql`
  d.id as "dispatchId", d.team_id as "teamId", d.team_name as "teamName", d.state as "dispatchState", ${etaOf(sql`d`)} as "etaAt"`

/** The dispatch of hazard `h` under way, looked up line by line: for a page that is cut already. */
export const hazardSent: SQL = sql`
  left join lateral (
    select d.* from dispatch d where d.hazard_id = h.id and d.state in ${activeStates} limit 1) d on true`
