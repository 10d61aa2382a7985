import { type SQL, sql } from 'drizzle-orm'
import { recordColumns } from './hazard-record.ts'

/** One hazard within [from, to), locked until the end of the transaction. */
export function hazardToMove(id: string, scope: { from: string; to: string }): SQL {
  return sql`
    select ${recordColumns} from hazard h
    where h.id = ${id}::uuid and h.scope_code ~>=~ ${scope.from} and h.scope_code ~<~ ${scope.to}
    for update`
}

/**
 * The number of a locked hazard's last event that was not quiet, and how many photos of what was done it has. A statement of its own:
 * one that waits for a lock sees the new row afterwards, but everything else as it was before it waited.
 */
export function factsToMove(id: string, quietEvents: readonly string[]): SQL {
  return sql`
    select
      coalesce((select max(version) from case_event where stream = ${id}::uuid
        and not event = any(${sql.param([...quietEvents])}::text[])), 0) as "movedVersion",
      (select count(*) from photo where stream = ${id}::uuid and phase = 'after') as "afterPhotos"`
}

/** How many of a person's fresh uploads show what was done. */
export function freshAfterPhotos(ids: readonly string[], personId: string): SQL {
  return sql`
    select count(*) as count from photo
    where id = any(${sql.param([...ids])}::uuid[]) and phase = 'after' and stream is null and uploaded_by = ${personId}`
}
