import type { Network } from './network.ts'
import { placeOn } from './place-on.ts'
import { CHANGED, type Search } from './search.ts'

/** A stretch of one edge. */
export interface Piece {
  edge: number
  fromMm: number
  toMm: number
}

/**
 * The stretches by which a search came to a place that it has reached, the last first, each as the search went along it.
 * `changedAt` is the vertex where another search's distances were taken over, -1 where this one began itself.
 */
export function trace(
  network: Network,
  search: Search,
  { edge, offsetMm, startLegMm }: { edge: number; offsetMm: number; startLegMm: number },
): { pieces: Piece[]; changedAt: number } {
  const last = lastPiece(network, search, edge, offsetMm, startLegMm)
  const rest = traceVertex(network, search, last.vertex)
  return { pieces: [{ edge, fromMm: last.fromMm, toMm: offsetMm }, ...rest.pieces], changedAt: rest.changedAt }
}

/** Likewise to a vertex; -1 = the start itself. */
export function traceVertex(network: Network, search: Search, at: number): { pieces: Piece[]; changedAt: number } {
  const pieces: Piece[] = []
  for (let vertex = at; vertex !== -1; ) {
    const code = search.parentCode[vertex] as number
    if (code === CHANGED) return { pieces, changedAt: vertex }
    const before = search.parentVertex[vertex] as number
    const edge = code >> 1
    const fromMm = before === -1 ? search.startOffset : offsetOf(network, edge, before, code & 1)
    pieces.push({ edge, fromMm, toMm: offsetOf(network, edge, vertex, 1 - (code & 1)) })
    vertex = before
  }
  return { pieces, changedAt: -1 }
}

/** The vertex from which the last edge was entered, and where on the edge that is; vertex -1 on the start's own edge. */
function lastPiece(
  network: Network,
  search: Search,
  edge: number,
  offsetMm: number,
  startLegMm: number,
): { vertex: number; fromMm: number } {
  const total = search.distanceTo(edge, offsetMm, startLegMm)
  const flags = network.edgeFlags[edge] as number
  const apart = offsetMm - search.startOffset
  const isAlong = edge === search.startEdge && search.isOpen(flags, apart) && total === startLegMm + Math.abs(apart)
  if (isAlong) return { vertex: -1, fromMm: search.startOffset }
  const from = { vertex: network.edgeFrom[edge] as number, offsetMm: 0 }
  const to = { vertex: network.edgeTo[edge] as number, offsetMm: network.edgeLength[edge] as number }
  for (const end of [from, to, ...(network.stops.get(edge) ?? [])]) {
    const ahead = offsetMm - end.offsetMm
    const isHere = (search.distance[end.vertex] as number) + Math.abs(ahead) === total
    if (isHere && search.isOpen(flags, ahead)) return { vertex: end.vertex, fromMm: end.offsetMm }
  }
  throw new Error(`Expected a way onto edge ${edge}, got none`)
}

/** Where on an edge a vertex stands: at its start (0), its end (1), or at a stop. */
function offsetOf(network: Network, edge: number, vertex: number, end: number): number {
  const stop = network.stops.get(edge)?.find((candidate) => candidate.vertex === vertex)
  if (stop !== undefined) return stop.offsetMm
  return end === 0 ? 0 : (network.edgeLength[edge] as number)
}

/** Adds the shape of a piece to places on the plane, from its `fromMm` to its `toMm`. */
export function appendPlaces(network: Network, { edge, fromMm, toMm }: Piece, places: [number, number][]): void {
  const { shapeStart, shapeOffset, shapeX, shapeY } = network
  places.push(placeOn(network, edge, fromMm))
  const between: [number, number][] = []
  const end = shapeStart[edge + 1] as number
  for (let i = shapeStart[edge] as number; i < end; i++) {
    const offset = shapeOffset[i] as number
    if (offset > Math.min(fromMm, toMm) && offset < Math.max(fromMm, toMm)) {
      between.push([shapeX[i] as number, shapeY[i] as number])
    }
  }
  places.push(...(fromMm <= toMm ? between : between.reverse()))
  places.push(placeOn(network, edge, toMm))
}
