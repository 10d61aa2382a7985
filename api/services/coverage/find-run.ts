import { coverageRunById, latestCoverageRun, type RunRow } from '@wangge/db/queries/coverage-runs'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'

/** The latest finished run, null where none was computed. */
export async function findLatestRun(ctx: Ctx): Promise<RunRow | null> {
  const [run] = await ctx.database.rows<RunRow>(ctx.who, latestCoverageRun())
  return run ?? null
}

/** A run by its id, or `latest`; throws `notFound`. */
export async function findRun(ctx: Ctx, id: string): Promise<RunRow> {
  if (id === 'latest') {
    const latest = await findLatestRun(ctx)
    if (latest) return latest
    throw notFound('coverageRun', id)
  }
  const [run] = await ctx.database.rows<RunRow>(ctx.who, coverageRunById(id))
  if (run) return run
  throw notFound('coverageRun', id)
}
