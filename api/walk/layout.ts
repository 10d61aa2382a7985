/**
 * The graph as one transferable buffer: 32 int32 words of header, then float64 constants, then the arrays one after another on
 * 8-byte boundaries. Their lengths follow from the counts in the header, so a buffer whose size disagrees is refused.
 */
const MAGIC = 0x57_47_4e_57
/** Raise on every change of layout or of what a number means. */
const VERSION = 1

const HEADER_WORDS = 32

export const COUNTS = [
  'vertices',
  'edges',
  'shapePoints',
  'gridCellMm',
  'gridMinX',
  'gridMinY',
  'gridColumns',
  'gridRows',
  'gridItems',
  'obstacles',
  'obstacleCellMm',
  'obstacleMinX',
  'obstacleMinY',
  'obstacleColumns',
  'obstacleRows',
  'obstacleItems',
  'names',
  'nameBytes',
  'footVertices',
  'footEdges',
  'components',
  'largestComponentVertices',
  'componentsLeftOut',
  'verticesLeftOut',
] as const
export type Counts = Record<(typeof COUNTS)[number], number>
const FIRST_COUNT = 4

/** lon0, lat0, mm per degree (2), stretch (2), west, south, east, north, walkable metres. */
export const CONSTANTS = 11

export interface Arrays {
  constants: Float64Array
  /** Arcs of vertex v: triples `arcs[3·arcStart[v]] …` of target, length in mm, edge << 1 | direction (1 = against the edge). */
  arcStart: Int32Array
  arcs: Int32Array
  vertexX: Int32Array
  vertexY: Int32Array
  edgeFrom: Int32Array
  edgeTo: Int32Array
  edgeLength: Int32Array
  edgeName: Int32Array
  /** Shape of edge e: points `shapeStart[e] .. shapeStart[e + 1]`, with mm walked from its start. */
  shapeStart: Int32Array
  shapeX: Int32Array
  shapeY: Int32Array
  shapeOffset: Int32Array
  /** Edge of the segment that begins at a shape point. */
  segmentEdge: Int32Array
  gridStart: Int32Array
  gridItems: Int32Array
  /** x1, y1, x2, y2 of every line that a leg may not cross. */
  obstacles: Int32Array
  obstacleGridStart: Int32Array
  obstacleGridItems: Int32Array
  nameStart: Int32Array
  vertexFlags: Uint8Array
  edgeFlags: Uint8Array
  edgeClass: Uint8Array
  nameBytes: Uint8Array
}

type ArrayKind = typeof Float64Array | typeof Int32Array | typeof Uint8Array

function sections(counts: Counts): [keyof Arrays, ArrayKind, number][] {
  const { vertices, edges, shapePoints } = counts
  return [
    ['constants', Float64Array, CONSTANTS],
    ['arcStart', Int32Array, vertices + 1],
    ['arcs', Int32Array, 6 * edges],
    ['vertexX', Int32Array, vertices],
    ['vertexY', Int32Array, vertices],
    ['edgeFrom', Int32Array, edges],
    ['edgeTo', Int32Array, edges],
    ['edgeLength', Int32Array, edges],
    ['edgeName', Int32Array, edges],
    ['shapeStart', Int32Array, edges + 1],
    ['shapeX', Int32Array, shapePoints],
    ['shapeY', Int32Array, shapePoints],
    ['shapeOffset', Int32Array, shapePoints],
    ['segmentEdge', Int32Array, shapePoints],
    ['gridStart', Int32Array, counts.gridColumns * counts.gridRows + 1],
    ['gridItems', Int32Array, counts.gridItems],
    ['obstacles', Int32Array, 4 * counts.obstacles],
    ['obstacleGridStart', Int32Array, counts.obstacleColumns * counts.obstacleRows + 1],
    ['obstacleGridItems', Int32Array, counts.obstacleItems],
    ['nameStart', Int32Array, counts.names + 1],
    ['vertexFlags', Uint8Array, vertices],
    ['edgeFlags', Uint8Array, edges],
    ['edgeClass', Uint8Array, edges],
    ['nameBytes', Uint8Array, counts.nameBytes],
  ]
}

/** A buffer and the views into it. */
export interface Packed {
  buffer: ArrayBuffer
  counts: Counts
  arrays: Arrays
}

/** Lays the arrays into one buffer. */
export function pack(counts: Counts, arrays: Arrays): Packed {
  const plan = sections(counts)
  const buffer = new ArrayBuffer(sizeOf(plan))
  const header = new Int32Array(buffer, 0, HEADER_WORDS)
  header[0] = MAGIC
  header[1] = VERSION
  header[2] = buffer.byteLength
  COUNTS.forEach((name, i) => {
    header[FIRST_COUNT + i] = counts[name]
  })
  const views = viewsOf(buffer, plan)
  for (const [name, , length] of plan) {
    const source = arrays[name]
    if (source.length !== length) throw new WalkGraphError('wrongLength', `${name} entries`, length, source.length)
    views[name].set(source)
  }
  header[3] = checksum(buffer)
  return { buffer, counts, arrays: views }
}

/** Views into a packed buffer, after its magic, version, size and checksum have been compared. Throws WalkGraphError. */
export function unpack(buffer: ArrayBuffer): Packed {
  if (buffer.byteLength < HEADER_WORDS * 4) {
    throw new WalkGraphError('truncated', 'bytes', `at least ${HEADER_WORDS * 4}`, buffer.byteLength)
  }
  const header = new Int32Array(buffer, 0, HEADER_WORDS)
  expectEqual('notAWalkGraph', 'magic', MAGIC, header[0] as number)
  expectEqual('otherVersion', 'version', VERSION, header[1] as number)
  expectEqual('truncated', 'bytes', header[2] as number, buffer.byteLength)
  const counts = Object.fromEntries(COUNTS.map((name, i) => [name, header[FIRST_COUNT + i]])) as Counts
  for (const name of COUNTS) {
    if (!name.includes('Min') && counts[name] < 0) throw new WalkGraphError('corrupt', name, '0 or more', counts[name])
  }
  const plan = sections(counts)
  expectEqual('corrupt', 'bytes by its counts', sizeOf(plan), buffer.byteLength)
  expectEqual('corrupt', 'checksum', checksum(buffer), header[3] as number)
  return { buffer, counts, arrays: viewsOf(buffer, plan) }
}

function viewsOf(buffer: ArrayBuffer, plan: [keyof Arrays, ArrayKind, number][]): Arrays {
  let offset = HEADER_WORDS * 4
  const views: Partial<Record<keyof Arrays, unknown>> = {}
  for (const [name, Kind, length] of plan) {
    views[name] = new Kind(buffer, offset, length)
    offset += aligned(length * Kind.BYTES_PER_ELEMENT)
  }
  return views as unknown as Arrays
}

/** A buffer that is not a walk graph this code can read. `expected` and `got` say why. */
export class WalkGraphError extends Error {
  readonly code: 'notAWalkGraph' | 'otherVersion' | 'truncated' | 'corrupt' | 'wrongLength'
  readonly expected: number | string
  readonly got: number | string
  constructor(code: WalkGraphError['code'], what: string, expected: number | string, got: number | string) {
    super(`Walk graph: expected ${what} ${expected}, got ${got}`)
    this.name = 'WalkGraphError'
    this.code = code
    this.expected = expected
    this.got = got
  }
}

function expectEqual(code: WalkGraphError['code'], what: string, expected: number, got: number): void {
  if (expected !== got) throw new WalkGraphError(code, what, expected, got)
}

function sizeOf(plan: [keyof Arrays, ArrayKind, number][]): number {
  return plan.reduce((sum, [, Kind, length]) => sum + aligned(length * Kind.BYTES_PER_ELEMENT), HEADER_WORDS * 4)
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}

/** FNV-1a over 32-bit words, the checksum's own word left out. */
function checksum(buffer: ArrayBuffer): number {
  const words = new Int32Array(buffer)
  let hash = 0x81_1c_9d_c5 | 0
  for (let i = 0; i < words.length; i++) {
    if (i !== 3) hash = Math.imul(hash ^ (words[i] as number), 0x01_00_01_93)
  }
  return hash
}
