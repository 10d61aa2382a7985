import type { IncidentCase } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { readIncident } from './read-incident.ts'

/** One incident with its trail and clock; throws `notFound`. */
export async function getIncident({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<IncidentCase> {
  const book = await ruleBook(ctx)
  return ctx.database.transaction(ctx.who, (tx) => readIncident(tx, ctx, { id: input.id, book }))
}
