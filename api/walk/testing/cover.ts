import { buildWalkGraph, Coverage, snapPoints, type WalkGraph } from '../index.ts'
import type { Drawing } from './draw.ts'

/** The graph of a drawing; drawings are small, so islands stay unless asked otherwise. */
export function graphOf(drawing: Drawing, minComponentVertices = 1): WalkGraph {
  return buildWalkGraph(drawing.streets, { minComponentVertices })
}

/** Interleaved places of marks. */
export function lonLats(drawing: Drawing, marks: string): number[] {
  return [...marks].flatMap((mark) => drawing.place(mark))
}

/** Metres to a tenth; null for no way. */
export function inMetres(walks: Int32Array): (number | null)[] {
  return Array.from(walks, (mm) => (mm === -1 ? null : Math.round(mm / 100) / 10))
}

/** Coverage of homes and points by their marks. */
export function cover(drawing: Drawing, homes: string, points: string, minComponentVertices = 1): Coverage {
  const graph = graphOf(drawing, minComponentVertices)
  return new Coverage(graph, {
    residences: snapPoints(graph, lonLats(drawing, homes)),
    points: snapPoints(graph, lonLats(drawing, points)),
  })
}

/** Metres from each home to its nearest point; null where there is no way. */
export function walks(drawing: Drawing, homes: string, points: string): (number | null)[] {
  return inMetres(cover(drawing, homes, points).nearestMm)
}
