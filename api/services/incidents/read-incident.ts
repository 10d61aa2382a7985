import type { Transaction } from '@wangge/db'
import { type CaseEventRow, eventsOf } from '@wangge/db/queries/case-events'
import { type IncidentLineRow, incidentById } from '@wangge/db/queries/incidents'
import type { IncidentCase } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { IncidentState } from '../../life/incident.ts'
import type { RuleBook } from '../../life/index.ts'
import { presentIncidentCase } from './present-incident.ts'

/** The incident's page, read within a transaction; throws `notFound`. */
export async function readIncident(
  tx: Transaction,
  ctx: Ctx,
  { id, book }: { id: string; book: RuleBook },
): Promise<IncidentCase> {
  const now = ctx.clock().toISOString()
  const [row] = await tx.rows<IncidentLineRow & IncidentState>(incidentById(id, now))
  if (!row) throw notFound('incident', id)
  return presentIncidentCase(ctx, { row, events: await tx.rows<CaseEventRow>(eventsOf(id)), book })
}
