import { type SQL, sql } from 'drizzle-orm'

export interface CellNameRow {
  code: string
  name: string
}

/** What the cells of these codes are called, as far as they are in sight. */
export function cellNames(codes: readonly string[]): SQL {
  return sql`
    select code, name from grid_cell where code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`
}
