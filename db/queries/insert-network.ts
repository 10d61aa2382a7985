import { type SQL, sql } from 'drizzle-orm'

export interface NewNetwork {
  id: string
  source: string
  sourceDate: string | null
  checksum: string
  attribution: string
  graph: Uint8Array
  backdrop: Uint8Array
  stats: object
  bounds: readonly [number, number, number, number]
  importId: string
}

/** Publishes a walk network as the next version. */
export function insertNetwork(network: NewNetwork): SQL {
  const [west, south, east, north] = network.bounds
  return sql`
    insert into walk_network (id, version, source, source_date, checksum, attribution, graph, backdrop, stats, bounds, published, import_id)
    select ${network.id}::uuid, coalesce(max(version), 0) + 1, ${network.source}, ${network.sourceDate}::timestamptz,
      ${network.checksum}, ${network.attribution}, ${network.graph}::bytea, ${network.backdrop}::bytea,
      ${JSON.stringify(network.stats)}::jsonb,
      ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326), true, ${network.importId}::uuid
    from walk_network`
}
