export interface Steady<T> {
  shown: T[]
  /** Newcomers that wait outside. */
  waiting: number
  /** Of those shown, who is not in the list any more. */
  gone: ReadonlySet<string>
}

/**
 * Keeps a list still under the hand that holds it: newcomers wait outside and are only counted, the order stays, and whoever left
 * keeps his place, marked as gone, so that nothing slips under a pointer. `before` is what was shown last; where the list `isLonger`
 * because its reader came near the end, what follows the last one is let in.
 */
export function steady<T extends { id: string }>(
  before: readonly T[],
  items: readonly T[],
  isLonger: boolean,
): Steady<T> {
  const now = new Map(items.map((item) => [item.id, item]))
  const known = new Set(before.map(({ id }) => id))
  const gone = new Set([...known].filter((id) => !now.has(id)))
  const tail = isLonger ? items.slice(items.findLastIndex(({ id }) => known.has(id)) + 1) : []
  const shown = [...before.map((old) => now.get(old.id) ?? old), ...tail]
  return { shown, waiting: items.length - (shown.length - gone.size), gone }
}
