import type { WalkGraph } from '../graph.ts'
import { type Network, SHUT_TO_FOOT } from '../network.ts'
import { eastStretch } from '../project.ts'
import type { Snaps } from '../snaps.ts'

/**
 * Walks by brute force, sharing no code with the kernels: every edge is cut at every home, point and stop on it, and the distance
 * from each home to each point is relaxed until nothing changes.
 */
export function nearestByBruteForce(
  network: Network,
  residences: Snaps,
  points: Snaps,
): { mm: number[]; point: number[] } {
  const { arcs, residenceNode, pointNode, nodeCount } = chains(network, residences, points)
  const mm: number[] = new Array(residences.length).fill(-1)
  const point: number[] = new Array(residences.length).fill(-1)
  for (let p = 0; p < points.length; p++) {
    if (points.edge[p] === -1) continue
    const toPoint: number[] = new Array(nodeCount).fill(Infinity)
    toPoint[pointNode[p] as number] = points.legMm[p] as number
    for (let isChanged = true; isChanged; ) {
      isChanged = false
      for (const [from, to, length] of arcs) {
        if ((toPoint[to] as number) + length < (toPoint[from] as number)) {
          toPoint[from] = (toPoint[to] as number) + length
          isChanged = true
        }
      }
    }
    for (let r = 0; r < residences.length; r++) {
      if (residences.edge[r] === -1) continue
      const walk = (toPoint[residenceNode[r] as number] as number) + (residences.legMm[r] as number)
      if (walk < Infinity && (mm[r] === -1 || walk < (mm[r] as number))) {
        mm[r] = walk
        point[r] = p
      }
    }
  }
  return { mm, point }
}

/** Walkable arcs between vertices and all places on edges; a shut vertex takes part in none. */
function chains(network: Network, residences: Snaps, points: Snaps) {
  const arcs: [from: number, to: number, length: number][] = []
  const onEdge = new Map<number, { node: number; offset: number }[]>()
  let nodeCount = network.vertexCount
  const put = (edge: number, offset: number, node: number) => {
    const places = onEdge.get(edge) ?? []
    places.push({ node, offset })
    onEdge.set(edge, places)
  }
  const place = (snaps: Snaps) =>
    Array.from({ length: snaps.length }, (_, i) => {
      const node = nodeCount++
      if (snaps.edge[i] !== -1) put(snaps.edge[i] as number, snaps.offsetMm[i] as number, node)
      return node
    })
  const residenceNode = place(residences)
  const pointNode = place(points)
  for (const [edge, stops] of network.stops) for (const stop of stops) put(edge, stop.offsetMm, stop.vertex)
  const isShut = (node: number) =>
    node < network.vertexCount && ((network.vertexFlags[node] as number) & SHUT_TO_FOOT) !== 0
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const flags = network.edgeFlags[edge] as number
    if ((flags & 3) === 0) continue
    const chain = [
      { node: network.edgeFrom[edge] as number, offset: 0 },
      ...(onEdge.get(edge) ?? []).sort((a, b) => a.offset - b.offset),
      { node: network.edgeTo[edge] as number, offset: network.edgeLength[edge] as number },
    ]
    for (let i = 1; i < chain.length; i++) {
      const a = chain[i - 1] as { node: number; offset: number }
      const b = chain[i] as { node: number; offset: number }
      if (isShut(a.node) || isShut(b.node)) continue
      const length = b.offset - a.offset
      // Standing at a place one may step to another thing at that same place whatever the direction.
      if (flags & 1 || length === 0) arcs.push([a.node, b.node, length])
      if (flags & 2 || length === 0) arcs.push([b.node, a.node, length])
    }
  }
  return { arcs, residenceNode, pointNode, nodeCount }
}

/** The nearest street of a place by looking at every segment and every obstacle: its leg in mm, or null beyond the limit. */
export function legByBruteForce(graph: WalkGraph, x: number, y: number, limitMm: number): number | null {
  const stretch = eastStretch(graph.projection, y)
  let best = Infinity
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (((graph.edgeFlags[edge] as number) & 3) === 0) continue
    for (let i = graph.shapeStart[edge] as number; i < (graph.shapeStart[edge + 1] as number) - 1; i++) {
      const ax = ((graph.shapeX[i] as number) - x) * stretch
      const ay = (graph.shapeY[i] as number) - y
      const dx = ((graph.shapeX[i + 1] as number) - x) * stretch - ax
      const dy = (graph.shapeY[i + 1] as number) - y - ay
      const square = dx * dx + dy * dy
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square))
      const nearX = ax + t * dx
      const nearY = ay + t * dy
      const leg = Math.sqrt(nearX * nearX + nearY * nearY)
      if (leg < best && !isCut(graph, x, y, nearX / stretch, nearY)) best = leg
    }
  }
  return Math.round(best) <= limitMm ? Math.round(best) : null
}

/** Whether any obstacle separates the ends of a leg, by the parameter of the crossing along the leg. */
function isCut(graph: WalkGraph, x: number, y: number, legX: number, legY: number): boolean {
  const length = Math.sqrt(legX * legX + legY * legY)
  for (let i = 0; i < graph.obstacles.length; i += 4) {
    const ax = (graph.obstacles[i] as number) - x
    const ay = (graph.obstacles[i + 1] as number) - y
    const bx = (graph.obstacles[i + 2] as number) - x
    const by = (graph.obstacles[i + 3] as number) - y
    const across = legX * (by - ay) - legY * (bx - ax)
    if (across === 0) continue
    const alongLeg = (ax * (by - ay) - ay * (bx - ax)) / across
    const alongWall = (ax * legY - ay * legX) / across
    if (alongLeg > 0 && alongLeg * length < length - 10 && alongWall >= 0 && alongWall <= 1) return true
  }
  return false
}
