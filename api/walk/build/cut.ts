import { ROAD_CLASSES, wayAccess } from '../access.ts'
import { type NodeBarrier, nodeBarrier } from '../barriers.ts'
import type { StreetInput } from '../streets.ts'

/** Ways cut where they meet, end or carry a barrier. Edge i runs along `wayNodes[edgeFirst[i] .. edgeLast[i]]`, both included. */
export interface CutStreets {
  edgeWay: Int32Array
  edgeFirst: Int32Array
  edgeLast: Int32Array
  /** Access bits; those of islands are cleared later. */
  edgeAccess: Uint8Array
  edgeClass: Uint8Array
  barriers: Map<number, NodeBarrier>
}

export function cutIntoEdges(streets: StreetInput): CutStreets {
  const { wayNodes, wayStart, wayTags } = streets
  const wayClass = new Uint8Array(wayTags.length)
  const wayBits = new Uint8Array(wayTags.length)
  const uses = new Uint8Array(streets.nodeLon.length)
  for (let way = 0; way < wayTags.length; way++) {
    const access = wayAccess(wayTags[way] ?? {})
    if (access === null || access.access === 0) continue
    wayBits[way] = access.access
    wayClass[way] = ROAD_CLASSES.indexOf(access.roadClass)
    countUses(wayNodes, wayStart[way] as number, wayStart[way + 1] as number, uses)
  }
  const barriers = new Map<number, NodeBarrier>()
  for (const [node, tags] of streets.nodeTags) {
    const barrier = nodeBarrier(tags)
    if (barrier === null || uses[node] === 0) continue
    barriers.set(node, barrier)
    uses[node] = 2
  }
  let count = 0
  eachEdge(streets, wayBits, uses, () => {
    count++
  })
  const cut: CutStreets = {
    edgeWay: new Int32Array(count),
    edgeFirst: new Int32Array(count),
    edgeLast: new Int32Array(count),
    edgeAccess: new Uint8Array(count),
    edgeClass: new Uint8Array(count),
    barriers,
  }
  let edge = 0
  eachEdge(streets, wayBits, uses, (way, first, last) => {
    cut.edgeWay[edge] = way
    cut.edgeFirst[edge] = first
    cut.edgeLast[edge] = last
    cut.edgeAccess[edge] = wayBits[way] as number
    cut.edgeClass[edge++] = wayClass[way] as number
  })
  return cut
}

/** Calls back with every stretch between two vertices of every way that somebody may use. */
function eachEdge(
  { wayNodes, wayStart }: StreetInput,
  wayBits: Uint8Array,
  uses: Uint8Array,
  visit: (way: number, first: number, last: number) => void,
): void {
  for (let way = 0; way < wayBits.length; way++) {
    if (wayBits[way] === 0) continue
    let first = wayStart[way] as number
    const end = wayStart[way + 1] as number
    for (let i = first + 1; i < end; i++) {
      if ((uses[wayNodes[i] as number] as number) < 2) continue
      visit(way, first, i)
      first = i
    }
  }
}

/** A node passed twice, or at a way's end, becomes a vertex. */
function countUses(wayNodes: Uint32Array, start: number, end: number, uses: Uint8Array): void {
  for (let i = start; i < end; i++) {
    const node = wayNodes[i] as number
    if (i > start && node === wayNodes[i - 1] && i < end - 1) continue
    const more = i === start || i === end - 1 ? 2 : 1
    uses[node] = Math.min(2, (uses[node] as number) + more)
  }
}
