import { type SQL, sql } from 'drizzle-orm'
import { hazardCells, hazardColumns } from './hazard-columns.ts'

/** One hazard as lists show it. */
export function hazardById(id: string, now: string): SQL {
  return sql`select ${hazardColumns(now)} from hazard h ${hazardCells} where h.id = ${id}::uuid`
}
