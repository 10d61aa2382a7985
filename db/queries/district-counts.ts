import { type SQL, sql } from 'drizzle-orm'

export interface DistrictCountsRow {
  residences: number
  people: number
  dwellings: number
  servicePoints: number
  teams: number
  hazardsOpen: number
  isDemo: boolean
}

/** What lies in the asker's scope, counted; `isDemo` where any cell of the sample district is visible. */
export function districtCounts(demoPrefix: string): SQL {
  return sql`
    select r.*, p.*, t.*, h.*,
      exists (select from grid_cell where code ~>=~ ${demoPrefix} and code ~<~ ${`${demoPrefix}~`}) as "isDemo"
    from
      (select count(*) as residences, coalesce(sum(people), 0) as people, coalesce(sum(dwellings), 0) as dwellings from residence) r,
      (select count(*) as "servicePoints" from service_point where closed_at is null) p,
      (select count(*) as teams from patrol_team) t,
      (select count(*) as "hazardsOpen" from hazard where state <> 'closedOut') h`
}
