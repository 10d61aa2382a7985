import { type SQL, sql } from 'drizzle-orm'

export interface ResponseDatasetRow {
  /** Null = the deployment's own hazards. */
  key: string | null
  name: string | null
  cases: number
  /** YYYY-MM-DD */
  from: string
  to: string
}

/** What there are cases of that the asker sees, own first. */
export function responseDatasets(): SQL {
  return sql`
    select s.key, s.name, f.cases, f.from::text, f.to::text
    from (select dataset, count(*) as cases, min(day) as from, max(day) as to from response_case group by dataset) f
    left join response_dataset s on s.number = f.dataset
    where f.dataset = 1 or s.key is not null order by f.dataset`
}

/** Sets the zone in which facts are counted; true where they were computed anew. As `app_system`. */
export function keepResponseZone(zone: string): SQL {
  return sql`select response_zone(${zone}) as changed`
}
