/**
 * A .wangge file: gzip of JSON lines in UTF-8, the same from both engines. First the header; then for each table, in an order that
 * satisfies foreign keys, its opening line and one array a row, every value as PostgreSQL's own text (geometry as hex EWKB, bytea as
 * hex, times in UTC) or null; last the ending line, without which the file is truncated.
 */
export const FORMAT_VERSION = 1

export interface HeaderLine {
  wangge: 'backup'
  format: number
  /** What the schema was when it was written, oldest first. */
  migrations: { name: string; checksum: string }[]
  createdAt: string
}

export interface TableLine {
  table: string
  columns: string[]
}

export type RowLine = (string | null)[]

export interface EndLine {
  end: true
  tables: number
  rows: number
  /** SHA-256 over every line before this one with its line feed, hex. */
  checksum: string
}

export interface BackupSummary {
  tables: number
  rows: number
}
