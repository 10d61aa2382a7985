import { type SQL, sql } from 'drizzle-orm'
import type { PhotoPhase } from '../vocabulary.ts'

export interface PhotoRow {
  id: string
  /** The case that took it; null while it is an upload of its sender's. */
  stream: string | null
  phase: PhotoPhase
  contentType: string
  widthPixels: number
  heightPixels: number
  takenAt: string | null
  uploadedAt: string
  uploadedByName: string
}

const columns = sql`
  id, stream, phase, content_type as "contentType", width_pixels as "widthPixels", height_pixels as "heightPixels",
  taken_at as "takenAt", uploaded_at as "uploadedAt", uploaded_by_name as "uploadedByName"`

/** One photo: of a case that can be seen, or the asker's own upload. */
export function photoById(id: string): SQL {
  return sql`select ${columns} from photo where id = ${id}::uuid`
}

/** A case's photos in the order in which they were taken up. */
export function photosOfCase(stream: string): SQL {
  return sql`select ${columns} from photo where stream = ${stream}::uuid order by attached_at, id`
}
