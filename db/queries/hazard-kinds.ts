import { type SQL, sql } from 'drizzle-orm'

export interface HazardKindRow {
  key: string
  nameZh: string
  nameEn: string
}

/** Kinds of hazards in the order people set. */
export function hazardKinds(): SQL {
  return sql`select key, name_zh as "nameZh", name_en as "nameEn" from hazard_kind order by sort_order, key`
}
