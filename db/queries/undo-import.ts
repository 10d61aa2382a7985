import { type SQL, sql } from 'drizzle-orm'

export interface UndoHindranceRow {
  /** File names of a later import that replaced what this one brought; null where there is none. */
  supersededBy: string[] | null
}

/** A later import that replaced rows of this one must be undone first. */
export function supersedingImport(importId: string): SQL {
  return sql`
    select (
      select i.file_names from import_replaced r join import i on i.id = r.import_id
      where i.state = 'published' and i.id <> ${importId}::uuid and r.before->>'import_id' = ${importId}::text
      order by i.id desc limit 1) as "supersededBy"`
}

/** Cells of other imports that hang under cells which only this import brought. */
export function childrenOfImportedCells(importId: string): SQL {
  return sql`
    select child.code from grid_cell child join grid_cell parent on parent.code = child.parent_code
    where parent.import_id = ${importId}::uuid and child.import_id is distinct from ${importId}::uuid
      and not exists (select from import_replaced r
        where r.import_id = ${importId}::uuid and r.table_name = 'grid_cell' and r.row_key = parent.code)
    order by child.code limit 1`
}

/** Codes of units that only this import brought. */
const onlyImportedUnits = (importId: string) => sql`
  select code from force_unit u where u.import_id = ${importId}::uuid and not exists (
    select from import_replaced r where r.import_id = ${importId}::uuid and r.table_name = 'force_unit' and r.row_key = u.code)`

/** Units of other imports, and teams, that hang under units which only this import brought. */
export function childrenOfImportedUnits(importId: string): SQL {
  return sql`
    with brought as (${onlyImportedUnits(importId)})
    select u.code from force_unit u join brought b on b.code = u.parent_code
      where u.import_id is distinct from ${importId}::uuid
    union all select t.code from patrol_team t join brought b on b.code = t.parent_code
    order by code limit 1`
}

export interface TeamsInUseRow {
  teams: number
  /** The first of their codes. */
  codes: string[]
}

/** Teams that only this import brought, and that have people, shifts or dispatches since. */
export function importedTeamsInUse(importId: string): SQL {
  return sql`
    with used as (
      select t.code from patrol_team t
      where t.import_id = ${importId}::uuid
        and not exists (select from import_replaced r
          where r.import_id = ${importId}::uuid and r.table_name = 'patrol_team' and r.row_key = t.code)
        and (exists (select from team_member m where m.team_id = t.id) or exists (select from shift s where s.team_id = t.id)
          or exists (select from dispatch d where d.team_id = t.id)))
    select count(*) as teams, coalesce((array_agg(code order by code))[1:5], '{}') as codes from used`
}

/** All boundaries that the import brought or changed. */
export function removeImportedBoundaries(importId: string): SQL {
  return sql`
    delete from grid_cell_boundary where import_id = ${importId}::uuid
      or id::text in (select row_key from import_replaced where import_id = ${importId}::uuid and table_name = 'grid_cell_boundary')`
}

/** Codes of the cells that only this import brought. */
export function onlyImportedCells(importId: string): SQL {
  return sql`
    select code from grid_cell c where c.import_id = ${importId}::uuid and not exists (
      select from import_replaced r where r.import_id = ${importId}::uuid and r.table_name = 'grid_cell' and r.row_key = c.code)`
}

/** Facts in cells that are about to go are outside every cell until they are reassigned. */
export function releaseFacts(
  importId: string,
  table: 'residence' | 'service_point' | 'force_unit' | 'patrol_team',
): SQL {
  return sql`update ${sql.identifier(table)} set cell_code = null where cell_code in (${onlyImportedCells(importId)})`
}

/** Cells that only this import brought. */
export function removeImportedCells(importId: string): SQL {
  return sql`delete from grid_cell where code in (${onlyImportedCells(importId)})`
}

/** Cells as they were before. */
export function restoreReplacedCells(importId: string): SQL {
  return sql`
    update grid_cell c set level = b.level, kind = b.kind, name = b.name, parent_code = b.parent_code, population = b.population,
      households = b.households, import_id = b.import_id
    from import_replaced r, jsonb_populate_record(null::grid_cell, r.before) b
    where r.import_id = ${importId}::uuid and r.table_name = 'grid_cell' and c.code = r.row_key`
}

/** Boundaries as they were before. */
export function restoreReplacedBoundaries(importId: string): SQL {
  return sql`
    insert into grid_cell_boundary (id, cell_code, valid_from, valid_to, boundary, import_id)
    select b.id, b.cell_code, b.valid_from, b.valid_to, b.boundary, b.import_id
    from import_replaced r, jsonb_populate_record(null::grid_cell_boundary, r.before) b
    where r.import_id = ${importId}::uuid and r.table_name = 'grid_cell_boundary'`
}

/** Streets that the import published are no longer current; runs computed on them keep them. */
export function withdrawNetwork(importId: string): SQL {
  return sql`update walk_network set published = false where import_id = ${importId}::uuid`
}
