import { WHOLE_SYSTEM } from '@wangge/db'
import { deleteStaleUploads } from '@wangge/db/queries/photo-changes'
import type { House } from '../../house.ts'

/** An upload waits so long for a case to take it: a form left open over a day's work is sent or given up by then. */
export const UPLOAD_KEPT_HOURS = 24
const AT_A_TIME = 200

/** Removes uploads that no case took within a day, rows first; returns how many. */
export async function removeStaleUploads({ ctx }: { ctx: House }): Promise<number> {
  const before = new Date(ctx.clock().getTime() - UPLOAD_KEPT_HOURS * 3_600_000).toISOString()
  let removed = 0
  for (;;) {
    const gone = await ctx.database.rows<{ id: string }>(WHOLE_SYSTEM, deleteStaleUploads(before, AT_A_TIME))
    for (const { id } of gone) await ctx.photos.files.remove(id)
    removed += gone.length
    if (gone.length < AT_A_TIME) return removed
  }
}
