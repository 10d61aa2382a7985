import type { Position } from 'geojson'

/**
 * Where a closed ring crosses itself, or null: edges by their western end, each compared only with those that it overlaps in
 * longitude. Touching in a shared end is no crossing; the database judges the finer cases.
 */
export function selfIntersection(ring: Position[]): Position | null {
  const edges = ring.slice(0, -1).map((from, i): Edge => ({ from, to: ring[i + 1] as Position }))
  const west = ({ from, to }: Edge) => Math.min(from[0] as number, to[0] as number)
  const east = ({ from, to }: Edge) => Math.max(from[0] as number, to[0] as number)
  edges.sort((a, b) => west(a) - west(b))
  let open: Edge[] = []
  for (const edge of edges) {
    const from = west(edge)
    open = open.filter((other) => east(other) >= from)
    for (const other of open) if (cross(edge, other)) return edge.from
    open.push(edge)
  }
  return null
}

interface Edge {
  from: Position
  to: Position
}

/** Whether two edges cross in the inside of both. */
function cross(a: Edge, b: Edge): boolean {
  const side = (edge: Edge, [x = 0, y = 0]: Position) => {
    const [ax = 0, ay = 0] = edge.from
    const [bx = 0, by = 0] = edge.to
    return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))
  }
  return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0
}
