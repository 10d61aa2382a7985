export type Place = readonly [lon: number, lat: number]

/** Bases tried out by team; each step of the history is the whole of them. */
export type Moves = Readonly<Record<string, Place>>

export interface MoveHistory {
  past: readonly Moves[]
  now: Moves
  future: readonly Moves[]
}

export const NO_MOVES: MoveHistory = { past: [], now: {}, future: [] }

/** A base moved: one step; what was undone is forgotten. */
export const moved = (history: MoveHistory, teamId: string, place: Place): MoveHistory =>
  stepped(history, { ...history.now, [teamId]: place })

/** Every team back at its registered base: one step too. */
export const cleared = (history: MoveHistory): MoveHistory => stepped(history, {})

const stepped = ({ past, now }: MoveHistory, next: Moves): MoveHistory => ({
  past: [...past, now],
  now: next,
  future: [],
})

export function undone(history: MoveHistory): MoveHistory {
  const last = history.past.at(-1)
  if (last === undefined) return history
  return { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future] }
}

export function redone(history: MoveHistory): MoveHistory {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future }
}

/** Degrees as typed; null where they are no place on the map. */
export function placeOf(lon: string, lat: string): Place | null {
  const [x, y] = [Number(lon), Number(lat)]
  if (lon.trim() === '' || lat.trim() === '' || !Number.isFinite(x) || !Number.isFinite(y)) return null
  return Math.abs(x) <= 180 && Math.abs(y) <= 85 ? [x, y] : null
}
