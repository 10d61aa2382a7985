import { type SQL, sql } from 'drizzle-orm'

export interface NetworkRow {
  id: string
  version: number
  source: string
  attribution: string
  checksum: string
  createdAt: string
  stats: NetworkStats
  west: number
  south: number
  east: number
  north: number
  /** Adopted street edits that lie over it; they are only ever added to. */
  editCount: number
}

/** As the walk engine counts it. */
export interface NetworkStats {
  vertices: number
  edges: number
  kilometres: number
  components: number
  largestComponentShare: number
  componentsLeftOut: number
  verticesLeftOut: number
}

/** The published walk network of the highest version, without its graph. */
export function currentNetwork(): SQL {
  return sql`
    select id, version, source, attribution, checksum, created_at as "createdAt", stats,
      ST_XMin(bounds) as west, ST_YMin(bounds) as south, ST_XMax(bounds) as east, ST_YMax(bounds) as north,
      (select count(*)::int from network_edit e where e.walk_network_id = walk_network.id) as "editCount"
    from walk_network
    where published
    order by version desc
    limit 1`
}

/** The version of a network, whether it is in force or not. */
export function networkVersion(id: string): SQL {
  return sql`select version from walk_network where id = ${id}::uuid`
}
