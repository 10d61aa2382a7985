import type { CaseEventRow } from '@wangge/db/queries/case-events'
import type { IncidentLineRow } from '@wangge/db/queries/incidents'
import type { Incident, IncidentCase } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { allowedOnIncident, type IncidentState } from '../../life/incident.ts'
import type { RuleBook } from '../../life/index.ts'
import { maskedPerson } from '../cases/write-case.ts'
import { presentClock } from '../hazards/present-clock.ts'

export function presentIncident(row: IncidentLineRow): Incident {
  const { id, serial, version, state, clock, source, sourceReference, description, address, teamName } = row
  const { reportedAt, attackBegunAt, handedOverAt, outAt, closedAt, dueAt, soonAt, cellCode, cellName } = row
  return {
    ...{ id, serial, version, state, clock, source, sourceReference, description, address, teamName },
    ...{ reportedAt, attackBegunAt, handedOverAt, outAt, closedAt, dueAt, soonAt, cellCode, cellName },
    position: [row.lon, row.lat],
    caller: maskedPerson(row.callerNameMasked, row.callerPhoneMasked),
  }
}

/** The incident's page as one person sees it now. */
export function presentIncidentCase(
  ctx: Ctx,
  { row, events, book }: { row: IncidentLineRow & IncidentState; events: CaseEventRow[]; book: RuleBook },
): IncidentCase {
  const now = ctx.clock().toISOString()
  return {
    ...presentIncident(row),
    clocks: row.clocks.map((entry) => presentClock(entry, book, now)),
    events,
    allowedActions: allowedOnIncident(row, ctx.who),
  }
}
