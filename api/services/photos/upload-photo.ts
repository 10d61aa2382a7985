import { createHash } from 'node:crypto'
import { insertPhoto } from '@wangge/db/queries/photo-changes'
import type { PhotoPhase } from '@wangge/db/vocabulary'
import type { UploadedPhoto } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { REPORTERS, requireRole } from '../permissions.ts'

interface UploadInput {
  phase: PhotoPhase
  bytes: Uint8Array
}

/**
 * Takes a photo, drawn anew, as the sender's own until a case takes it. The files are on the disk before the row is, so that no
 * row is without its photo. Throws `forbidden`, `tooManyRequests`, `unsupportedPicture`, `pictureTooLarge`, `pictureUnreadable`.
 */
export async function uploadPhoto({ ctx, input }: { ctx: Ctx; input: UploadInput }): Promise<UploadedPhoto> {
  requireRole(ctx.who, REPORTERS)
  await ctx.photos.admit(ctx.who.personId)
  const { full, thumbnail, position, ...picture } = await ctx.photos.read(input.bytes, ctx.zone)
  const uploadedAt = ctx.clock().toISOString()
  const photo = {
    id: newId(),
    phase: input.phase,
    widthPixels: picture.widthPixels,
    heightPixels: picture.heightPixels,
    takenAt: likely(picture.takenAt, uploadedAt),
    uploadedAt,
    uploadedByName: ctx.who.personName,
  }
  await ctx.photos.files.write(photo.id, { full, thumbnail })
  const sha256 = createHash('sha256').update(full).digest('hex')
  const row = { ...photo, byteCount: full.length, sha256, uploadedBy: ctx.who.personId }
  try {
    await ctx.database.transaction(ctx.who, (tx) => tx.run(insertPhoto(row)))
  } catch (error) {
    await ctx.photos.files.remove(photo.id)
    throw error
  }
  return { ...photo, contentType: 'image/jpeg', offeredPosition: position }
}

/** A camera whose clock was never set says 1970 or 2000, or a day to come; such a time would only mislead. */
function likely(takenAt: string | null, uploadedAt: string): string | null {
  return takenAt !== null && takenAt >= EARLIEST && takenAt <= uploadedAt ? takenAt : null
}

const EARLIEST = '2001-01-01T00:00:00.000Z'
