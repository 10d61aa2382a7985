import { type SQL, sql } from 'drizzle-orm'
import { depthOf, inForce } from './parts.ts'

/** A staged row that must not be published, and which value is wrong. */
export interface StagedFaultRow {
  number: number
  value: string
  /** The other cell, or what the geometry library says. */
  other: string
}

/** Rows whose key came before in the same import. */
export function stagedDuplicates(importId: string, key: 'code' | 'serial'): SQL {
  return sql`
    select number, value, '' as other from (
      select row_number as number, payload->>${key}::text as value,
        row_number() over (partition by payload->>${key}::text order by row_number) as turn
      from import_row where import_id = ${importId}::uuid) keyed
    where turn > 1 order by number`
}

/** Cells whose parent is neither staged nor stored, or not on a wider level than they are. */
export function stagedOrphans(importId: string): SQL {
  return sql`
    with staged as (
      select row_number as number, payload->>'code' as code, payload->>'level' as level, payload->>'parentCode' as parent
      from import_row where import_id = ${importId}::uuid),
    known as (
      select code, level from staged
      union all select code, level from grid_cell g where not exists (select from staged s where s.code = g.code))
    select s.number, s.parent as value, coalesce(k.level, '') as other
    from staged s left join known k on k.code = s.parent
    where s.parent is not null and (k.code is null or ${depthOf(sql`k.level`)} >= ${depthOf(sql`s.level`)})
    order by s.number`
}

/** Hazards of a kind that people have not set up, and fires, which are none. */
export function stagedUnknownKinds(importId: string): SQL {
  return sql`
    select r.row_number as number, r.payload->>'kind' as value, '' as other
    from import_row r
    where r.import_id = ${importId}::uuid and not exists (select from hazard_kind k where k.key = r.payload->>'kind' and not k.is_fire)
    order by r.row_number`
}

/** Rows that name a cell there is not. */
export function stagedUnknownCells(importId: string): SQL {
  return sql`
    select r.row_number as number, r.payload->>'cellCode' as value, '' as other
    from import_row r
    where r.import_id = ${importId}::uuid and r.payload->>'cellCode' is not null
      and not exists (select from grid_cell c where c.code = r.payload->>'cellCode')
    order by r.row_number`
}

/** Units or teams under a unit there is not; the import of units may bring it itself. */
export function stagedUnknownUnits(importId: string, mayBring: boolean): SQL {
  return sql`
    select r.row_number as number, r.payload->>'parentCode' as value, '' as other
    from import_row r
    where r.import_id = ${importId}::uuid and r.payload->>'parentCode' is not null
      and not exists (select from force_unit u where u.code = r.payload->>'parentCode')
      and not (${mayBring}::boolean and exists (
        select from import_row s where s.import_id = ${importId}::uuid and s.payload->>'code' = r.payload->>'parentCode'))
    order by r.row_number`
}

/** Staged units that stand above themselves once the import is published; `value` is the one right above. */
export function stagedUnitsInCircles(importId: string): SQL {
  return sql`
    with recursive staged as (
      select row_number as number, payload->>'code' as code, payload->>'parentCode' as parent
      from import_row where import_id = ${importId}::uuid),
    known as (
      select code, parent from staged
      union all select code, parent_code from force_unit u where not exists (select from staged s where s.code = u.code)),
    above (code, unit) as (
      select code, parent from staged where parent is not null
      union select a.code, k.parent from above a join known k on k.code = a.unit where k.parent is not null)
    select s.number, s.parent as value, s.code as other
    from staged s where exists (select from above a where a.code = s.code and a.unit = s.code)
    order by s.number`
}

const stagedShapes = (importId: string) => sql`
  select row_number as number, payload->>'code' as code, payload->>'level' as level,
    ST_GeomFromGeoJSON((payload->'boundary'->'geometry')::text) as shape
  from import_row where import_id = ${importId}::uuid and payload->>'boundary' is not null`

/** Boundaries that cross themselves. */
export function stagedInvalidShapes(importId: string): SQL {
  return sql`
    with shapes as materialized (${stagedShapes(importId)})
    select number, code as value, ST_IsValidReason(shape) as other from shapes where not ST_IsValid(shape) order by number`
}

/**
 * Boundaries that overlap another one of their level, staged or in force, by more than a share of the smaller one. The grid of 1e-9
 * degrees (0.1 mm) keeps the overlay from failing on borders that all but coincide; neighbours that only touch are not overlaid.
 */
export function stagedOverlaps(importId: string, share: number, today: string): SQL {
  return sql`
    with shapes as materialized (${stagedShapes(importId)}),
    pairs as (
      select a.number, a.code, a.shape, o.code as other, o.shape as other_shape
      from shapes a join shapes o on o.level = a.level and o.number < a.number and o.shape && a.shape
      union all
      select a.number, a.code, a.shape, b.cell_code, b.boundary
      from shapes a
      join grid_cell_boundary b on b.boundary && a.shape and ${inForce(today)}
      join grid_cell c on c.code = b.cell_code and c.level = a.level
      where not exists (select from shapes s where s.code = b.cell_code))
    select distinct on (number) number, code as value, other from pairs
    where case when ST_Relate(shape, other_shape, '2********')
      then ST_Area(ST_Intersection(shape, other_shape, 1e-9)) > ${share}::float8 * least(ST_Area(shape), ST_Area(other_shape)) end
    order by number, other`
}
