import { type AskedPointRow, askedPoint, consultationRow } from '@wangge/db/queries/consultations'
import type { z } from 'zod'
import type { ConsultationCase, consultationRequest } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { type ConsultationRecord, decideQuestion, projectConsultation } from '../../life/consultation.ts'
import { reportedAtOf } from '../../life/reported-at.ts'
import { namedPerson, openCase, stampOf } from '../cases/write-case.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { REPORTERS, requireRole } from '../permissions.ts'
import { takeSerial } from '../serials.ts'
import { readConsultation } from './read-consultation.ts'

interface AskInput {
  asked: z.output<typeof consultationRequest>
  idempotencyKey?: string | undefined
}

/** Takes in a question asked at a service point, whose cell says whose it is. Throws `unknownServicePoint`, `inTheFuture`, `tooLongAgo`. */
export async function askQuestion({ ctx, input }: { ctx: Ctx; input: AskInput }): Promise<ConsultationCase> {
  const { asked, idempotencyKey } = input
  requireRole(ctx.who, REPORTERS)
  const request = keyed(idempotencyKey, ['POST consultations', asked])
  return answerOnce(ctx, request, async () => {
    const receivedAt = ctx.clock().toISOString()
    const happenedAt = reportedAtOf('askedAt', asked.askedAt, receivedAt)
    const point = await pointAsked(ctx, asked.servicePointId)
    const [book, serial, id] = [await ruleBook(ctx), await takeSerial(ctx, 'consultation'), newId()]
    const { channel, question } = asked
    const at = { servicePointId: point.id, servicePointName: point.name, cellCode: point.cellCode }
    const person = namedPerson(asked.asker)
    const decided = decideQuestion({ serial, channel, question, ...at, asker: person }, happenedAt, book)
    const record: ConsultationRecord = { ...decided, ...stampOf(ctx, 0, { happenedAt, receivedAt }) }
    const state = projectConsultation(null, record)
    return ctx.database.transaction(ctx.who, async (tx) => {
      await openCase(tx, 'consultation', { id, row: consultationRow, state, record, person })
      const answer = await readConsultation(tx, ctx, { id, book })
      await keep(tx, ctx, request, 201, answer)
      return answer
    })
  })
}

async function pointAsked(ctx: Ctx, id: string): Promise<AskedPointRow> {
  const [point] = await ctx.database.rows<AskedPointRow>(ctx.who, askedPoint(id))
  if (point) return point
  throw new ServiceError('unknownServicePoint', `There is no service point ${id} here`, { field: 'servicePointId', id })
}
