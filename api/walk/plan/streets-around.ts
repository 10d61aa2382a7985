import { placeOn } from '../place-on.ts'
import { snapPoints } from '../snap.ts'
import type { Scene } from './scene.ts'

/** How far from a place a street is looked for that somebody points at. */
const PICK_METRES = 250

export interface PlanGate {
  vertex: number
  lon: number
  lat: number
  isOpen: boolean
}

/** A street as edits name it, with the nearest place on it and its whole course. */
export interface PlanStreet {
  edge: number
  name: string
  lon: number
  lat: number
  coordinates: [lon: number, lat: number][]
}

/** Gates of the streets, and vertices that an edit has shut or opened. */
export function gatesOf(scene: Scene): PlanGate[] {
  const { graph } = scene
  const gates = new Map<number, PlanGate>()
  for (const { vertexId: vertex, lon, lat } of graph.gates()) {
    gates.set(vertex, { vertex, lon, lat, isOpen: scene.isGateOpen(vertex) })
  }
  for (const vertex of scene.saidGates()) {
    const [lon, lat] = graph.lonLat(graph.vertexX[vertex] as number, graph.vertexY[vertex] as number)
    gates.set(vertex, { vertex, lon, lat, isOpen: scene.isGateOpen(vertex) })
  }
  return [...gates.values()]
}

/** The open street nearest to a place; null where none is within 250 m. */
export function streetNear({ graph, overlay, streets }: Scene, lon: number, lat: number): PlanStreet | null {
  const snapped = snapPoints(graph, [lon, lat], { overlay, snapLimitMetres: PICK_METRES })
  const edge = snapped.edge[0] as number
  if (edge === -1) return null
  const [nearLon, nearLat] = graph.lonLat(...placeOn(overlay, edge, snapped.offsetMm[0] as number))
  const { shapeStart, shapeX, shapeY } = overlay
  const coordinates: PlanStreet['coordinates'] = []
  for (let i = shapeStart[edge] as number; i < (shapeStart[edge + 1] as number); i++) {
    coordinates.push(graph.lonLat(shapeX[i] as number, shapeY[i] as number))
  }
  return { edge: streets.nameOf(edge), name: overlay.edgeName(edge), lon: nearLon, lat: nearLat, coordinates }
}
