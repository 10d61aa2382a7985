import type { HazardCase } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { readCase } from './read-case.ts'

/** The hazard's page; throws `notFound`. */
export async function getHazard({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<HazardCase> {
  const book = await ruleBook(ctx)
  const found = await ctx.database.transaction(ctx.who, (tx) => readCase(tx, ctx, input.id, book))
  if (found) return found
  throw notFound('hazard', input.id)
}
