import type { HazardRow } from '@wangge/seeds'
import { project } from '../../life/project.ts'
import type { HazardPayloads, HazardState } from '../../life/state.ts'

/** What the file's row says: the event with which a stream begins, without the cell, and the row of lists that follows from it. */
export interface ImportedHazard {
  event: HazardPayloads['imported']
  state: HazardState
}

/** A hazard's row as the first event of its stream; `receivedAt` is when the import takes it in. */
export function importedHazard(row: HazardRow, receivedAt: string): ImportedHazard {
  const { serial, kind, grade, state, source, description, address, lon, lat } = row
  const event: HazardPayloads['imported'] = {
    ...{ serial, kind, grade, state, source, description, address, lon, lat },
    reportedAt: inUtc(row.reportedAt),
    ...textsOf(row),
    ...timesOf(row),
    ...(row.verdict ? { verdict: row.verdict } : {}),
    ...(row.rectificationClass ? { rectificationClass: row.rectificationClass } : {}),
  }
  const record = { version: 1, happenedAt: event.reportedAt, receivedAt, personId: '', personName: '', role: 'system' }
  return { event, state: project(null, { ...record, event: 'imported', payload: event, role: 'system' }) }
}

function textsOf({ sourceReference, responsibleUnit }: HazardRow) {
  return { ...(sourceReference ? { sourceReference } : {}), ...(responsibleUnit ? { responsibleUnit } : {}) }
}

const TIMES = [
  'acknowledgedAt',
  'answeredAt',
  'verifiedAt',
  'rectifyingAt',
  'rectifiedAt',
  'reinspectedAt',
  'repliedAt',
  'dueAt',
  'pausedAt',
  'closedOutAt',
] as const

function timesOf(row: HazardRow): Partial<Record<(typeof TIMES)[number], string>> {
  const times: Partial<Record<(typeof TIMES)[number], string>> = {}
  for (const name of TIMES) {
    const at = row[name]
    if (at) times[name] = inUtc(at)
  }
  return times
}

const inUtc = (instant: string): string => new Date(instant).toISOString()
