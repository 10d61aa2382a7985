import { type SQL, sql } from 'drizzle-orm'

export interface SampleGroundRow {
  cells: { code: string; level: string; name: string }[]
  points: { code: string; id: string; name: string; cellCode: string | null }[]
  teams: { code: string; id: string; name: string }[]
  /** The sample's log-ins. */
  people: { id: string; name: string; username: string }[]
}

/** Where the sample's history takes place: cells, service points, teams, and who may sign in. */
export function sampleGround(): SQL {
  return sql`
    select
      (select coalesce(json_agg(json_build_object('code', code, 'level', level, 'name', name)), '[]') from grid_cell) as cells,
      (select coalesce(json_agg(json_build_object('code', code, 'id', id, 'name', name, 'cellCode', cell_code)), '[]')
        from service_point) as points,
      (select coalesce(json_agg(json_build_object('code', code, 'id', id, 'name', name)), '[]') from patrol_team) as teams,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'username', username)), '[]')
        from person where is_sample) as people`
}
