import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'

export interface DistrictRootRow {
  code: string
  level: Level
  name: string
}

/** Visible cells without a visible parent: the area as the asker sees it. */
export function districtRoots(): SQL {
  return sql`
    select c.code, c.level, c.name
    from grid_cell c
    where not exists (select from grid_cell p where p.code = c.parent_code)
    order by c.code
    limit 4`
}
