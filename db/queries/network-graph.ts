import { type SQL, sql } from 'drizzle-orm'

export interface NetworkGraphRow {
  graph: Uint8Array
}

/** The engine's own buffer of one walk network. */
export function networkGraph(id: string): SQL {
  return sql`select graph from walk_network where id = ${id}::uuid`
}
