import { insertQuestion } from '@wangge/db/queries/resident-questions'
import type { ReporterSide } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { requireRole } from '../permissions.ts'
import { ASKERS, readReporterSide } from './reporter-side.ts'
import { lockHazard, tellHazard } from './tell-hazard.ts'

/** So many questions may wait for an answer at once: more is an interrogation. */
const MOST_WAITING = 3

/** Asks the reporter a question, which he reads under his link. Throws notFound, forbidden, actionNotAllowed. */
export async function askReporter({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { id: string; question: string; idempotencyKey?: string | undefined }
}): Promise<ReporterSide> {
  const { id, question, idempotencyKey } = input
  const { who } = ctx
  requireRole(who, ASKERS)
  const request = keyed(idempotencyKey, ['POST hazards reporter questions', id, question])
  return answerOnce(ctx, request, () =>
    ctx.database.transaction(who, async (tx) => {
      const before = await lockHazard(tx, id, who)
      const { mayAsk, questions } = await readReporterSide(tx, ctx, id)
      const waiting = questions.filter(({ answer }) => answer === null).length
      if (!mayAsk) throw notNow('notFollowed')
      if (waiting >= MOST_WAITING) throw notNow('questionsWaiting')
      const now = ctx.clock().toISOString()
      const asked = { id: newId(), hazardId: id, question, askedByName: who.personName, askedAt: now }
      await tx.run(insertQuestion(asked))
      const event = { event: 'reporterAsked' as const, payload: { questionId: asked.id, text: question } }
      await tellHazard(tx, { id, before, event, who, role: who.role, now })
      const side = await readReporterSide(tx, ctx, id)
      await keep(tx, ctx, request, 201, side)
      return side
    }),
  )
}

function notNow(reason: string): ServiceError {
  return new ServiceError('actionNotAllowed', `The reporter cannot be asked: ${reason}`, {
    ...{ action: 'askReporter', reasons: [reason], missing: [] },
  })
}
