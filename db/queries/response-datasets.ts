import { type SQL, sql } from 'drizzle-orm'

export interface ResponseDatasetRow {
  key: string
  name: string
  /** The facts' number of it; the deployment's own hazards, number 1, have no row. */
  number: number
}

/** Histories of other systems, in the order in which they were first kept. */
export function responseDatasets(): SQL {
  return sql`select key, name, number from response_dataset order by number`
}

/** Sets the zone in which facts are counted; true where they were computed anew. As `app_system`. */
export function keepResponseZone(zone: string): SQL {
  return sql`select response_zone(${zone}) as changed`
}
