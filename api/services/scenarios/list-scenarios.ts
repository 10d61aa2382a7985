import { type ScenarioSummaryRow, scenarioCount, scenarioPage } from '@wangge/db/queries/scenarios'
import { z } from 'zod'
import type { scenarioSummary } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import { presentSummary } from './present-scenario.ts'
import { networkInForce } from './read-scenario.ts'

/** Scenarios of the asker's area, the latest change first. */
export async function listScenarios({
  ctx,
  input,
}: {
  ctx: Ctx
  input: PageInput
}): Promise<Page<z.infer<typeof scenarioSummary>>> {
  requireRole(ctx.who, PLAN_READERS)
  const after = decodeCursor(input.cursor, z.object({ at: z.iso.datetime(), id: z.uuid() }))
  const inForce = (await networkInForce(ctx))?.id ?? null
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<ScenarioSummaryRow>(scenarioPage(after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(scenarioCount())).total : null,
  }))
  return pageOf(rows, input.limit, {
    item: (row) => presentSummary(ctx, row, inForce),
    place: ({ changedAt, id }) => ({ at: changedAt, id }),
    total,
  })
}
