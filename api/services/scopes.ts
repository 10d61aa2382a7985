import type { Context } from '@wangge/db'
import { scopePrefix } from '@wangge/db'
import { LEVELS, type Level } from '@wangge/db/vocabulary'

/** Names a scope in cache keys and tile versions: `all`, or level and code. */
export function scopeKeyOf(scope: Context['scope']): string {
  return scope === null ? 'all' : `${scope.level}.${scope.code}`
}

/** The scope a key names; throws for a key that names none. */
export function scopeOfKey(key: string): Context['scope'] {
  if (key === 'all') return null
  const [level, code] = key.split('.')
  const known = LEVELS.find((one) => one === level)
  if (!known || !code) throw new RangeError(`No scope is named ${key}`)
  return { level: known, code }
}

/** The characters that every code inside a cell begins with. */
export function prefixOf(cell: { level: Level; code: string }): string {
  return scopePrefix(cell)
}
