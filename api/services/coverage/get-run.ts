import type { CoverageRun } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findRun } from './find-run.ts'
import { presentRun } from './present-run.ts'

/** One run; `id` may be `latest`. Throws `notFound`. */
export async function getRun({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<CoverageRun> {
  return presentRun(ctx, await findRun(ctx, input.id))
}
