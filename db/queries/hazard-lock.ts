import { type SQL, sql } from 'drizzle-orm'
import { recordColumns } from './hazard-record.ts'

/**
 * One hazard within [from, to), locked until the end of the transaction, with the number of the last event that was not quiet
 * and how many photos of what was done it has.
 */
export function hazardToMove(id: string, scope: { from: string; to: string }, quietEvents: readonly string[]): SQL {
  return sql`
    select ${recordColumns},
      coalesce((select max(e.version) from case_event e where e.stream = h.id
        and not e.event = any(${sql.param([...quietEvents])}::text[])), 0) as "movedVersion",
      (select count(*) from photo p where p.stream = h.id and p.phase = 'after') as "afterPhotos"
    from hazard h
    where h.id = ${id}::uuid and h.scope_code ~>=~ ${scope.from} and h.scope_code ~<~ ${scope.to}
    for update of h`
}

/** How many of a person's fresh uploads show what was done. */
export function freshAfterPhotos(ids: readonly string[], personId: string): SQL {
  return sql`
    select count(*) as count from photo
    where id = any(${sql.param([...ids])}::uuid[]) and phase = 'after' and stream is null and uploaded_by = ${personId}`
}
