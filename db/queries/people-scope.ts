import { type SQL, sql } from 'drizzle-orm'
import { DEMO_CODE_PREFIX, type Level } from '../vocabulary.ts'

export interface ScopeCellRow {
  code: string
  level: Level
  name: string
}

/** The cell that a scope's code names. */
export function scopeCell(code: string): SQL {
  return sql`select code, level, name from grid_cell where code = ${code}`
}

/** Whether the sample district is loaded, and what the cell of a scope is called. */
export function sessionPlace(code: string | null): SQL {
  return sql`select (select name from grid_cell where code = ${code}) as "scopeName",
    exists (select from grid_cell where code ~>=~ ${DEMO_CODE_PREFIX} and code ~<~ ${`${DEMO_CODE_PREFIX}~`}) as "isDemo"`
}

export interface SessionPlaceRow {
  scopeName: string | null
  isDemo: boolean
}
