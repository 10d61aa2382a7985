import { WHOLE_SYSTEM } from '@wangge/db'
import { stopCoverageRun } from '@wangge/db/queries/coverage-run-states'
import type { CoverageRun } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { requireWholeScope } from '../permissions.ts'
import { findRun } from './find-run.ts'
import { presentRun } from './present-run.ts'

/** Stops a running run, in whichever process it runs: it looks before each step. Throws `notFound`, `runNotRunning`. */
export async function cancelRun({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<CoverageRun> {
  requireWholeScope(ctx.who, ['administrator', 'planner', 'command'])
  const run = await findRun(ctx, input.id)
  const at = ctx.clock().toISOString()
  const touched = await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
    tx.run(stopCoverageRun(run.id, 'cancelled', null, at)),
  )
  if (touched === 0) {
    const now = await findRun(ctx, run.id)
    throw new ServiceError('runNotRunning', `Run ${run.id} is ${now.state}, not running`, {
      id: run.id,
      state: now.state,
    })
  }
  return presentRun(ctx, await findRun(ctx, run.id))
}
