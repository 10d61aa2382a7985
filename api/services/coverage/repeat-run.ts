import type { CoverageRun } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { requireWholeScope } from '../permissions.ts'
import { finished } from './compare-runs.ts'
import { startRun } from './compute.ts'
import { findRun } from './find-run.ts'

/**
 * Takes a finished run again, on its own network and with its own settings, over the residences, points and street edits of now. Once
 * it is done it says whether the same went in, and whether the same came out. Throws `forbidden`, `notFound`, `runNotDone`,
 * `coverageRunning`.
 */
export async function repeatRun({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { id: string }
}): Promise<{ run: CoverageRun; finished: Promise<void> }> {
  requireWholeScope(ctx.who, ['administrator', 'planner', 'command'])
  const before = finished(await findRun(ctx, input.id))
  const graph = await ctx.networks.graph(before.networkId)
  if (!graph) throw notFound('network', before.networkId)
  const { limitSeconds, speedMetresPerSecond, kinds, snapLimitMetres } = before
  return startRun(
    ctx,
    { id: before.networkId, graph },
    { limitSeconds, speedMetresPerSecond, kinds, snapLimitMetres, repeats: before.id },
  )
}
