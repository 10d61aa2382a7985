import { type SQL, sql } from 'drizzle-orm'

/** What the import will replace, as it was: cells by code, and every boundary of a cell that gets a new one. */
export function keepReplacedCells(importId: string): SQL {
  return sql`
    insert into import_replaced (import_id, table_name, row_key, before)
    select ${importId}::uuid, 'grid_cell', c.code, to_jsonb(c)
    from grid_cell c join import_row r on r.import_id = ${importId}::uuid and r.payload->>'code' = c.code
    union all
    select ${importId}::uuid, 'grid_cell_boundary', b.id::text, to_jsonb(b) || jsonb_build_object('boundary', b.boundary::text)
    from grid_cell_boundary b
    join import_row r on r.import_id = ${importId}::uuid and r.payload->>'code' = b.cell_code and r.payload->>'boundary' is not null`
}

/**
 * Cells by code; what the file does not say stays as it was (a name that is but the code says nothing), and a parent that is not named
 * is found by the code itself.
 */
export function publishCells(importId: string): SQL {
  return sql`
    with staged as (
      select payload->>'code' as code, payload->>'level' as level, payload->>'kind' as kind, payload->>'name' as name,
        payload->>'parentCode' as parent, (payload->>'population')::int as population, (payload->>'households')::int as households
      from import_row where import_id = ${importId}::uuid),
    known as (select code from staged union select code from grid_cell)
    insert into grid_cell (code, level, kind, name, parent_code, population, households, import_id)
    select s.code, s.level, s.kind, s.name, coalesce(s.parent, k.code), s.population, s.households, ${importId}::uuid
    from staged s
    left join known k on k.code = case s.level
      when 'county' then left(s.code, 4) || '00000000'
      when 'township' then left(s.code, 6) || '000000'
      when 'community' then left(s.code, 9) || '000'
      when 'cell' then left(s.code, 12) end
    on conflict (code) do update set level = excluded.level,
      kind = case when excluded.name = excluded.code then grid_cell.kind else excluded.kind end,
      name = case when excluded.name = excluded.code then grid_cell.name else excluded.name end,
      parent_code = coalesce(excluded.parent_code, grid_cell.parent_code),
      population = coalesce(excluded.population, grid_cell.population),
      households = coalesce(excluded.households, grid_cell.households), import_id = excluded.import_id`
}

/** Boundaries from the same day on give way to the new ones … */
export function dropLaterBoundaries(importId: string): SQL {
  return sql`
    delete from grid_cell_boundary b using import_row r
    where r.import_id = ${importId}::uuid and r.payload->>'code' = b.cell_code
      and b.valid_from >= (r.payload->'boundary'->>'validFrom')::date`
}

/** … and the one before ends where the new one begins. */
export function endEarlierBoundaries(importId: string): SQL {
  return sql`
    update grid_cell_boundary b set valid_to = (r.payload->'boundary'->>'validFrom')::date, import_id = ${importId}::uuid
    from import_row r
    where r.import_id = ${importId}::uuid and r.payload->>'code' = b.cell_code
      and (b.valid_to is null or b.valid_to > (r.payload->'boundary'->>'validFrom')::date)`
}

/** The new boundaries. */
export function publishBoundaries(importId: string): SQL {
  return sql`
    insert into grid_cell_boundary (id, cell_code, valid_from, valid_to, boundary, import_id)
    select (payload->>'id')::uuid, payload->>'code', (payload->'boundary'->>'validFrom')::date, (payload->'boundary'->>'validTo')::date,
      ST_Multi(ST_GeomFromGeoJSON((payload->'boundary'->'geometry')::text)), ${importId}::uuid
    from import_row where import_id = ${importId}::uuid and payload->>'boundary' is not null`
}
