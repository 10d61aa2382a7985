import { type Network, SHUT_TO_CARS, SHUT_TO_FOOT } from '../network.ts'
import type { Snaps } from '../snaps.ts'

/**
 * Least times to one place in the direction of travel, sharing no code with the kernels: every edge is cut at every place on it; each
 * starting place has its own Dijkstra by car, and between all nodes the walks are known (Floyd and Warshall). One may get off at every
 * node, also in the middle of a street where another place happens to lie.
 */
export function approachByDijkstra(
  network: Network,
  end: Snaps,
  from: { walkers: Snaps; drivers: Snaps },
  driveMmPerWalkMm: number,
): { walkMm: (number | null)[]; driveMm: (number | null)[] } {
  const { walkers, drivers } = from
  const { nodesOf, arcsOf, nodeCount } = cutEdges(network, [end, walkers, drivers])
  const [[goal], walkerNodes, driverNodes] = nodesOf as [number[], number[], number[]]
  const walks = allPairs(nodeCount, arcsOf('foot'))
  const driveArcs = arcsOf('car')
  const endLeg = end.legMm[0] as number
  const isReached = end.edge[0] !== -1
  const inDriveMm = (mm: number) => Math.round(mm * driveMmPerWalkMm)
  const walkFrom = (node: number) => (walks[node]?.[goal as number] ?? Infinity) + endLeg
  return {
    walkMm: walkerNodes.map((node, i) => {
      const mm = walkFrom(node) + (walkers.legMm[i] as number)
      return isReached && walkers.edge[i] !== -1 && mm < Infinity ? mm : null
    }),
    driveMm: driverNodes.map((node, i) => {
      if (!isReached || drivers.edge[i] === -1) return null
      const drives = dijkstra(nodeCount, driveArcs, node)
      const best = Math.min(...drives.map((drive, off) => drive + inDriveMm(walkFrom(off))))
      return best < Infinity ? best + inDriveMm(drivers.legMm[i] as number) : null
    }),
  }
}

interface Arc {
  from: number
  to: number
  mm: number
}

function cutEdges(network: Network, places: readonly Snaps[]) {
  let nodeCount = network.vertexCount
  const onEdge = new Map<number, { node: number; offset: number }[]>()
  const nodesOf = places.map((snaps) =>
    Array.from({ length: snaps.length }, (_, i) => {
      const node = nodeCount++
      const edge = snaps.edge[i] as number
      if (edge !== -1) onEdge.set(edge, [...(onEdge.get(edge) ?? []), { node, offset: snaps.offsetMm[i] as number }])
      return node
    }),
  )
  const arcsOf = (mode: 'foot' | 'car'): Arc[] => {
    const [shift, shut] = mode === 'foot' ? [0, SHUT_TO_FOOT] : [2, SHUT_TO_CARS]
    const isShut = (node: number) => node < network.vertexCount && ((network.vertexFlags[node] as number) & shut) !== 0
    const arcs: Arc[] = []
    for (let edge = 0; edge < network.edgeCount; edge++) {
      const access = ((network.edgeFlags[edge] as number) >> shift) & 3
      if (access === 0) continue
      const chain = [
        { node: network.edgeFrom[edge] as number, offset: 0 },
        ...(onEdge.get(edge) ?? []).sort((a, b) => a.offset - b.offset),
        { node: network.edgeTo[edge] as number, offset: network.edgeLength[edge] as number },
      ]
      for (const [i, to] of chain.entries()) {
        const from = chain[i - 1]
        if (from === undefined) continue
        const mm = to.offset - from.offset
        for (const [bit, a, b] of [
          [1, from.node, to.node],
          [2, to.node, from.node],
        ] as const) {
          // Cars come up to a barrier that is shut to them, and not away from it; walkers do not come there.
          const passes = mode === 'car' ? !isShut(a) : !isShut(a) && !isShut(b)
          if (passes && (access & bit || mm === 0)) arcs.push({ from: a, to: b, mm })
        }
      }
    }
    return arcs
  }
  return { nodesOf, arcsOf, nodeCount }
}

function allPairs(nodeCount: number, arcs: readonly Arc[]): Float64Array[] {
  const walks = Array.from({ length: nodeCount }, (_, node) =>
    new Float64Array(nodeCount).fill(Infinity).fill(0, node, node + 1),
  )
  for (const { from, to, mm } of arcs) {
    const row = walks[from] as Float64Array
    row[to] = Math.min(row[to] as number, mm)
  }
  for (const [over, second] of walks.entries()) {
    for (const first of walks) {
      const toOver = first[over] as number
      if (toOver === Infinity) continue
      for (let to = 0; to < nodeCount; to++) {
        const way = toOver + (second[to] as number)
        if (way < (first[to] as number)) first[to] = way
      }
    }
  }
  return walks
}

function dijkstra(nodeCount: number, arcs: readonly Arc[], start: number): number[] {
  const distance: number[] = new Array(nodeCount).fill(Infinity)
  const open = new Set([start])
  distance[start] = 0
  while (open.size > 0) {
    const nearest = [...open].reduce((a, b) => ((distance[a] as number) <= (distance[b] as number) ? a : b))
    open.delete(nearest)
    for (const { from, to, mm } of arcs) {
      const there = (distance[nearest] as number) + mm
      if (from !== nearest || there >= (distance[to] as number)) continue
      distance[to] = there
      open.add(to)
    }
  }
  return distance
}
