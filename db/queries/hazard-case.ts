import { type SQL, sql } from 'drizzle-orm'
import type { HazardState } from '../vocabulary.ts'
import { hazardCells } from './hazard-columns.ts'
import { recordColumns } from './hazard-record.ts'

/** What a hazard's page names beside the stream. */
export interface CaseNamesRow {
  id: string
  cellName: string | null
  townshipCode: string | null
  townshipName: string | null
  /** Null where it was not merged, or into one that the asker does not see. */
  mergedSerial: string | null
}

/** One hazard: every projected column and CaseNamesRow. */
export function hazardCase(id: string): SQL {
  return sql`
    select ${recordColumns}, h.id, c.name as "cellName", t.code as "townshipCode", t.name as "townshipName", m.serial as "mergedSerial"
    from hazard h ${hazardCells} left join hazard m on m.id = h.merged_into
    where h.id = ${id}::uuid`
}

export interface RepeatRow {
  id: string
  serial: string
  kind: string
  state: HazardState
  reportedAt: string
  /** Of all, not only of those that are yielded. */
  total: number
}

/** How many of them a page shows. */
export const PAGE_REPEATS = 10

/**
 * Earlier hazards of the same address in the same community (the same words elsewhere are another house) within [from, to), latest
 * first.
 */
export function earlierAtAddress(id: string, scope: { from: string; to: string }): SQL {
  return sql`
    select r.id, r.serial, r.kind, r.state, r.reported_at as "reportedAt", count(*) over () as total
    from hazard h join hazard r on r.address_key = h.address_key and r.address_key <> ''
      and left(r.scope_code, 12) = left(h.scope_code, 12) and (r.reported_at, r.id) < (h.reported_at, h.id)
    where h.id = ${id}::uuid and r.scope_code ~>=~ ${scope.from} and r.scope_code ~<~ ${scope.to}
    order by r.reported_at desc, r.id desc limit ${PAGE_REPEATS}::int`
}

/** The hazard that another one is said to repeat. */
export function mergeTarget(id: string): SQL {
  return sql`select id, serial, verdict = 'duplicate' is true as "isMerged" from hazard where id = ${id}::uuid`
}

/** Of the people named, those whose area holds a code and who may act. */
export function assignable(ids: readonly string[], code: string): SQL {
  return sql`
    select id, name from person
    where id = any(${sql.param([...ids])}::text[]) and disabled_at is null and role <> 'planner'
      and starts_with(${code}, scope_prefix)`
}

/** What the old area keeps of a hazard that was handed on. */
export function insertTransfer(line: {
  id: string
  version: number
  serial: string
  kind: string
  grade: string
  address: string
  fromCode: string
  toCode: string
  toName: string
  reason: string
  at: string
  by: string
}): SQL {
  return sql`
    insert into hazard_transfer (hazard_id, version, serial, kind, grade, address, from_code, to_code, to_name, reason, transferred_at,
      transferred_by)
    values (${line.id}::uuid, ${line.version}::int, ${line.serial}, ${line.kind}, ${line.grade}, ${line.address}, ${line.fromCode},
      ${line.toCode}, ${line.toName}, ${line.reason}, ${line.at}::timestamptz, ${line.by})`
}
