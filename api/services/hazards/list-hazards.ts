import { type HazardRow, hazardCount, hazardPage } from '@wangge/db/queries/hazards'
import type { ClockState, HazardGrade } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { Hazard } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { prefixWithin } from '../cells/find-cell.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { presentHazard } from './present-hazard.ts'

const place = z.object({ dueAt: z.iso.datetime().nullable(), id: z.uuid(), now: z.iso.datetime() })

interface ListInput extends PageInput {
  /** Empty = all open ones. */
  clocks: readonly ClockState[]
  grade?: HazardGrade | undefined
  /** Code of a cell; absent = everywhere. */
  cell?: string | undefined
}

/** Hazards by due time, those without one last. The cursor keeps the instant of the first page, so that none moves between pages. */
export async function listHazards({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<Hazard>> {
  const after = decodeCursor(input.cursor, place)
  const now = after?.now ?? ctx.clock().toISOString()
  const filter = { clocks: input.clocks, grade: input.grade ?? null, prefix: await prefixWithin(ctx, input.cell) }
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<HazardRow>(hazardPage(filter, now, after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(hazardCount(filter, now))).total : null,
  }))
  return pageOf(rows, input.limit, { item: presentHazard, place: ({ dueAt, id }) => ({ dueAt, id, now }), total })
}
