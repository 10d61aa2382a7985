import type { RunRow } from '@wangge/db/queries/coverage-runs'
import { type ScopeTotalsRow, scopeTotals } from '@wangge/db/queries/scope-totals'
import type { CoverageRun } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'

/** A run as the asker may see it: whole figures for those who see everything, the figures of their own area for others. */
export async function presentRun(ctx: Ctx, run: RunRow): Promise<CoverageRun> {
  return {
    id: run.id,
    state: run.state,
    progress: run.progress,
    limitSeconds: run.limitSeconds,
    speedMetresPerSecond: run.speedMetresPerSecond,
    kinds: run.kinds,
    snapLimitMetres: run.snapLimitMetres,
    network: {
      id: run.networkId,
      version: run.networkVersion,
      source: run.networkSource,
      checksum: run.networkChecksum,
      createdAt: run.networkCreatedAt,
    },
    createdAt: run.createdAt,
    finishedAt: run.finishedAt,
    totals: run.state === 'done' ? await totalsFor(ctx, run) : null,
    problem: run.problem,
    inputDigest: run.inputDigest,
    resultDigest: run.resultDigest,
    repeats: run.repeats,
    repetition: repetitionOf(run),
  }
}

/** Null where either of the two has no digests (yet). */
function repetitionOf(run: RunRow): CoverageRun['repetition'] {
  const { inputDigest, resultDigest, repeatedInputDigest, repeatedResultDigest } = run
  if (inputDigest === null || repeatedInputDigest === null) return null
  return { sameInput: inputDigest === repeatedInputDigest, sameResult: resultDigest === repeatedResultDigest }
}

/** Whole figures of a finished run, as they are stored with it. */
export type RunTotals = NonNullable<CoverageRun['totals']>

async function totalsFor(ctx: Ctx, run: RunRow): Promise<RunTotals> {
  const whole = run.stats as RunTotals
  const { scope } = ctx.who
  if (scope === null) return whole
  const [own] = await ctx.database.rows<ScopeTotalsRow>(ctx.who, scopeTotals(run.id, scope))
  if (!own) throw new Error(`No totals for ${scope.level} ${scope.code}`)
  return {
    ...own,
    residencesOutsideCells: 0,
    peopleOutsideCells: 0,
    componentsLeftOut: whole.componentsLeftOut,
    verticesLeftOut: whole.verticesLeftOut,
  }
}
