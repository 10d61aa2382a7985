import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'
import { depthOf } from './parts.ts'

export interface DistrictRootRow {
  code: string
  level: Level
  name: string
}

/**
 * The area as the asker sees it: visible cells without a visible parent; where all lies in one of them, and in one cell of the next
 * level, that cell, and so on down (a prefecture that holds one county only is known as the county).
 */
export function districtRoots(): SQL {
  const depth = depthOf(sql`c.level`)
  return sql`
    with counted as (select level, count(*) as cells, ${depthOf(sql`level`)} as depth from grid_cell group by level),
    alone as (
      select max(depth) as depth from counted one
      where cells = 1 and not exists (select from counted wider where wider.depth < one.depth and wider.cells > 1))
    select c.code, c.level, c.name
    from grid_cell c, alone
    where case when alone.depth is null then not exists (select from grid_cell p where p.code = c.parent_code) else ${depth} = alone.depth end
    order by c.code
    limit 4`
}
