import { type SQL, sql } from 'drizzle-orm'

export interface NetworkBackdropRow {
  backdrop: Uint8Array
}

/** Gzipped GeoJSON FeatureCollection of what is drawn beneath the streets. */
export function networkBackdrop(id: string): SQL {
  return sql`select backdrop from walk_network where id = ${id}::uuid`
}
