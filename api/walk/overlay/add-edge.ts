import { FOOT_BITS } from '../access.ts'
import type { WalkGraph } from '../graph.ts'
import { HAS_EXTRA_ARCS, HAS_STOPS } from '../network.ts'
import type { Overlay } from '../overlay.ts'
import { placeOn } from '../place-on.ts'
import { eastStretch, toX, toY } from '../project.ts'
import { Snapper } from '../snapper.ts'

const JOIN_LIMIT_MM = 250_000

export interface NewEdge {
  /** Where the edge runs, in degrees; its ends are joined to the nearest street, at most 250 m away. */
  coordinates: readonly (readonly [lon: number, lat: number])[]
  name?: string
  /** Access bits of access.ts; a footbridge (both ways on foot) where nothing is said. */
  access?: number
}

/** Appends an edge and two vertices where it joins the streets. Throws RangeError where an end has no street within 250 m. */
export function addEdgeTo(overlay: Overlay, { coordinates, name = '', access = FOOT_BITS }: NewEdge): number {
  const { projection } = overlay.graph
  const inner = coordinates.map(([lon, lat]) => [toX(projection, lon), toY(projection, lat)] as const)
  const first = inner[0]
  const last = inner.at(-1)
  if (first === undefined || last === undefined || inner.length < 2) {
    throw new RangeError(`An added edge needs at least 2 places, got ${inner.length}`)
  }
  const start = join(overlay, first[0], first[1], 'first')
  const end = join(overlay, last[0], last[1], 'last')
  const shape = [start.place, ...inner, end.place].filter(([x, y], i, all) => {
    const before = all[i - 1]
    return before === undefined || before[0] !== x || before[1] !== y
  })
  const one = shape[0]
  if (shape.length < 2 && one !== undefined) shape.push(one)
  const edge = appendEdge(overlay, start.vertex, end.vertex, shape, access, name)
  addArcs(overlay, edge, start.vertex, end.vertex, overlay.edgeLength[edge] as number, 0)
  return edge
}

/** A new vertex on the street nearest to one end, reachable from both ends of that street and from its other stops. */
function join(
  overlay: Overlay,
  x: number,
  y: number,
  which: string,
): { vertex: number; place: readonly [number, number] } {
  const snapper = new Snapper(overlay.graph, overlay, JOIN_LIMIT_MM, 'foot')
  snapper.snap(x, y)
  const { edge, offsetMm } = snapper
  if (edge === -1) throw new RangeError(`No street within ${JOIN_LIMIT_MM / 1000} m of the edge's ${which} place`)
  const vertex = overlay.vertexCount++
  overlay.vertexFlags = grown(overlay.vertexFlags, overlay.vertexCount)
  overlay.arcStart = grown(overlay.arcStart, overlay.vertexCount + 1)
  overlay.vertexX = grown(overlay.vertexX, overlay.vertexCount)
  overlay.vertexY = grown(overlay.vertexY, overlay.vertexCount)
  const place = placeOn(overlay, edge, offsetMm)
  overlay.vertexX[vertex] = place[0]
  overlay.vertexY[vertex] = place[1]
  overlay.arcStart[overlay.vertexCount] = overlay.arcStart[vertex] as number
  const length = overlay.edgeLength[edge] as number
  addArcs(overlay, edge, overlay.edgeFrom[edge] as number, vertex, offsetMm, 0)
  addArcs(overlay, edge, vertex, overlay.edgeTo[edge] as number, length - offsetMm, 0)
  const stops = overlay.stops.get(edge) ?? []
  for (const other of stops) {
    const apart = offsetMm - other.offsetMm
    if (apart >= 0) addArcs(overlay, edge, other.vertex, vertex, apart, 0)
    else addArcs(overlay, edge, vertex, other.vertex, -apart, 0)
  }
  stops.push({ vertex, offsetMm })
  overlay.stops.set(edge, stops)
  overlay.edgeFlags[edge] = (overlay.edgeFlags[edge] as number) | HAS_STOPS
  return { vertex, place }
}

/** Both arcs of a stretch of an edge, from → to running along it. */
function addArcs(overlay: Overlay, edge: number, from: number, to: number, lengthMm: number, direction: 0 | 1): void {
  const put = (vertex: number, target: number, code: number) => {
    const arcs = overlay.extraArcs.get(vertex) ?? []
    arcs.push(target, lengthMm, code)
    overlay.extraArcs.set(vertex, arcs)
    overlay.vertexFlags[vertex] = (overlay.vertexFlags[vertex] as number) | HAS_EXTRA_ARCS
  }
  put(from, to, (edge << 1) | direction)
  put(to, from, (edge << 1) | (1 - direction))
}

function appendEdge(
  overlay: Overlay,
  from: number,
  to: number,
  shape: readonly (readonly [number, number])[],
  access: number,
  name: string,
): number {
  const edge = overlay.edgeCount++
  const first = overlay.shapeStart[edge] as number
  overlay.shapeStart = grown(overlay.shapeStart, edge + 2)
  overlay.shapeStart[edge + 1] = first + shape.length
  overlay.shapeX = grown(overlay.shapeX, first + shape.length)
  overlay.shapeY = grown(overlay.shapeY, first + shape.length)
  overlay.shapeOffset = grown(overlay.shapeOffset, first + shape.length)
  let lengthMm = 0
  shape.forEach(([x, y], i) => {
    const before = shape[i - 1]
    if (before !== undefined) lengthMm += planeLengthMm(overlay.graph, before, [x, y])
    overlay.shapeX[first + i] = x
    overlay.shapeY[first + i] = y
    overlay.shapeOffset[first + i] = lengthMm
  })
  overlay.edgeFlags = grown(overlay.edgeFlags, edge + 1)
  overlay.edgeFlags[edge] = access
  overlay.edgeFrom = grown(overlay.edgeFrom, edge + 1)
  overlay.edgeFrom[edge] = from
  overlay.edgeTo = grown(overlay.edgeTo, edge + 1)
  overlay.edgeTo[edge] = to
  overlay.edgeLength = grown(overlay.edgeLength, edge + 1)
  overlay.edgeLength[edge] = lengthMm
  overlay.addedNames.push(name)
  return edge
}

function planeLengthMm(graph: WalkGraph, a: readonly [number, number], b: readonly [number, number]): number {
  const east = (b[0] - a[0]) * eastStretch(graph.projection, (a[1] + b[1]) / 2)
  const north = b[1] - a[1]
  return Math.round(Math.sqrt(east * east + north * north))
}

/** The array with room for `length` entries, doubled so that adding one by one stays cheap. */
function grown<T extends Int32Array | Uint8Array>(array: T, length: number): T {
  if (array.length >= length) return array
  const wider = new (array.constructor as new (length: number) => T)(
    Math.max(length, Math.ceil(array.length * 1.25) + 16),
  )
  wider.set(array)
  return wider
}
