import type { Database } from './door.ts'
import { asOwner } from './open.ts'

/** Tables whose size jumps when something is published: the planner must hear of it before the next question. */
export type GrowingTable =
  | 'grid_cell'
  | 'grid_cell_boundary'
  | 'residence'
  | 'service_point'
  | 'force_unit'
  | 'patrol_team'
  | 'team_member'
  | 'shift'
  | 'shift_member'
  | 'shift_cell'
  | 'team_track'
  | 'key_place'
  | 'hazard'
  | 'case_event'
  | 'dispatch'
  | 'coverage_residence'
  | 'coverage_cell'
  | 'coverage_walkshed'

/**
 * ANALYZE after a publication. Without it the planner takes new tables for tiny and joins 14,000 homes to their results by nested
 * loops: 90 s instead of 60 ms. The embedded engine has no autovacuum at all, and PostGIS's comes a minute later.
 */
export async function refreshStatistics(database: Database, tables: readonly GrowingTable[]): Promise<void> {
  await asOwner(database, (session) => session.run({ text: `analyze ${tables.join(', ')}`, parameters: [] }))
}
