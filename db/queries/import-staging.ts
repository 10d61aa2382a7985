import { type SQL, sql } from 'drizzle-orm'
import { deepestCellAt } from './assign-cells.ts'

/** Rows as they came, a chunk at a time. */
export function stageRows(importId: string, rows: readonly { number: number; payload: object }[]): SQL {
  return sql`
    insert into import_row (import_id, row_number, payload)
    select ${importId}::uuid, x.number, x.payload
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (number integer, payload jsonb)`
}

/** Like `stageRows`, and each row with lon and lat learns the deepest cell that holds it (`foundCell`). */
export function stagePlaces(
  importId: string,
  rows: readonly { number: number; payload: object }[],
  today: string,
): SQL {
  const place = sql`ST_SetSRID(ST_MakePoint((x.payload->>'lon')::float8, (x.payload->>'lat')::float8), 4326)`
  return sql`
    insert into import_row (import_id, row_number, payload)
    select ${importId}::uuid, x.number, x.payload || jsonb_build_object('foundCell', (${deepestCellAt(place, today)}))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (number integer, payload jsonb)`
}

/** Takes out bad rows before publication. */
export function dropStagedRows(importId: string, numbers: readonly number[]): SQL {
  return sql`
    delete from import_row where import_id = ${importId}::uuid
      and row_number in (select value::int from jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`
}

/** Staged rows of imports that are no longer staged. */
export function clearStagedRows(): SQL {
  return sql`
    delete from import_row where import_id in (
      select r.import_id from (select distinct import_id from import_row) r
      where not exists (select from import i where i.id = r.import_id and i.state = 'staged'))`
}

export interface StagedCountRow {
  rows: number
  /** Rows with a place that no cell holds. */
  outside: number
}

/** What is ready to be published. */
export function stagedCount(importId: string): SQL {
  return sql`
    select count(*) as rows,
      count(*) filter (where payload->>'lon' is not null and coalesce(payload->>'cellCode', payload->>'foundCell') is null) as outside
    from import_row where import_id = ${importId}::uuid`
}
