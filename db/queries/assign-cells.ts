import { type SQL, sql } from 'drizzle-orm'
import { depthOf, inForce } from './parts.ts'

/**
 * Sub-select: code of the deepest cell whose boundary holds the place; on a shared border the smaller code. The candidates are sorted
 * before they are looked into, so that the large boundaries of the wide levels are seldom unpacked (7.6 s to 1.9 s for 14,000 homes).
 */
export function deepestCellAt(place: SQL, today: string): SQL {
  return sql`
    select candidate.code from (
      select b.cell_code as code, b.boundary
      from grid_cell_boundary b join grid_cell held on held.code = b.cell_code
      where b.boundary && ${place} and ${inForce(today)}
      order by ${depthOf(sql`held.level`)} desc, b.cell_code
      offset 0) candidate
    where ST_Covers(candidate.boundary, ${place})
    limit 1`
}

/** Gives every residence or service point the deepest cell that holds it now; touches only those that change. */
export function reassignCells(table: 'residence' | 'service_point', today: string): SQL {
  const name = sql.identifier(table)
  return sql`
    update ${name} t set cell_code = found.code
    from (select p.id, (${deepestCellAt(sql`p.location`, today)}) as code from ${name} p) found
    where found.id = t.id and t.cell_code is distinct from found.code`
}

/** Teams answer for the cell that was named; only those that have none get the one they stand in. */
export function reassignTeams(today: string): SQL {
  return sql`
    update patrol_team t set cell_code = (${deepestCellAt(sql`t.position`, today)})
    where t.cell_code is null and t.position is not null`
}

/**
 * Likewise the open hazards, as a correction in each one's stream. What people transferred stays where they put it, and closed ones
 * where they were closed: only those that lay outside every cell are given theirs.
 */
export function reassignHazards(today: string, now: string): SQL {
  return correctCells(
    sql`select p.id, p.cell_code as before, (${deepestCellAt(sql`p.location`, today)}) as code from hazard p
      where p.cell_code is null
        or (p.state <> 'closedOut' and not exists (select from hazard_transfer f where f.hazard_id = p.id))`,
    now,
  )
}

/** Hazards in cells that are about to go are outside every cell until they are reassigned; their streams say so. */
export function releaseHazards(goingCells: SQL, now: string): SQL {
  return correctCells(
    sql`select p.id, p.cell_code as before, null::text as code from hazard p where p.cell_code in (${goingCells})`,
    now,
  )
}

/** Row and stream at once; `found` has id, before and code. */
function correctCells(found: SQL, now: string): SQL {
  return sql`
    with moved as (
      update hazard t set cell_code = found.code, version = version + 1, moved_event = 'corrected', moved_at = ${now}::timestamptz,
        moved_by = 'system'
      from (${found}) found where found.id = t.id and found.before is distinct from found.code
      returning t.id, t.version, found.before, found.code)
    insert into case_event (stream, version, case_kind, event, payload, happened_at, received_at, person_id, person_name, role)
    select id, version, 'hazard', 'corrected',
      jsonb_build_object('changes', jsonb_build_object('cellCode', code), 'before', jsonb_build_object('cellCode', before),
        'reason', 'boundariesChanged', 'photoIds', '[]'::jsonb, 'clocks', '[]'::jsonb),
      ${now}::timestamptz, ${now}::timestamptz, 'system', 'system', 'system'
    from moved`
}
