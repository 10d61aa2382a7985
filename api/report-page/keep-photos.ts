import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import type { ReportEnv } from '../routes/report.ts'
import { uploadPhoto } from '../services/photos/upload-photo.ts'
import { residentOf } from '../services/residents/resident.ts'
import { noteRefusal } from './answers.ts'
import { MOST_PHOTOS, type ReportFields } from './fields.ts'
import type { TextKey } from './language.ts'

/** As for everybody's photos: a phone's picture of 50 million dots takes some 12 MB. */
const PHOTO_BYTES = 15 * 1024 * 1024

interface Kept {
  /** Uploads of this form, those of an earlier attempt first. */
  ids: string[]
  /** Where the first photo that says so was taken. */
  position: [number, number] | null
  error: TextKey | null
}

const ERRORS: Partial<Record<ServiceError['code'], TextKey>> = {
  unsupportedPicture: 'error.unsupportedPicture',
  pictureTooLarge: 'error.pictureTooLarge',
  pictureUnreadable: 'error.pictureUnreadable',
}

/** Draws a form's photos anew and keeps them as uploads of this form; by content alone, whatever their names and types say. */
export async function keepPhotos(c: Context<ReportEnv>, fields: ReportFields, form: string): Promise<Kept> {
  const { ctx, desk, address } = c.var
  const kept: Kept = { ids: [...fields.photoIds], position: null, error: null }
  if (fields.photoIds.length + fields.files.length > MOST_PHOTOS) return { ...kept, error: 'error.tooManyPhotos' }
  for (const file of fields.files) {
    if (file.size > PHOTO_BYTES) return { ...kept, error: 'error.pictureTooLarge' }
    await desk.limits.take('photo', address)
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const photo = await uploadPhoto({ ctx: { ...ctx, who: residentOf(form) }, input: { phase: 'before', bytes } })
      kept.ids.push(photo.id)
      kept.position ??= photo.offeredPosition
    } catch (error) {
      const key = error instanceof ServiceError ? ERRORS[error.code] : undefined
      if (key === undefined) throw error
      noteRefusal(c, (error as ServiceError).code)
      kept.error = key
    }
  }
  return kept
}
