import { WHOLE_SYSTEM } from '@wangge/db'
import { removeResponseDataset } from '@wangge/db/queries/response-cases'
import { type ResponseHistoryRow, responseHistories } from '@wangge/db/queries/response-histories'
import type { Ctx } from '../../house.ts'

/** Histories of other systems, by name. */
export function listHistories({ ctx }: { ctx: Ctx }): Promise<ResponseHistoryRow[]> {
  return ctx.database.rows<ResponseHistoryRow>(WHOLE_SYSTEM, responseHistories())
}

/** Removes a history with its cases; false where there is none of that name. */
export async function removeHistory({ ctx, input }: { ctx: Ctx; input: { name: string } }): Promise<boolean> {
  return ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const known = (await tx.rows<ResponseHistoryRow>(responseHistories())).find(({ name }) => name === input.name)
    if (known) await tx.run(removeResponseDataset(known.key))
    return known !== undefined
  })
}
