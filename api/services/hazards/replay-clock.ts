import { type CaseNamesRow, hazardCase } from '@wangge/db/queries/hazard-case'
import type { Clock } from '@wangge/db/vocabulary'
import type { ClockReplay } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { duesOf } from '../../life/clock-entry.ts'
import type { HazardState } from '../../life/index.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { stateOfRow } from './state-of-row.ts'

/** How the due times of a hazard's latest clock of a name come about, step by step; throws `notFound`. */
export async function replayClock({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { id: string; clock: Clock }
}): Promise<ClockReplay> {
  const { calendar } = await ruleBook(ctx)
  const [row] = await ctx.database.rows<HazardState & CaseNamesRow>(ctx.who, hazardCase(input.id))
  if (!row) throw notFound('hazard', input.id)
  const entry = stateOfRow(row).clocks.findLast(({ clock }) => clock === input.clock)
  if (!entry) throw notFound('clock', input.clock)
  const { statutory, promised } = duesOf(entry, calendar)
  return { clock: input.clock, statutory: statutory?.steps ?? null, promised: promised?.steps ?? null }
}
