import { type ComparedCellRow, comparedCells } from '@wangge/db/queries/coverage-compare'
import type { RunRow } from '@wangge/db/queries/coverage-runs'
import type { Level } from '@wangge/db/vocabulary'
import type { RunComparison } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { findRun } from './find-run.ts'
import { presentRun } from './present-run.ts'

/**
 * Two finished runs beside each other, by cell of a level, and every setting in which they differ: never without a word. Throws
 * `notFound`, `runNotDone`.
 */
export async function compareRuns({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { id: string; with: string; level: Level }
}): Promise<RunComparison> {
  const one = finished(await findRun(ctx, input.id))
  const other = finished(await findRun(ctx, input.with))
  const rows = await ctx.database.rows<ComparedCellRow>(ctx.who, comparedCells(one.id, other.id, input.level))
  return {
    one: await presentRun(ctx, one),
    other: await presentRun(ctx, other),
    differentSettings: differencesOf(one, other),
    sameResult: one.id === other.id || (one.resultDigest !== null && one.resultDigest === other.resultDigest),
    cells: rows.map(({ code, name, people, otherPeople, peopleServed, otherPeopleServed }) => ({
      ...{ code, name },
      people: [people, otherPeople],
      peopleServed: [peopleServed, otherPeopleServed],
    })),
  }
}

/** Throws `runNotDone` for a run that has no figures. */
export function finished(run: RunRow): RunRow {
  if (run.state === 'done') return run
  throw new ServiceError('runNotDone', `Run ${run.id} is ${run.state}: it has no figures`, {
    id: run.id,
    state: run.state,
  })
}

/** What every figure depends on, in words that both runs have. Which residences, points and streets went in is one digest. */
const SETTINGS: readonly (readonly [what: string, said: (run: RunRow) => string])[] = [
  ['limit', ({ limitSeconds }) => String(limitSeconds)],
  ['speed', ({ speedMetresPerSecond }) => String(speedMetresPerSecond)],
  ['kinds', ({ kinds }) => kinds.join(',')],
  ['network', ({ networkVersion }) => String(networkVersion)],
  ['snapLimit', ({ snapLimitMetres }) => String(snapLimitMetres)],
  // Unknown of older runs: then nobody can say that the same went in.
  ['input', ({ id, inputDigest }) => inputDigest ?? `unknown ${id}`],
]

function differencesOf(one: RunRow, other: RunRow): RunComparison['differentSettings'] {
  return SETTINGS.map(([what, said]) => ({ what, one: said(one), other: said(other) })).filter(
    (setting) => setting.one !== setting.other,
  )
}
