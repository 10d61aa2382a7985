import { WHOLE_SYSTEM } from '@wangge/db'
import { dropUnfinishedResults, failInterruptedRuns, startCoverageRun } from '@wangge/db/queries/coverage-run-states'
import { coverageRunById, type RunRow } from '@wangge/db/queries/coverage-runs'
import type { CoverageRun } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { type Release, takeJobLock } from '../job-lock.ts'
import { requireWholeScope } from '../permissions.ts'
import type { Network } from '../walk/networks.ts'
import { presentRun } from './present-run.ts'
import { runCoverage } from './run-coverage.ts'
import { SNAP_LIMIT_METRES } from './thresholds.ts'

export interface CoverageInput {
  minutes: number
  speedMetresPerSecond: number
  /** Empty = every kind. */
  kinds: string[]
}

/**
 * Starts a run over everything and answers at once; `finished` settles when it has ended, well or not. Throws `forbidden`,
 * `coverageRunning` (one at a time), `noWalkNetwork`.
 */
export async function computeCoverage({
  ctx,
  input,
}: {
  ctx: Ctx
  input: CoverageInput
}): Promise<{ run: CoverageRun; finished: Promise<void> }> {
  requireWholeScope(ctx.who, ['administrator', 'planner', 'command'])
  const network = await ctx.networks.current()
  if (!network) throw new ServiceError('noWalkNetwork', 'There are no streets yet: import streets first')
  const release = await takeJobLock(ctx.database, 'coverage')
  if (!release) throw new ServiceError('coverageRunning', 'A coverage run is under way: wait for it, or cancel it')
  try {
    const row = await start(ctx, network, input)
    const finished = runCoverage(ctx, row, network.graph).finally(release)
    return { run: await presentRun(ctx, row), finished }
  } catch (error) {
    await release()
    throw error
  }
}

async function start(
  ctx: Ctx,
  network: Network,
  { minutes, speedMetresPerSecond, kinds }: CoverageInput,
): Promise<RunRow> {
  const id = newId()
  const createdAt = ctx.clock().toISOString()
  return ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    // The lock is ours, so a run that still counts as running belongs to a process that is gone.
    await tx.run(failInterruptedRuns(createdAt))
    await tx.run(
      startCoverageRun({
        ...{ id, createdAt, createdBy: ctx.who.personId, networkId: network.id },
        ...{ limitSeconds: Math.round(minutes * 60), speedMetresPerSecond, kinds: [...new Set(kinds)].sort() },
        snapLimitMetres: SNAP_LIMIT_METRES,
      }),
    )
    return tx.one<RunRow>(coverageRunById(id))
  })
}

/** At the start: runs that a stopped process left running have failed. */
export async function clearInterruptedRuns(ctx: Pick<Ctx, 'database' | 'clock'>): Promise<void> {
  const release: Release | null = await takeJobLock(ctx.database, 'coverage')
  if (!release) return
  try {
    await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
      const interrupted = await tx.run(failInterruptedRuns(ctx.clock().toISOString()))
      if (interrupted > 0) await tx.run(dropUnfinishedResults())
    })
  } finally {
    await release()
  }
}
