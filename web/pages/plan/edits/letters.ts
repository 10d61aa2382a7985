/** A … Z, AA, AB …: the letter of the nth new point, from 0. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/** Letters by point. A point keeps its own as long as it is known, and one that was taken away leaves its letter unused. */
export type Letters = ReadonlyMap<string, string>

/** The letters with those of `ids` that had none yet, in their order; the same map where nothing is new. */
export function lettered(letters: Letters, ids: readonly string[]): Letters {
  const fresh = ids.filter((id) => !letters.has(id))
  if (fresh.length === 0) return letters
  const next = new Map(letters)
  for (const id of fresh) next.set(id, letterOf(next.size))
  return next
}
