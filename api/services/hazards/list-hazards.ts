import type { HazardLineRow } from '@wangge/db/queries/hazard-columns'
import { hazardCount } from '@wangge/db/queries/hazard-count'
import { hazardsByDue, hazardsByReport } from '@wangge/db/queries/hazard-page'
import { readInOrder } from '@wangge/db/queries/read-in-order'
import { z } from 'zod'
import type { HAZARD_SORTS, Hazard } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { type FilterInput, filterOf } from './filter-of.ts'
import { presentHazard } from './present-hazard.ts'

const place = z.object({
  sort: z.enum(['due', 'reported']),
  isClosed: z.boolean(),
  dueAt: z.iso.datetime().nullable(),
  reportedAt: z.iso.datetime(),
  id: z.uuid(),
  now: z.iso.datetime(),
})

interface ListInput extends PageInput, FilterInput {
  sort?: (typeof HAZARD_SORTS)[number] | undefined
}

/**
 * Hazards by due time (open ones, those without one last; then closed ones, latest report first) or by report, latest first. The cursor
 * keeps the instant of the first page, so that none changes its clock's state between pages.
 */
export async function listHazards({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<Hazard>> {
  const sort = input.sort ?? 'due'
  const after = decodeCursor(
    input.cursor,
    place.refine((given) => given.sort === sort),
  )
  const now = after?.now ?? ctx.clock().toISOString()
  const filter = await filterOf(ctx, input)
  const query = sort === 'due' ? hazardsByDue : hazardsByReport
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => {
    await tx.run(readInOrder())
    return {
      rows: await tx.rows<HazardLineRow>(query(filter, now, after, input.limit + 1)),
      total: input.count ? (await tx.one<{ total: number }>(hazardCount(filter, now))).total : null,
    }
  })
  return pageOf(rows, input.limit, {
    item: presentHazard,
    place: ({ dueAt, reportedAt, id, state }) => ({
      sort,
      isClosed: state === 'closedOut',
      dueAt,
      reportedAt,
      id,
      now,
    }),
    total,
  })
}
