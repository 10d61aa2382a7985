import { CAR_BITS, FOOT_BITS } from '../access.ts'
import type { CutStreets } from './cut.ts'

export interface IslandCount {
  components: number
  largestComponentVertices: number
  componentsLeftOut: number
  verticesLeftOut: number
}

/**
 * Takes the walkers' bits off edges of small islands, then the cars' bits likewise. Gates join, shut or not: an overlay may open
 * them. Returns what the walkers' network counts.
 */
export function dropIslands(cut: CutStreets, ends: EdgeEnds, minVertices: number): IslandCount {
  const count = drop(cut, ends, FOOT_BITS, minVertices)
  drop(cut, ends, CAR_BITS, minVertices)
  return count
}

/** Node at either end of an edge. */
export interface EdgeEnds {
  nodeCount: number
  from: Int32Array
  to: Int32Array
}

function drop(cut: CutStreets, ends: EdgeEnds, bits: number, minVertices: number): IslandCount {
  const parent = new Int32Array(ends.nodeCount).fill(-1)
  const find = (node: number): number => {
    let root = node
    while ((parent[root] as number) !== root) root = parent[root] as number
    let at = node
    while (at !== root) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  const join = (node: number) => {
    if (parent[node] === -1) parent[node] = node
    return find(node)
  }
  const { edgeAccess } = cut
  for (let edge = 0; edge < edgeAccess.length; edge++) {
    if (((edgeAccess[edge] as number) & bits) === 0) continue
    const a = join(ends.from[edge] as number)
    const b = join(ends.to[edge] as number)
    if (a < b) parent[b] = a
    else parent[a] = b
  }
  const size = new Int32Array(ends.nodeCount)
  for (let node = 0; node < ends.nodeCount; node++) {
    if (parent[node] !== -1) {
      const root = find(node)
      size[root] = (size[root] as number) + 1
    }
  }
  const count: IslandCount = { components: 0, largestComponentVertices: 0, componentsLeftOut: 0, verticesLeftOut: 0 }
  for (const vertices of size) {
    if (vertices === 0) continue
    if (vertices < minVertices) {
      count.componentsLeftOut++
      count.verticesLeftOut += vertices
    } else {
      count.components++
      count.largestComponentVertices = Math.max(count.largestComponentVertices, vertices)
    }
  }
  for (let edge = 0; edge < edgeAccess.length; edge++) {
    const access = edgeAccess[edge] as number
    if ((access & bits) !== 0 && (size[find(ends.from[edge] as number)] as number) < minVertices)
      edgeAccess[edge] = access & ~bits
  }
  return count
}
