import { consultationRow } from '@wangge/db/queries/consultations'
import type { z } from 'zod'
import type { ConsultationCase, consultationAction } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import {
  type ConsultationRecord,
  type ConsultationState,
  decideConsultation,
  projectConsultation,
} from '../../life/consultation.ts'
import { moveCase, stampOf } from '../cases/write-case.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { readConsultation } from './read-consultation.ts'

interface ActInput {
  id: string
  action: z.output<typeof consultationAction>
  idempotencyKey?: string | undefined
}

/** Answers, closes or annotates under the row's lock. Throws `notFound`, `forbidden`, `hazardMoved`, `actionNotAllowed`, `invalidInput`. */
export async function actOnConsultation({ ctx, input }: { ctx: Ctx; input: ActInput }): Promise<ConsultationCase> {
  const { id, action, idempotencyKey } = input
  const request = keyed(idempotencyKey, ['POST consultations actions', id, action])
  return answerOnce(ctx, request, async () => {
    const book = await ruleBook(ctx)
    return ctx.database.transaction(ctx.who, async (tx) => {
      await tx.rows(consultationRow.lock(id))
      const [row] = await tx.rows<ConsultationState & { movedVersion: number }>(consultationRow.toMove(id))
      if (!row) throw notFound('consultation', id)
      const { movedVersion, ...before } = row
      const now = ctx.clock().toISOString()
      const decided = decideConsultation(before, action, ctx.who, { book, now, movedVersion })
      const stamp = stampOf(ctx, before.version, { happenedAt: now, receivedAt: now })
      const record: ConsultationRecord = { ...decided, ...stamp }
      const state = projectConsultation(before, record)
      await moveCase(tx, 'consultation', { id, row: consultationRow, state, record })
      const answer = await readConsultation(tx, ctx, { id, book })
      await keep(tx, ctx, request, 200, answer)
      return answer
    })
  })
}
