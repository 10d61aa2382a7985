import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'

export interface ScopeTotalsRow {
  residences: number
  people: number
  dwellings: number
  peopleServed: number
  dwellingsServed: number
  peopleGap: number
  peopleNoStreetData: number
  cellsWithoutResidences: number
  servicePoints: number
  servicePointsOffNetwork: number
}

/** The figures of a run as far as the asker's scope goes: the roll-up of the scope's own cell, never the whole. */
export function scopeTotals(runId: string, scope: { level: Level; code: string }): SQL {
  return sql`
    select coalesce(sum(v.residences), 0) as residences, coalesce(sum(v.people), 0) as people,
      coalesce(sum(v.dwellings), 0) as dwellings, coalesce(sum(v.people_served), 0) as "peopleServed",
      coalesce(sum(v.dwellings_served), 0) as "dwellingsServed", coalesce(sum(v.people_gap), 0) as "peopleGap",
      coalesce(sum(v.people_no_street_data), 0) as "peopleNoStreetData",
      (select count(*) from coverage_cell where run_id = ${runId}::uuid and residences = 0) as "cellsWithoutResidences",
      (select count(*) from coverage_walkshed where run_id = ${runId}::uuid) as "servicePoints",
      (select count(*) from coverage_walkshed where run_id = ${runId}::uuid and walkshed is null) as "servicePointsOffNetwork"
    from coverage_cell v
    where v.run_id = ${runId}::uuid and v.cell_code = ${scope.code} and v.level = ${scope.level}`
}
