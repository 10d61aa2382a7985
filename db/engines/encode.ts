import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Statement } from './engine.ts'

const dialect = new PgDialect()

/** Compiles a drizzle template. Parameters become text that PostgreSQL reads itself, so that both engines see the same bytes. */
export function compile(query: SQL): Statement {
  const { sql: text, params } = dialect.sqlToQuery(query)
  return { text, parameters: params.map(encode) }
}

/**
 * Numbers, booleans, strings as they are; bytes as hex; Date as ISO; arrays as array literals (wrap them in `sql.param`,
 * a bare array in a template becomes a list); any other object as JSON. A JSON array must be stringified by the caller.
 */
export function encode(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(encodeElement).join(',')}}`
  if (typeof value === 'object') return JSON.stringify(value)
  throw new TypeError(`A parameter of type ${typeof value} has no PostgreSQL form`)
}

function encodeElement(value: unknown): string {
  if (Array.isArray(value)) return encode(value) ?? 'NULL'
  const text = encode(value)
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
