/**
 * Keeps a list still under the hand: while `isHeld`, newcomers wait outside and are only counted; whoever left the
 * list is gone at once, since acting on it would fail. `known` are the ids admitted so far.
 */
export function steady<T extends { id: string }>(
  known: ReadonlySet<string> | null,
  items: readonly T[],
  isHeld: boolean,
): { shown: T[]; waiting: number; known: Set<string> } {
  if (known === null || !isHeld) return { shown: [...items], waiting: 0, known: new Set(items.map(({ id }) => id)) }
  const shown = items.filter(({ id }) => known.has(id))
  return { shown, waiting: items.length - shown.length, known: new Set(shown.map(({ id }) => id)) }
}
