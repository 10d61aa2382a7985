import { type SQL, sql } from 'drizzle-orm'
import { deepestCellAt } from './assign-cells.ts'

export interface PlaceRow {
  /** Of what administrators set. */
  configVersion: number
  /** Null outside every cell. */
  code: string | null
  cellName: string | null
  townshipCode: string | null
  townshipName: string | null
}

/** Columns of a place's cell and its township, beside `placeJoins`. */
const placeColumns = sql`
  (select version from ledger_config) as "configVersion", found.code, c.name as "cellName", t.code as "townshipCode",
  t.name as "townshipName"`

/** The deepest cell at a place, whoever asks: for app_system. */
export function placeAt({ lon, lat }: { lon: number; lat: number }, today: string): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
  return sql`
    select ${placeColumns}
    from (select (${deepestCellAt(place, today)}) as code offset 0) found
    left join grid_cell c on c.code = found.code
    left join grid_cell t on t.code = left(found.code, 9) || '000' and t.level = 'township'`
}

/** A cell by its code, whoever asks: for app_system. */
export function cellNamed(code: string): SQL {
  return sql`select code, level, name from grid_cell where code = ${code}`
}
