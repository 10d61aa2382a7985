import { WHOLE_SYSTEM } from '@wangge/db'
import {
  dropUnfinishedResults,
  failInterruptedRuns,
  type NewRun,
  startCoverageRun,
} from '@wangge/db/queries/coverage-run-states'
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

type RunSettings = Pick<NewRun, 'limitSeconds' | 'speedMetresPerSecond' | 'kinds' | 'snapLimitMetres' | 'repeats'>

interface StartedRun {
  run: CoverageRun
  /** Settles when the run has ended, well or not. */
  finished: Promise<void>
}

/**
 * Starts a run over everything and answers at once; `finished` settles when it has ended, well or not. Throws `forbidden`,
 * `coverageRunning` (one at a time), `noWalkNetwork`.
 */
export async function computeCoverage({ ctx, input }: { ctx: Ctx; input: CoverageInput }): Promise<StartedRun> {
  requireWholeScope(ctx.who, ['administrator', 'planner', 'command'])
  const network = await ctx.networks.current()
  if (!network) throw new ServiceError('noWalkNetwork', 'There are no streets yet: import streets first')
  const { minutes, speedMetresPerSecond, kinds } = input
  return startRun(ctx, network, {
    limitSeconds: Math.round(minutes * 60),
    speedMetresPerSecond,
    kinds: [...new Set(kinds)].sort(),
    snapLimitMetres: SNAP_LIMIT_METRES,
    repeats: null,
  })
}

/** Starts a run on one network; throws `coverageRunning`. */
export async function startRun(
  ctx: Ctx,
  network: Pick<Network, 'id' | 'graph'>,
  settings: RunSettings,
): Promise<StartedRun> {
  const release = await takeJobLock(ctx.database, 'coverage')
  if (!release) throw new ServiceError('coverageRunning', 'A coverage run is under way: wait for it, or cancel it')
  try {
    const row = await insertRun(ctx, network.id, settings)
    const finished = runCoverage(ctx, row, network.graph).finally(release)
    return { run: await presentRun(ctx, row), finished }
  } catch (error) {
    await release()
    throw error
  }
}

async function insertRun(ctx: Ctx, networkId: string, settings: RunSettings): Promise<RunRow> {
  const id = newId()
  const createdAt = ctx.clock().toISOString()
  return ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    // The lock is ours, so a run that still counts as running belongs to a process that is gone.
    await tx.run(failInterruptedRuns(createdAt))
    await tx.run(startCoverageRun({ id, createdAt, createdBy: ctx.who.personId, networkId, ...settings }))
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
