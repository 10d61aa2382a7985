import { type SQL, sql } from 'drizzle-orm'

export interface WalkshedFeatureRow {
  servicePointId: string
  name: string
  geometry: object
}

/** Walksheds of a run, as tiles want them. */
export function walkshedFeatures(runId: string): SQL {
  return sql`
    select w.service_point_id as "servicePointId", p.name, ST_AsGeoJSON(w.walkshed, 7)::jsonb as geometry
    from coverage_walkshed w join service_point p on p.id = w.service_point_id
    where w.run_id = ${runId}::uuid and w.walkshed is not null
    order by p.id`
}
