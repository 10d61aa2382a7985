import { type SQL, sql } from 'drizzle-orm'

export interface ResidentsVersionRow {
  /** Milliseconds since 1970 of the last change of residences or of the cells they lie in; 0 where there was none. */
  changedAt: number
}

/** When residences, or the scopes they belong to, last changed. */
export function residentsVersion(): SQL {
  return sql`
    select (coalesce(max(extract(epoch from coalesce(undone_at, published_at))), 0) * 1000)::int8 as "changedAt"
    from import where kind in ('residences', 'cells', 'codes') and state in ('published', 'undone')`
}

export interface ResidentsCoreRow {
  west: number | null
  south: number | null
  east: number | null
  north: number | null
}

/** Box from the share `tail` to 1 - `tail` of the visible residents, west to east and south to north; nulls where nobody lives. */
export function residentsCore(tail: number): SQL {
  return sql`
    with lived as (select ST_X(location) as lon, ST_Y(location) as lat, people from residence where people > 0),
    total as (select sum(people) as people from lived),
    along as (select lon, sum(people) over (order by lon) as below from lived),
    up as (select lat, sum(people) over (order by lat) as below from lived)
    select
      (select min(lon) from along, total where below >= ${tail}::float8 * people) as west,
      (select min(lat) from up, total where below >= ${tail}::float8 * people) as south,
      (select min(lon) from along, total where below >= (1 - ${tail}::float8) * people) as east,
      (select min(lat) from up, total where below >= (1 - ${tail}::float8) * people) as north`
}
