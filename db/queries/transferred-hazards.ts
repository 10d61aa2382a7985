import { type SQL, sql } from 'drizzle-orm'
import type { HazardGrade } from '../vocabulary.ts'
import { startsWith } from './parts.ts'

export interface TransferredHazardRow {
  id: string
  version: number
  serial: string
  kind: string
  grade: HazardGrade
  address: string
  toCode: string
  toName: string
  reason: string
  transferredAt: string
  transferredBy: string
}

/** Transfers `f` out of the area; for who sees everything, all of them. */
export function handedOn(prefix: string): SQL {
  if (prefix === '') return sql`true`
  return sql`(${startsWith(sql`f.from_code`, prefix)} and not ${startsWith(sql`f.to_code`, prefix)})`
}

/** Hazards that an area handed on, latest first: the line it keeps, nothing of what came after. */
export function transferredHazards(
  prefix: string,
  after: { transferredAt: string; id: string; version: number } | null,
  limit: number,
): SQL {
  const from = after
    ? sql`and (f.transferred_at, f.hazard_id, f.version) < (${after.transferredAt}::timestamptz, ${after.id}::uuid, ${after.version}::int)`
    : sql``
  return sql`
    select f.hazard_id as id, f.version, f.serial, f.kind, f.grade, f.address, f.to_code as "toCode", f.to_name as "toName", f.reason,
      f.transferred_at as "transferredAt", f.transferred_by as "transferredBy"
    from hazard_transfer f where ${handedOn(prefix)} ${from}
    order by f.transferred_at desc, f.hazard_id desc, f.version desc
    limit ${limit}::int`
}

/** How many transfers there are. */
export function transferredCount(prefix: string): SQL {
  return sql`select count(*) as total from hazard_transfer f where ${handedOn(prefix)}`
}
