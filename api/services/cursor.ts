import type { z } from 'zod'
import { ServiceError } from '../errors.ts'

/** An opaque place in a list. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place a cursor names, null without a cursor; throws `invalidCursor` for one this list did not make. */
export function decodeCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (parsed.success) return parsed.data
  throw new ServiceError('invalidCursor', `The cursor ${cursor} was not made by this list`, { cursor })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
  total: number | null
}

/** Cuts rows, of which one more than `limit` was asked for, into a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, place, total }: { item: (row: Row) => Item; place: (row: Row) => unknown; total: number | null },
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last ? encodeCursor(place(last)) : null
  return { items: shown.map(item), nextCursor, total }
}
