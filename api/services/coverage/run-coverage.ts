import { setImmediate as nextTurn } from 'node:timers/promises'
import { refreshStatistics, WHOLE_SYSTEM } from '@wangge/db'
import { type CoverageCellInput, cellsForCoverage } from '@wangge/db/queries/coverage-inputs'
import {
  type CoverageResidenceResult,
  insertCoverageCells,
  insertCoverageResidences,
  insertCoverageWalksheds,
} from '@wangge/db/queries/coverage-results'
import {
  advanceCoverageRun,
  dropUnfinishedResults,
  finishCoverageRun,
  pruneCoverageRuns,
  stopCoverageRun,
} from '@wangge/db/queries/coverage-run-states'
import type { RunRow } from '@wangge/db/queries/coverage-runs'
import type { Ctx } from '../../house.ts'
import { Coverage, limitMillimetres, secondsOfMillimetres, type WalkGraph } from '../../walk/index.ts'
import { Digest } from './digests.ts'
import type { RunTotals } from './present-run.ts'
import { type CoverageInputs, readInputs } from './read-inputs.ts'
import { rollUp } from './roll-up.ts'
import { RUNS_KEPT } from './thresholds.ts'
import { walkshedsOf } from './walksheds.ts'

/** One statement takes some 50 ms on the embedded engine: requests get their turn between two. */
const CHUNK_ROWS = 2000

/** Somebody cancelled the run; not an error. */
class RunCancelled extends Error {}

/** Computes and stores one run. Never throws: a run that fails says so in its row. */
export async function runCoverage(ctx: Ctx, run: RunRow, graph: WalkGraph): Promise<void> {
  const started = performance.now()
  try {
    const totals = await compute(ctx, run, graph)
    ctx.log.info(
      { run: run.id, seconds: Math.round(performance.now() - started) / 1000, ...totals },
      'coverage computed',
    )
  } catch (error) {
    const cancelled = error instanceof RunCancelled
    if (!cancelled) ctx.log.error({ run: run.id, err: error }, 'coverage failed')
    await giveUp(ctx, run.id, cancelled).catch((second) =>
      ctx.log.error({ run: run.id, err: second }, 'coverage not marked as failed'),
    )
  } finally {
    ctx.versions.forget()
  }
}

async function compute(ctx: Ctx, run: RunRow, graph: WalkGraph): Promise<RunTotals> {
  const system = WHOLE_SYSTEM
  const advance = async (progress: number) => {
    const touched = await ctx.database.transaction(system, (tx) => tx.run(advanceCoverageRun(run.id, progress)))
    if (touched === 0) throw new RunCancelled()
  }
  const inputs = await readInputs(ctx.database, graph, run)
  await advance(0.2)
  const coverage = new Coverage(graph, {
    ...{ residences: inputs.snaps, points: inputs.pointSnaps, overlay: inputs.overlay },
  })
  const results = residenceResults(inputs, coverage, run)
  await advance(0.3)
  const digest = new Digest()
  for (let from = 0; from < results.length; from += CHUNK_ROWS) {
    const chunk = results.slice(from, from + CHUNK_ROWS)
    digest.results(chunk, coverage.nearestMm, from)
    await ctx.database.transaction(system, (tx) => tx.run(insertCoverageResidences(run.id, chunk)))
    await advance(0.3 + (0.4 * Math.min(from + CHUNK_ROWS, results.length)) / results.length)
  }
  const sheds = await walkshedsOf(graph, inputs, results, run)
  await advance(0.85)
  const cells = await ctx.database.rows<CoverageCellInput>(system, cellsForCoverage())
  const rollUps = rollUp(cells, results)
  const totals = totalsOf(inputs, results, rollUps, graph)
  const { inputDigest } = inputs
  const ended = { stats: totals, inputDigest, resultDigest: digest.hex(), at: ctx.clock().toISOString() }
  await nextTurn()
  await ctx.database.transaction(system, async (tx) => {
    for (let from = 0; from < rollUps.length; from += CHUNK_ROWS) {
      await tx.run(insertCoverageCells(run.id, rollUps.slice(from, from + CHUNK_ROWS)))
    }
    for (let from = 0; from < sheds.length; from += CHUNK_ROWS / 10) {
      await tx.run(insertCoverageWalksheds(run.id, sheds.slice(from, from + CHUNK_ROWS / 10)))
    }
    const touched = await tx.run(finishCoverageRun(run.id, ended))
    if (touched === 0) throw new RunCancelled()
  })
  await ctx.database.transaction(system, (tx) => tx.run(pruneCoverageRuns(RUNS_KEPT)))
  await refreshStatistics(ctx.database, ['coverage_residence', 'coverage_cell', 'coverage_walkshed'])
  return totals
}

async function giveUp(ctx: Ctx, id: string, cancelled: boolean): Promise<void> {
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const problem = cancelled ? null : { code: 'internal', params: {} }
    await tx.run(stopCoverageRun(id, cancelled ? 'cancelled' : 'failed', problem, ctx.clock().toISOString()))
    await tx.run(dropUnfinishedResults())
  })
}

function residenceResults(
  { residences, points, snaps }: CoverageInputs,
  { nearestMm, nearestPoint }: Coverage,
  { limitSeconds, speedMetresPerSecond }: RunRow,
): CoverageResidenceResult[] {
  const limit = limitMillimetres({ limitSeconds, speedMetresPerSecond })
  return residences.map(({ id, scopeCode, people, dwellings }, index) => {
    const millimetres = nearestMm[index] ?? -1
    const snapped = (snaps.edge[index] ?? -1) !== -1
    return {
      residence_id: id,
      scope_code: scopeCode,
      state: !snapped ? 'noStreetData' : millimetres !== -1 && millimetres <= limit ? 'served' : 'gap',
      walk_seconds: millimetres === -1 ? null : secondsOfMillimetres(millimetres, speedMetresPerSecond),
      service_point_id: points[nearestPoint[index] ?? -1]?.id ?? null,
      snap_metres: snapped ? (snaps.legMm[index] ?? 0) / 1000 : null,
      people,
      dwellings,
    }
  })
}

function totalsOf(
  { points, pointSnaps }: CoverageInputs,
  results: readonly CoverageResidenceResult[],
  rollUps: ReturnType<typeof rollUp>,
  graph: WalkGraph,
): RunTotals {
  const sum = (
    value: (one: CoverageResidenceResult) => number,
    of: (one: CoverageResidenceResult) => boolean = () => true,
  ) => results.reduce((total, one) => (of(one) ? total + value(one) : total), 0)
  const people = (one: CoverageResidenceResult) => one.people
  const outside = (one: CoverageResidenceResult) => one.scope_code === OUTSIDE
  const { componentsLeftOut, verticesLeftOut } = graph.stats()
  return {
    residences: results.length,
    people: sum(people),
    dwellings: sum((one) => one.dwellings),
    peopleServed: sum(people, (one) => one.state === 'served'),
    dwellingsServed: sum(
      (one) => one.dwellings,
      (one) => one.state === 'served',
    ),
    peopleGap: sum(people, (one) => one.state === 'gap'),
    peopleNoStreetData: sum(people, (one) => one.state === 'noStreetData'),
    residencesOutsideCells: sum(() => 1, outside),
    peopleOutsideCells: sum(people, outside),
    cellsWithoutResidences: rollUps.filter((cell) => cell.residences === 0).length,
    servicePoints: points.length,
    servicePointsOffNetwork: points.filter((_, index) => pointSnaps.edge[index] === -1).length,
    componentsLeftOut,
    verticesLeftOut,
  }
}

/** Scope code of what lies outside every cell. */
const OUTSIDE = '0'
