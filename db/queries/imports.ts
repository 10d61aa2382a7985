import { type SQL, sql } from 'drizzle-orm'
import type { ImportKind, ImportState } from '../vocabulary.ts'

export interface ImportRow {
  id: string
  kind: ImportKind
  state: ImportState
  fileNames: string[]
  checksum: string
  crs: string
  encoding: string | null
  rowCount: number
  badRowCount: number
  badRows: { file: string; line: number; field: string; value: string; code: string; reason: string }[]
  problem: { code: string; params: Record<string, string> } | null
  createdBy: string
  createdAt: string
  publishedAt: string | null
  undoneAt: string | null
}

const columns = sql`
  id, kind, state, file_names as "fileNames", checksum, crs, encoding, row_count as "rowCount", bad_row_count as "badRowCount",
  bad_rows as "badRows", problem, created_by as "createdBy", created_at as "createdAt", published_at as "publishedAt",
  undone_at as "undoneAt"`

/** Imports, latest first; ids are UUIDv7. */
export function importPage(after: string | null, limit: number): SQL {
  return sql`select ${columns} from import where ${after}::uuid is null or id < ${after}::uuid order by id desc limit ${limit}::int`
}

/** How many imports are visible. */
export function importCount(): SQL {
  return sql`select count(*) as total from import`
}

/** One import by its id. */
export function importById(id: string): SQL {
  return sql`select ${columns} from import where id = ${id}::uuid`
}

/** Whether anything was ever published, and which of the named files (of the sample district) were. */
export function publishedFiles(): SQL {
  return sql`select distinct unnest(file_names) as name from import where state = 'published'`
}

export interface NewImport {
  id: string
  kind: ImportKind
  fileNames: readonly string[]
  checksum: string
  crs: string
  createdBy: string
  createdAt: string
}

/** An import that begins. */
export function insertImport(row: NewImport): SQL {
  return sql`
    insert into import (id, kind, state, file_names, checksum, crs, created_by, created_at)
    values (${row.id}::uuid, ${row.kind}, 'staged', array(select jsonb_array_elements_text(${JSON.stringify(row.fileNames)}::jsonb)),
      ${row.checksum}, ${row.crs}, ${row.createdBy}, ${row.createdAt}::timestamptz)`
}

export interface ImportOutcomeRow {
  encoding: string | null
  rowCount: number
  badRowCount: number
  badRows: readonly object[]
  at: string
}

/** A staged import is published; no row touched where it was not staged. */
export function markPublished(id: string, outcome: ImportOutcomeRow): SQL {
  return sql`
    update import set state = 'published', encoding = ${outcome.encoding}, row_count = ${outcome.rowCount}::int,
      bad_row_count = ${outcome.badRowCount}::int, bad_rows = ${JSON.stringify(outcome.badRows)}::jsonb, published_at = ${outcome.at}::timestamptz
    where id = ${id}::uuid and state = 'staged'`
}

/** A published import is undone; no row touched where it was not published. */
export function markUndone(id: string, at: string): SQL {
  return sql`update import set state = 'undone', undone_at = ${at}::timestamptz where id = ${id}::uuid and state = 'published'`
}

/** What a refused import or a dry run leaves: nothing. */
export function forgetImport(id: string): SQL {
  return sql`
    with forgotten as (delete from import where id = ${id}::uuid and state = 'staged' returning id)
    delete from import_row r using forgotten f where r.import_id = f.id`
}

/** Imports that a stopped process left staged. */
export function failInterruptedImports(): SQL {
  return sql`update import set state = 'failed', problem = '{"code": "interrupted", "params": {}}' where state = 'staged'`
}
