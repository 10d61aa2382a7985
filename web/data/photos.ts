import type { UploadedPhoto } from '@wangge/api/contract'
import type { PhotoPhase } from '@wangge/db/vocabulary'
import { ProblemError, request } from './client.ts'

/** The same limit as the server's: a larger picture is refused before it is sent. */
export const MOST_PHOTO_BYTES = 15 * 1024 * 1024

/** Sends one picture as it is. Throws ProblemError. */
export function uploadPhoto(file: File, phase: PhotoPhase): Promise<UploadedPhoto> {
  if (file.size > MOST_PHOTO_BYTES)
    throw new ProblemError(413, 'photoTooLarge', { mebibytes: MOST_PHOTO_BYTES / 2 ** 20 })
  return request<UploadedPhoto>(`/photos?phase=${phase}`, { method: 'POST', body: file })
}

export const deletePhoto = (id: string): Promise<void> => request<void>(`/photos/${id}`, { method: 'DELETE' })

export const photoUrl = (id: string, size: 'full' | 'thumbnail'): string => `/api/v1/photos/${id}/${size}`
