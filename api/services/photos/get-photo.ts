import { type PhotoRow, photoById } from '@wangge/db/queries/photo-rows'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { PhotoSize } from './photo-files.ts'

/** The JPEG of a photo that the asker may see; throws `notFound`. */
export async function getPhoto({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { id: string; size: PhotoSize }
}): Promise<Uint8Array<ArrayBuffer>> {
  const [row] = await ctx.database.rows<PhotoRow>(ctx.who, photoById(input.id))
  if (!row) throw notFound('photo', input.id)
  const bytes = await ctx.photos.files.read(row.id, input.size)
  if (bytes) return bytes
  ctx.log.error({ photo: row.id, directory: ctx.photos.files.directory }, 'a photo has no file')
  throw notFound('photo', input.id)
}
