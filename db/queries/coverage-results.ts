import { type SQL, sql } from 'drizzle-orm'
import type { CoverageState } from '../vocabulary.ts'

export interface CoverageResidenceResult {
  residence_id: string
  scope_code: string
  state: CoverageState
  walk_seconds: number | null
  service_point_id: string | null
  snap_metres: number | null
  people: number
  dwellings: number
}

/** Results of residences that still exist. */
export function insertCoverageResidences(runId: string, results: readonly CoverageResidenceResult[]): SQL {
  return sql`
    insert into coverage_residence (run_id, residence_id, scope_code, state, walk_seconds, service_point_id, snap_metres, people, dwellings)
    select ${runId}::uuid, x.residence_id, x.scope_code, x.state, x.walk_seconds, p.id, x.snap_metres, x.people, x.dwellings
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as x (residence_id uuid, scope_code text, state text, walk_seconds real,
      service_point_id uuid, snap_metres real, people integer, dwellings integer)
    join residence r on r.id = x.residence_id
    left join service_point p on p.id = x.service_point_id`
}

export interface CoverageCellResult {
  cell_code: string
  level: string
  residences: number
  people: number
  dwellings: number
  people_served: number
  dwellings_served: number
  people_gap: number
  people_no_street_data: number
  median_snap_metres: number | null
  flagged_share: number | null
  reliable: boolean
}

/** Roll-ups of cells of every level. */
export function insertCoverageCells(runId: string, results: readonly CoverageCellResult[]): SQL {
  return sql`
    insert into coverage_cell (run_id, cell_code, level, residences, people, dwellings, people_served, dwellings_served, people_gap,
      people_no_street_data, median_snap_metres, flagged_share, reliable)
    select ${runId}::uuid, x.cell_code, x.level, x.residences, x.people, x.dwellings, x.people_served, x.dwellings_served, x.people_gap,
      x.people_no_street_data, x.median_snap_metres, x.flagged_share, x.reliable
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as x (cell_code text, level text, residences integer, people integer,
      dwellings integer, people_served integer, dwellings_served integer, people_gap integer, people_no_street_data integer,
      median_snap_metres real, flagged_share real, reliable boolean)`
}

export interface CoverageWalkshedResult {
  service_point_id: string
  scope_code: string
  people_within: number
  people_paper_circle: number
  people_circle_over_limit: number
  walkshed: object | null
}

/** Walksheds of points that still exist. */
export function insertCoverageWalksheds(runId: string, results: readonly CoverageWalkshedResult[]): SQL {
  return sql`
    insert into coverage_walkshed (run_id, service_point_id, scope_code, people_within, people_paper_circle, people_circle_over_limit, walkshed)
    select ${runId}::uuid, x.service_point_id, x.scope_code, x.people_within, x.people_paper_circle, x.people_circle_over_limit,
      ST_SetSRID(ST_GeomFromGeoJSON(x.walkshed::text), 4326)
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as x (service_point_id uuid, scope_code text, people_within integer,
      people_paper_circle integer, people_circle_over_limit integer, walkshed jsonb)
    join service_point p on p.id = x.service_point_id`
}
