import {
  type RunResidenceFilter,
  type RunResidenceRow,
  type RunResidenceSort,
  runResidenceCount,
  runResidences,
} from '@wangge/db/queries/run-residences'
import type { CoverageState } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { RunResidence } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { prefixWithin } from '../cells/find-cell.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { findRun } from './find-run.ts'

const place = z.object({
  run: z.uuid(),
  sort: z.enum(['walkLongest', 'walkShortest', 'people', 'code']),
  value: z.number(),
  code: z.string(),
  id: z.uuid(),
})

export interface RunResidenceInput {
  /** Of a run, or `latest`. */
  id: string
  state?: CoverageState | undefined
  /** Code of any cell; absent = everything that the asker sees. */
  cell?: string | undefined
  sort: RunResidenceSort
}

/** The residences behind a figure of a run, as the run found them. Throws `notFound` (run, cell), `invalidCursor`. */
export async function listRunResidences({
  ctx,
  input,
}: {
  ctx: Ctx
  input: RunResidenceInput & PageInput
}): Promise<Page<RunResidence>> {
  const { sort, limit } = input
  const filter = await runResidenceFilter(ctx, input)
  const ofThisList = place.refine((given) => given.sort === sort && given.run === filter.runId)
  const after = decodeCursor(input.cursor, ofThisList)
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<RunResidenceRow>(runResidences(filter, { sort, after, limit: limit + 1 })),
    total: input.count ? (await tx.one<{ total: number }>(runResidenceCount(filter))).total : null,
  }))
  return pageOf(rows, limit, {
    item: ({ sortValue: _, ...row }) => row,
    place: (row) => ({ run: filter.runId, sort, ...placeOf(row, sort) }),
    total,
  })
}

/** Where a row stands in its list. */
export function placeOf({ id, code, sortValue }: RunResidenceRow, sort: RunResidenceSort) {
  return { id, code: sort === 'code' ? code : '', value: sortValue }
}

/** What a request means, in the words of the queries. */
export async function runResidenceFilter(
  ctx: Ctx,
  { id, state, cell }: RunResidenceInput,
): Promise<RunResidenceFilter> {
  const run = await findRun(ctx, id)
  return { runId: run.id, prefix: await prefixWithin(ctx, cell), state: state ?? null }
}
