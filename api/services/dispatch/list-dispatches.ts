import { type DispatchFilter, type DispatchLineRow, dispatchCount, dispatchPage } from '@wangge/db/queries/dispatches'
import { z } from 'zod'
import type { Dispatch } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { presentDispatch } from './present-dispatch.ts'

const place = z.object({ at: z.iso.datetime(), id: z.uuid() })

interface ListInput extends PageInput {
  state: DispatchFilter['state']
  hazardId?: string | undefined
  teamId?: string | undefined
}

/** Dispatches whose hazard or team lies in the person's area, the latest first. */
export async function listDispatches({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<Dispatch>> {
  const { state, hazardId = null, teamId = null, limit } = input
  const after = decodeCursor(input.cursor, place)
  const filter = { state, hazardId, teamId }
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<DispatchLineRow>(dispatchPage(filter, after, limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(dispatchCount(filter))).total : null,
  }))
  return pageOf(rows, limit, {
    item: (row) => presentDispatch(ctx, row),
    place: ({ offeredAt: at, id }) => ({ at, id }),
    total,
  })
}
