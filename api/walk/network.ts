/**
 * What the kernels read: the graph itself, or an overlay that has copied what it changed. Edges and vertices of an overlay
 * continue the graph's numbering.
 */
export interface Network {
  readonly arcStart: Int32Array
  readonly arcs: Int32Array
  readonly vertexX: Int32Array
  readonly vertexY: Int32Array
  readonly vertexFlags: Uint8Array
  readonly edgeFlags: Uint8Array
  readonly edgeFrom: Int32Array
  readonly edgeTo: Int32Array
  readonly edgeLength: Int32Array
  readonly shapeStart: Int32Array
  readonly shapeX: Int32Array
  readonly shapeY: Int32Array
  readonly shapeOffset: Int32Array
  readonly vertexCount: number
  readonly edgeCount: number
  /** Arcs that an overlay added to a vertex with HAS_EXTRA_ARCS, in triples like `arcs`. */
  readonly extraArcs: ReadonlyMap<number, readonly number[]>
  /** Places on an edge with HAS_STOPS where an added edge begins or ends. */
  readonly stops: ReadonlyMap<number, readonly Stop[]>
  edgeName(edge: number): string
}

export interface Stop {
  vertex: number
  offsetMm: number
}

/** Vertex flags. */
export const SHUT_TO_FOOT = 1
export const SHUT_TO_CARS = 2
export const IS_GATE = 4
export const HAS_EXTRA_ARCS = 8
/** Edge flag beside the access bits of access.ts. */
export const HAS_STOPS = 16

export type Mode = 'foot' | 'car'

/** How far the access bits of a mode are shifted. */
export function modeShift(mode: Mode): number {
  return mode === 'foot' ? 0 : 2
}

export function shutFlag(mode: Mode): number {
  return mode === 'foot' ? SHUT_TO_FOOT : SHUT_TO_CARS
}

/** No way: far above any walk, and twice it still fits an int32. */
export const UNREACHABLE = 0x3f_ff_ff_ff

/**
 * Whether an overlay's arc may be walked. One of no length joins two things at the same place of an edge: that edge's one-way
 * rule does not bind it. `against` 1 asks for the way back along the arc.
 */
export function isExtraArcOpen(
  edgeFlags: Uint8Array,
  code: number,
  lengthMm: number,
  shift: number,
  against: 0 | 1,
): boolean {
  const access = ((edgeFlags[code >> 1] as number) >> shift) & 3
  return lengthMm === 0 ? access !== 0 : ((access >> ((code & 1) ^ against)) & 1) !== 0
}
