import { type SQL, sql } from 'drizzle-orm'
import type { ClockState, HazardSource, IncidentState } from '../vocabulary.ts'
import { caseRow, smallClockState } from './case-row.ts'

const PROJECTED = [
  ...['version', 'serial', 'state', 'source', 'sourceReference', 'description', 'address', 'teamName'],
  ...['callerNameMasked', 'callerPhoneMasked', 'reportedAt', 'receivedAt', 'attackBegunAt', 'handedOverAt', 'outAt'],
  ...['closedAt', 'clocks', 'dueAt', 'soonAt', 'movedEvent', 'movedAt', 'movedBy', 'cellCode'],
]

/** The row of a fire that the centre itself handles. */
export const incidentRow = caseRow('fire_incident', PROJECTED, true)

export interface IncidentLineRow {
  id: string
  serial: string
  version: number
  state: IncidentState
  clock: ClockState
  source: HazardSource
  sourceReference: string
  description: string
  address: string
  lon: number
  lat: number
  teamName: string
  callerNameMasked: string | null
  callerPhoneMasked: string | null
  reportedAt: string
  attackBegunAt: string | null
  handedOverAt: string | null
  outAt: string | null
  closedAt: string | null
  dueAt: string | null
  soonAt: string | null
  cellCode: string | null
  cellName: string | null
}

const line = (now: string): SQL => sql`
  h.id, ${incidentRow.columns}, ${smallClockState(now)} as clock, c.name as "cellName"
  from fire_incident h left join grid_cell c on c.code = h.cell_code`

export interface IncidentFilter {
  /** Those that are not closed; else all. */
  openOnly: boolean
}
const passes = ({ openOnly }: IncidentFilter): SQL => (openOnly ? sql`h.state <> 'closed'` : sql`true`)

/** Incidents, the latest first. */
export function incidentPage(
  filter: IncidentFilter,
  now: string,
  after: { at: string; id: string } | null,
  limit: number,
): SQL {
  const keyset = after ? sql`and (h.reported_at, h.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${line(now)} where ${passes(filter)} ${keyset}
    order by h.reported_at desc, h.id desc limit ${limit}::int`
}

/** How many incidents the filter lets through. */
export function incidentCount(filter: IncidentFilter): SQL {
  return sql`select count(*) as total from fire_incident h where ${passes(filter)}`
}

/** One incident, with its clocks. */
export function incidentById(id: string, now: string): SQL {
  return sql`select ${line(now)} where h.id = ${id}::uuid`
}
