import { incidentRow } from '@wangge/db/queries/incidents'
import type { z } from 'zod'
import type { IncidentCase, incidentRequest } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decideFireReport, type IncidentRecord, projectIncident } from '../../life/incident.ts'
import { reportedAtOf } from '../../life/reported-at.ts'
import { namedPerson, openCase, stampOf } from '../cases/write-case.ts'
import { findPlace } from '../hazards/find-place.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { ruleBookAt } from '../ledger-tables/rule-book.ts'
import { REPORTERS, requireRole } from '../permissions.ts'
import { takeSerial } from '../serials.ts'
import { readIncident } from './read-incident.ts'

interface ReportInput {
  report: z.output<typeof incidentRequest>
  idempotencyKey?: string | undefined
}

/** Takes in a fire that the centre itself handles. Throws `outsideDistrict`, `outsideScope`, `inTheFuture`, `tooLongAgo`. */
export async function reportIncident({ ctx, input }: { ctx: Ctx; input: ReportInput }): Promise<IncidentCase> {
  const { report, idempotencyKey } = input
  requireRole(ctx.who, REPORTERS)
  const request = keyed(idempotencyKey, ['POST incidents', report])
  return answerOnce(ctx, request, async () => {
    const receivedAt = ctx.clock().toISOString()
    const happenedAt = reportedAtOf('reportedAt', report.reportedAt, receivedAt)
    const place = await findPlace(ctx, report.position)
    const book = await ruleBookAt(ctx, place.configVersion)
    const [serial, id] = [await takeSerial(ctx, 'incident'), newId()]
    const { source, sourceReference, description, address, position } = report
    const [lon, lat] = position
    const facts = { serial, source, sourceReference, description, address, lon, lat, cellCode: place.code }
    const person = namedPerson(report.caller)
    const decided = decideFireReport({ ...facts, caller: person }, happenedAt, book)
    const record: IncidentRecord = { ...decided, ...stampOf(ctx, 0, { happenedAt, receivedAt }) }
    const state = projectIncident(null, record)
    return ctx.database.transaction(ctx.who, async (tx) => {
      await openCase(tx, 'incident', { id, row: incidentRow, state, record, person })
      const answer = await readIncident(tx, ctx, { id, book })
      await keep(tx, ctx, request, 201, answer)
      return answer
    })
  })
}
