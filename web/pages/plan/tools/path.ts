export type Vertex = readonly [lon: number, lat: number]

/** A path being drawn. */
export type Drawn = readonly Vertex[]

/** What the server takes: api/contract/plan.ts. */
const MOST_VERTICES = 200

/** With one place more, unless it is the last one again or there are too many. */
export function withVertex(drawn: Drawn, vertex: Vertex): Drawn {
  const last = drawn.at(-1)
  const isSame = last !== undefined && last[0] === vertex[0] && last[1] === vertex[1]
  return isSame || drawn.length === MOST_VERTICES ? drawn : [...drawn, vertex]
}

export const stepBack = (drawn: Drawn): Drawn => drawn.slice(0, -1)

/** Whether it can be a path already. */
export const isWhole = (drawn: Drawn): boolean => drawn.length >= 2
