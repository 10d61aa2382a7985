import type { ConsultationCase } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { readConsultation } from './read-consultation.ts'

/** One consultation with its trail and clock; throws `notFound`. */
export async function getConsultation({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ConsultationCase> {
  const book = await ruleBook(ctx)
  return ctx.database.transaction(ctx.who, (tx) => readConsultation(tx, ctx, { id: input.id, book }))
}
