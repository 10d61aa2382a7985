import { replaceEqualDeep } from '@tanstack/react-query'

interface Versioned {
  id: string
  version: number
}

/**
 * What stands under a key after an answer. A case, or a row of a list, is never replaced by an older version of itself, whichever
 * way the two answers overtook each other; what is equal stays the same object.
 */
export function newest(before: unknown, after: unknown): unknown {
  return replaceEqualDeep(before, withNewer(before, after))
}

function withNewer(before: unknown, after: unknown): unknown {
  if (isVersioned(before) && isVersioned(after)) return newer(before, after)
  const known = new Map(rowsOf(before).map((row) => [row.id, row]))
  if (known.size === 0) return after
  const renew = (row: unknown): unknown => {
    const old = isVersioned(row) ? known.get(row.id) : undefined
    return old && isVersioned(row) ? newer(old, row) : row
  }
  if (isPage(after)) return { ...after, items: after.items.map(renew) }
  if (hasPages(after))
    return {
      ...after,
      pages: after.pages.map((page) => (isPage(page) ? { ...page, items: page.items.map(renew) } : page)),
    }
  return after
}

const newer = (before: Versioned, after: Versioned): Versioned =>
  before.id === after.id && before.version > after.version ? before : after

function rowsOf(data: unknown): Versioned[] {
  if (isPage(data)) return data.items.filter(isVersioned)
  return hasPages(data) ? data.pages.flatMap(rowsOf) : []
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isPage = (value: unknown): value is { items: unknown[] } =>
  isObject(value) && 'items' in value && Array.isArray(value.items)
const hasPages = (value: unknown): value is { pages: unknown[] } =>
  isObject(value) && 'pages' in value && Array.isArray(value.pages)
const isVersioned = (value: unknown): value is Versioned =>
  isObject(value) &&
  'id' in value &&
  typeof value.id === 'string' &&
  'version' in value &&
  typeof value.version === 'number'
