import { type SQL, sql } from 'drizzle-orm'

/** Rows whose code begins with `prefix`, by byte order, so that the `text_pattern_ops` indexes serve it. */
export function startsWith(column: SQL, prefix: string): SQL {
  return sql`(${column} ~>=~ ${prefix} and ${column} ~<~ ${`${prefix}~`})`
}

/** Boundary `b` is in force on the day `today` (YYYY-MM-DD). */
export function inForce(today: string): SQL {
  return sql`b.valid_from <= ${today}::date and (b.valid_to is null or b.valid_to > ${today}::date)`
}

/** 0 for a prefecture … 4 for a small cell. */
export function depthOf(level: SQL): SQL {
  return sql`array_position(array['prefecture', 'county', 'township', 'community', 'cell'], ${level})`
}

/** Escapes `%`, `_` and `\` so that a person's words match only themselves in LIKE. */
export function likeLiteral(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&')
}
