import { incidentRow } from '@wangge/db/queries/incidents'
import type { z } from 'zod'
import type { IncidentCase, incidentAction } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { decideIncident, type IncidentRecord, type IncidentState, projectIncident } from '../../life/incident.ts'
import { moveCase, stampOf } from '../cases/write-case.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { readIncident } from './read-incident.ts'

interface ActInput {
  id: string
  action: z.output<typeof incidentAction>
  idempotencyKey?: string | undefined
}

/** One step of a fire under the row's lock. Throws `notFound`, `forbidden`, `hazardMoved`, `actionNotAllowed`, `invalidInput`, `inTheFuture`, `beforePrevious`. */
export async function actOnIncident({ ctx, input }: { ctx: Ctx; input: ActInput }): Promise<IncidentCase> {
  const { id, action, idempotencyKey } = input
  const request = keyed(idempotencyKey, ['POST incidents actions', id, action])
  return answerOnce(ctx, request, async () => {
    const book = await ruleBook(ctx)
    return ctx.database.transaction(ctx.who, async (tx) => {
      await tx.rows(incidentRow.lock(id))
      const [row] = await tx.rows<IncidentState & { movedVersion: number }>(incidentRow.toMove(id))
      if (!row) throw notFound('incident', id)
      const { movedVersion, ...before } = row
      const now = ctx.clock().toISOString()
      const { decided, happenedAt } = decideIncident(before, action, ctx.who, { book, now, movedVersion })
      const record: IncidentRecord = { ...decided, ...stampOf(ctx, before.version, { happenedAt, receivedAt: now }) }
      const state = projectIncident(before, record)
      await moveCase(tx, 'incident', { id, row: incidentRow, state, record })
      const answer = await readIncident(tx, ctx, { id, book })
      await keep(tx, ctx, request, 200, answer)
      return answer
    })
  })
}
