import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind, PhotoPhase } from '../vocabulary.ts'

export interface NewPhoto {
  id: string
  phase: PhotoPhase
  byteCount: number
  widthPixels: number
  heightPixels: number
  sha256: string
  takenAt: string | null
  uploadedBy: string
  uploadedByName: string
  uploadedAt: string
}

/** An upload that no case has taken yet. */
export function insertPhoto(photo: NewPhoto): SQL {
  return sql`
    insert into photo (id, phase, content_type, byte_count, width_pixels, height_pixels, sha256, taken_at, uploaded_by, uploaded_by_name,
      uploaded_at)
    values (${photo.id}::uuid, ${photo.phase}, 'image/jpeg', ${photo.byteCount}::int, ${photo.widthPixels}::int, ${photo.heightPixels}::int,
      ${photo.sha256}, ${photo.takenAt}::timestamptz, ${photo.uploadedBy}, ${photo.uploadedByName}, ${photo.uploadedAt}::timestamptz)`
}

/** A case takes the asker's own uploads, also where the system writes for him; touches fewer rows than ids where one is another's, or another case's already. */
export function attachPhotos(ids: readonly string[], caseKind: CaseKind, stream: string, now: string): SQL {
  return sql`
    update photo set case_kind = ${caseKind}, stream = ${stream}::uuid, attached_at = ${now}::timestamptz
    where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and stream is null
      and uploaded_by = nullif(current_setting('app.person', true), '')`
}

/** Removes a person's own upload as long as no case has taken it; yields its id. */
export function deleteUpload(id: string, personId: string): SQL {
  return sql`
    delete from photo where id = ${id}::uuid and stream is null and uploaded_by = ${personId} returning id`
}

/** Removes some of the uploads from before an instant that no case has taken, oldest first; yields their ids. */
export function deleteStaleUploads(before: string, limit: number): SQL {
  return sql`
    delete from photo where id in (
      select id from photo where stream is null and uploaded_at < ${before}::timestamptz
      order by uploaded_at limit ${limit}::int for update skip locked)
    returning id`
}
