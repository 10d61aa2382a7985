import { type SQL, sql } from 'drizzle-orm'
import type { VisitReason } from '../vocabulary.ts'

export interface MustVisitRow {
  shiftId: string
  subject: 'hazard' | 'place'
  id: string
  /** Serial of a hazard, name of a place. */
  name: string
  /** Kind of the hazard or place. */
  detail: string
  address: string
  lon: number
  lat: number
  cellCode: string | null
  why: VisitReason
  /** When a hazard was closed out; one that was closed unvisited need not be visited any more. */
  closedAt: string | null
}

/**
 * What shifts have to visit in their cells: hazards that were open when the shift began and that the rule or an officer names, and key
 * places. Each once a shift, however its cells overlap.
 */
export function mustVisits(shiftIds: readonly string[]): SQL {
  return sql`
    with rule as (select every_major, every_overdue from proof_rule),
    area as materialized (
      select s.id as shift_id, s.kind, lower(s.period) as begins, upper(s.period) as ends,
        case g.level when 'prefecture' then left(g.code, 4) when 'county' then left(g.code, 6) when 'township' then left(g.code, 9)
          else g.code end as prefix
      from shift s join shift_cell c on c.shift_id = s.id join grid_cell g on g.code = c.cell_code
      where s.id = any(${sql.param([...shiftIds])}::uuid[])),
    near as (
      ${hazardsIn(sql`h.state <> 'closedOut'`)}
      union all
      ${hazardsIn(sql`h.state = 'closedOut' and h.closed_out_at > (select min(begins) from area)`)})
    select distinct on (shift_id, id) shift_id as "shiftId", 'hazard' as subject, id, serial as name, kind as detail, address, lon, lat,
      cell_code as "cellCode", closed_out_at as "closedAt",
      case when must then 'marked' when grade = 'major' and every_major then 'major' else 'overdue' end as why
    from near, rule
    where coalesce(must, every_major and grade = 'major' or every_overdue and was_overdue)
      and (reported_at <= begins or must and reported_at < ends) and (closed_out_at is null or closed_out_at > begins)
    union all
    select distinct on (a.shift_id, p.id) a.shift_id, 'place', p.id, p.name, p.kind, p.address, ST_X(p.location), ST_Y(p.location),
      p.cell_code, null, 'place'
    from area a join key_place p on p.scope_code ~>=~ a.prefix and p.scope_code ~<~ (a.prefix || '~')
    where p.must_visit and (p.shift_kind is null or p.shift_kind = a.kind) and p.since < a.ends
      and (p.given_up_at is null or p.given_up_at > a.begins)`
}

/** A false report and a merged repeat need not be looked at. */
function hazardsIn(which: SQL): SQL {
  return sql`
    select a.shift_id, a.begins, a.ends, h.id, h.serial, h.kind, h.grade, h.address, ST_X(h.location) as lon, ST_Y(h.location) as lat,
      h.cell_code, h.reported_at, h.closed_out_at, m.must, h.due_at < a.begins and h.paused_at is null as was_overdue
    from area a join hazard h on h.scope_code ~>=~ a.prefix and h.scope_code ~<~ (a.prefix || '~')
      left join hazard_must_visit m on m.hazard_id = h.id
    where ${which} and h.verdict is distinct from 'false' and h.verdict is distinct from 'duplicate'`
}
