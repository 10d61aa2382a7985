import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { depthOf } from './parts.ts'

export interface DistrictRootRow {
  code: string
  level: Level
  name: string
}

/** Below a township the name of the one community that happens to be there says too little. */
const DEEPEST_AREA = 3

/**
 * The area as the asker sees it. With a scope: its cell. Without: visible cells without a visible parent; where all lies in one of
 * them, and in one cell of the next level, that cell, and so on down to a township (a prefecture that holds one county only is known
 * as the county).
 */
export function districtRoots(scopeCode: string | null): SQL {
  if (scopeCode !== null) return sql`select code, level, name from grid_cell where code = ${scopeCode}`
  return sql`
    with counted as (select level, count(*) as cells, ${depthOf(sql`level`)} as depth from grid_cell group by level),
    alone as (
      select max(depth) as depth from counted one
      where cells = 1 and depth <= ${DEEPEST_AREA}::int
        and not exists (select from counted wider where wider.depth < one.depth and wider.cells > 1))
    select c.code, c.level, c.name
    from grid_cell c, alone
    where case when alone.depth is null
      then not exists (select from grid_cell p where p.code = c.parent_code)
      else ${depthOf(sql`c.level`)} = alone.depth end
    order by c.code
    limit 4`
}
