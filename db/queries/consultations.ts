import { type SQL, sql } from 'drizzle-orm'
import type { ClockState, ConsultationState } from '../vocabulary.ts'
import { caseRow, smallClockState } from './case-row.ts'

const PROJECTED = [
  ...['version', 'serial', 'state', 'channel', 'servicePointId', 'servicePointName', 'question', 'answer'],
  ...['askerNameMasked', 'askerPhoneMasked', 'askedAt', 'receivedAt', 'answeredAt', 'answeredBy', 'closedAt'],
  ...['clocks', 'dueAt', 'soonAt', 'movedEvent', 'movedAt', 'movedBy', 'cellCode'],
]

/** The row of a consultation. */
export const consultationRow = caseRow('consultation', PROJECTED, false)

export interface ConsultationLineRow {
  id: string
  serial: string
  version: number
  state: ConsultationState
  clock: ClockState
  channel: 'visit' | 'phone' | 'online'
  servicePointId: string | null
  servicePointName: string
  question: string
  answer: string
  askerNameMasked: string | null
  askerPhoneMasked: string | null
  askedAt: string
  answeredAt: string | null
  answeredBy: string | null
  dueAt: string | null
  soonAt: string | null
  cellCode: string | null
  cellName: string | null
}

const line = (now: string): SQL => sql`
  h.id, ${consultationRow.columns}, ${smallClockState(now)} as clock, c.name as "cellName"
  from consultation h left join grid_cell c on c.code = h.cell_code`

export interface ConsultationFilter {
  state: ConsultationState | null
}
const passes = ({ state }: ConsultationFilter): SQL => sql`(${state}::text is null or h.state = ${state}::text)`

/** Consultations, the latest first. */
export function consultationPage(
  filter: ConsultationFilter,
  now: string,
  after: { at: string; id: string } | null,
  limit: number,
): SQL {
  const keyset = after ? sql`and (h.asked_at, h.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${line(now)} where ${passes(filter)} ${keyset}
    order by h.asked_at desc, h.id desc limit ${limit}::int`
}

/** How many consultations the filter lets through. */
export function consultationCount(filter: ConsultationFilter): SQL {
  return sql`select count(*) as total from consultation h where ${passes(filter)}`
}

/** One consultation, with its clocks. */
export function consultationById(id: string, now: string): SQL {
  return sql`select ${line(now)} where h.id = ${id}::uuid`
}

export interface AskedPointRow {
  id: string
  name: string
  cellCode: string | null
}

/** The service point at which is asked: its cell says whose consultation it is. */
export function askedPoint(id: string): SQL {
  return sql`select id, name, cell_code as "cellCode" from service_point
    where id = ${id}::uuid and closed_at is null`
}
