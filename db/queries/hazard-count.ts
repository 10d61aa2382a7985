import { type SQL, sql } from 'drizzle-orm'
import { type HazardFilter, passes } from './hazard-filter.ts'

/** How many hazards the filter lets through. */
export function hazardCount(filter: HazardFilter, now: string): SQL {
  return sql`select count(*) as total from hazard h where ${passes(filter, now)}`
}
