import { createHash } from 'node:crypto'
import { insertPhoto } from '@wangge/db/queries/photo-changes'
import type { PhotoPhase } from '@wangge/db/vocabulary'
import type { UploadedPhoto } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { instantAgo } from '../../life/times.ts'
import { answerOnce, type Keyed, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { REPORTERS, requireRole } from '../permissions.ts'

interface UploadInput {
  phase: PhotoPhase
  bytes: Uint8Array
  /** Of a phone that drew the picture anew and sends it late: how long ago it was taken, as far as the picture does not say. */
  ageSeconds?: number | undefined
  idempotencyKey?: string | undefined
}

/**
 * Takes a photo, drawn anew, as the sender's own until a case takes it. The files are on the disk before the row is, so that no
 * row is without its photo. A repeat under the same key is answered with the photo of the first time. Throws `forbidden`,
 * `tooManyRequests`, `unsupportedPicture`, `pictureTooLarge`, `pictureUnreadable`, `idempotencyKeyReused`.
 */
export async function uploadPhoto({ ctx, input }: { ctx: Ctx; input: UploadInput }): Promise<UploadedPhoto> {
  requireRole(ctx.who, REPORTERS)
  const { phase, bytes, idempotencyKey } = input
  const given = idempotencyKey === undefined ? null : createHash('sha256').update(bytes).digest('hex')
  const request = keyed(idempotencyKey, ['POST photos', phase, given])
  return answerOnce(ctx, request, () => takePhoto(ctx, input, request))
}

async function takePhoto(ctx: Ctx, input: UploadInput, request: Keyed | null): Promise<UploadedPhoto> {
  await ctx.photos.admit(ctx.who.personId)
  const { full, thumbnail, position, ...picture } = await ctx.photos.read(input.bytes, ctx.zone)
  const uploadedAt = ctx.clock().toISOString()
  const photo = {
    id: newId(),
    phase: input.phase,
    widthPixels: picture.widthPixels,
    heightPixels: picture.heightPixels,
    takenAt: likely(picture.takenAt ?? instantAgo(input.ageSeconds, uploadedAt) ?? null, uploadedAt),
    uploadedAt,
    uploadedByName: ctx.who.personName,
  }
  await ctx.photos.files.write(photo.id, { full, thumbnail })
  const sha256 = createHash('sha256').update(full).digest('hex')
  const row = { ...photo, byteCount: full.length, sha256, uploadedBy: ctx.who.personId }
  try {
    await ctx.database.transaction(ctx.who, async (tx) => {
      await tx.run(insertPhoto(row))
      // Where it was taken is kept nowhere: a repeat is not told it again.
      await keep(tx, ctx, request, 201, { ...photo, contentType: 'image/jpeg', offeredPosition: null })
    })
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
