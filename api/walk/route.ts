import type { LineString } from 'geojson'
import type { WalkGraph } from './graph.ts'
import type { Network } from './network.ts'
import { UNREACHABLE } from './network.ts'
import type { Overlay } from './overlay.ts'
import { type SearchOptions, searchOf } from './search.ts'
import { type SnapOptions, snapPoints } from './snap.ts'
import { appendPlaces, trace } from './trace.ts'

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
  const { pieces } = trace(network, search, { edge: endEdge, offsetMm: endOffset, startLegMm: startLeg })
  const [xs, ys] = [ends.x, ends.y] as [Int32Array, Int32Array]
  const places: [number, number][] = [[xs[0] as number, ys[0] as number]]
  const steps: Route['steps'] = []
  for (const piece of pieces.reverse()) {
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
}
