import type { LineString } from 'geojson'
import type { WalkGraph } from './graph.ts'
import type { Network } from './network.ts'
import { UNREACHABLE } from './network.ts'
import type { Overlay } from './overlay.ts'
import { placeOn } from './place-on.ts'
import { type Search, type SearchOptions, searchOf } from './search.ts'
import { type SnapOptions, snapPoints } from './snap.ts'

export interface Route {
  /** The whole way, both legs included. */
  metres: number
  millimetres: number
  /** Legs at the start and at the end. */
  snapMetres: [number, number]
  /** Streets in order; an unnamed one has the empty name, one street in several pieces is one step. */
  steps: { name: string; metres: number }[]
  geometry: LineString
}

/** The shortest way between two places, or null where there is none. */
export function route(
  graph: WalkGraph,
  fromLonLat: readonly [number, number],
  toLonLat: readonly [number, number],
  overlay?: Overlay,
  options: Omit<SearchOptions, 'direction'> & Pick<SnapOptions, 'snapLimitMetres'> = {},
): Route | null {
  const network: Network = overlay ?? graph
  const ends = snapPoints(graph, [...fromLonLat, ...toLonLat], { ...options, ...(overlay && { overlay }) })
  const [startEdge, endEdge] = ends.edge as unknown as [number, number]
  const [startOffset, endOffset] = ends.offsetMm as unknown as [number, number]
  const [startLeg, endLeg] = ends.legMm as unknown as [number, number]
  const search = searchOf(graph)
  search.run(network, startEdge, startOffset, startLeg, UNREACHABLE, options)
  const walked = search.distanceTo(endEdge, endOffset, startLeg)
  if (walked >= UNREACHABLE) return null
  const pieces = backTrack(network, search)
  const [xs, ys] = [ends.x, ends.y] as [Int32Array, Int32Array]
  const places: [number, number][] = [[xs[0] as number, ys[0] as number]]
  const steps: Route['steps'] = []
  for (const piece of pieces) {
    appendPlaces(network, piece, places)
    const mm = Math.abs(piece.toMm - piece.fromMm)
    const name = network.edgeName(piece.edge)
    const step = steps.at(-1)
    if (step?.name === name) step.metres += mm
    else steps.push({ name, metres: mm })
  }
  places.push([xs[1] as number, ys[1] as number])
  const coordinates = places
    .filter(([x, y], i) => i === 0 || i === places.length - 1 || x !== places[i - 1]?.[0] || y !== places[i - 1]?.[1])
    .map(([x, y]) => graph.lonLat(x, y))
  return {
    metres: (walked + endLeg) / 1000,
    millimetres: walked + endLeg,
    snapMetres: [startLeg / 1000, endLeg / 1000],
    steps: steps
      .filter((step) => step.metres > 0 || steps.length === 1)
      .map(({ name, metres }) => ({ name, metres: metres / 1000 })),
    geometry: { type: 'LineString', coordinates },
  }

  function backTrack(net: Network, found: typeof search): Piece[] {
    const last = lastPiece(net, found, endEdge, endOffset, startLeg)
    const out: Piece[] = [{ edge: endEdge, fromMm: last.fromMm, toMm: endOffset }]
    for (let vertex = last.vertex; vertex !== -1; ) {
      const code = found.parentCode[vertex] as number
      const before = found.parentVertex[vertex] as number
      const edge = code >> 1
      const fromMm = before === -1 ? startOffset : offsetOf(net, edge, before, code & 1)
      out.push({ edge, fromMm, toMm: offsetOf(net, edge, vertex, 1 - (code & 1)) })
      vertex = before
    }
    return out.reverse()
  }
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
  const apart = Math.abs(offsetMm - search.startOffset)
  if (edge === search.startEdge && total === startLegMm + apart) return { vertex: -1, fromMm: search.startOffset }
  const flags = network.edgeFlags[edge] as number
  const from = { vertex: network.edgeFrom[edge] as number, offsetMm: 0 }
  const to = { vertex: network.edgeTo[edge] as number, offsetMm: network.edgeLength[edge] as number }
  for (const end of [from, to, ...(network.stops.get(edge) ?? [])]) {
    const ahead = offsetMm - end.offsetMm
    const isHere = (search.distance[end.vertex] as number) + Math.abs(ahead) === total
    if (isHere && search.isOpen(flags, ahead)) return { vertex: end.vertex, fromMm: end.offsetMm }
  }
  throw new Error(`Expected a way onto edge ${edge}, got none`)
}

interface Piece {
  edge: number
  fromMm: number
  toMm: number
}

/** Where on an edge a vertex stands: at its start (0), its end (1), or at a stop. */
function offsetOf(network: Network, edge: number, vertex: number, end: number): number {
  const stop = network.stops.get(edge)?.find((candidate) => candidate.vertex === vertex)
  if (stop !== undefined) return stop.offsetMm
  return end === 0 ? 0 : (network.edgeLength[edge] as number)
}

/** Adds the shape of a piece, in walking order. */
function appendPlaces(network: Network, { edge, fromMm, toMm }: Piece, places: [number, number][]): void {
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
