import { WHOLE_SYSTEM } from '@wangge/db'
import { deleteUpload } from '@wangge/db/queries/photo-changes'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'

/** Takes back the asker's own upload; one that a case has taken stays in its trail. Throws `notFound`. */
export async function deletePhoto({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  // People have no right to delete rows: the query itself asks whose upload it is.
  const gone = await ctx.database.rows<{ id: string }>(WHOLE_SYSTEM, deleteUpload(input.id, ctx.who.personId))
  if (gone.length === 0) throw notFound('photo', input.id)
  await ctx.photos.files.remove(input.id)
}
