import { CAR_BITS, FOOT_BITS, ROAD_CLASSES, type RoadClass } from './access.ts'
import { checkGraph } from './check.ts'
import type { Grid } from './grid.ts'
import { type Arrays, type Counts, type Packed, unpack } from './layout.ts'
import { IS_GATE, type Network, SHUT_TO_FOOT, type Stop } from './network.ts'
import type { Overlay } from './overlay.ts'
import { type Projection, toLat, toLon } from './project.ts'

/** Streets as a graph of int32 millimetres in one transferable buffer. Immutable; an Overlay carries changes. */
export class WalkGraph implements Network {
  readonly buffer: ArrayBuffer
  readonly vertexCount: number
  readonly edgeCount: number
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
  readonly segmentEdge: Int32Array
  readonly segmentGrid: Grid
  readonly obstacles: Int32Array
  readonly obstacleGrid: Grid
  readonly projection: Projection
  readonly extraArcs: ReadonlyMap<number, readonly number[]> = new Map()
  readonly stops: ReadonlyMap<number, readonly Stop[]> = new Map()
  readonly #counts: Counts
  readonly #arrays: Arrays
  readonly #names: string[] = []

  /** Takes a buffer made by `buildWalkGraph` as it is; throws WalkGraphError where magic, version, size or content disagree. */
  static from(buffer: ArrayBuffer | Uint8Array): WalkGraph {
    const whole =
      buffer instanceof ArrayBuffer
        ? buffer
        : buffer.byteLength === buffer.buffer.byteLength && buffer.buffer instanceof ArrayBuffer
          ? buffer.buffer
          : (buffer.slice().buffer as ArrayBuffer)
    const { counts, arrays } = unpack(whole)
    checkGraph(counts, arrays)
    return new WalkGraph(whole, counts, arrays)
  }

  /** What `buildWalkGraph` has just packed, taken without another check. */
  static ofBuild({ buffer, counts, arrays }: Packed): WalkGraph {
    return new WalkGraph(buffer, counts, arrays)
  }

  private constructor(buffer: ArrayBuffer, counts: Counts, arrays: Arrays) {
    this.buffer = buffer
    this.#counts = counts
    this.#arrays = arrays
    this.vertexCount = counts.vertices
    this.edgeCount = counts.edges
    this.arcStart = arrays.arcStart
    this.arcs = arrays.arcs
    this.vertexX = arrays.vertexX
    this.vertexY = arrays.vertexY
    this.vertexFlags = arrays.vertexFlags
    this.edgeFlags = arrays.edgeFlags
    this.edgeFrom = arrays.edgeFrom
    this.edgeTo = arrays.edgeTo
    this.edgeLength = arrays.edgeLength
    this.shapeStart = arrays.shapeStart
    this.shapeX = arrays.shapeX
    this.shapeY = arrays.shapeY
    this.shapeOffset = arrays.shapeOffset
    this.segmentEdge = arrays.segmentEdge
    this.obstacles = arrays.obstacles
    this.segmentGrid = {
      cellMm: counts.gridCellMm,
      minX: counts.gridMinX,
      minY: counts.gridMinY,
      columns: counts.gridColumns,
      rows: counts.gridRows,
      start: arrays.gridStart,
      items: arrays.gridItems,
    }
    this.obstacleGrid = {
      cellMm: counts.obstacleCellMm,
      minX: counts.obstacleMinX,
      minY: counts.obstacleMinY,
      columns: counts.obstacleColumns,
      rows: counts.obstacleRows,
      start: arrays.obstacleGridStart,
      items: arrays.obstacleGridItems,
    }
    const [lon0, lat0, mmPerDegreeLon, mmPerDegreeLat, stretch1, stretch2] = arrays.constants as unknown as number[]
    this.projection = { lon0, lat0, mmPerDegreeLon, mmPerDegreeLat, stretch1, stretch2 } as Projection
  }

  /** The network that people walk on: what was kept, and what small islands were left out. */
  stats(): GraphStats {
    const counts = this.#counts
    const [west, south, east, north, metres] = this.#arrays.constants.subarray(6) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ]
    return {
      vertices: counts.footVertices,
      edges: counts.footEdges,
      kilometres: Math.round(metres) / 1000,
      components: counts.components,
      largestComponentShare: counts.footVertices === 0 ? 0 : counts.largestComponentVertices / counts.footVertices,
      componentsLeftOut: counts.componentsLeftOut,
      verticesLeftOut: counts.verticesLeftOut,
      bounds: [west, south, east, north],
    }
  }

  /**
   * Every edge with what a map draws of it, with an overlay's changes; `gate` is the state of a gate at either end, the shut one first.
   * What an overlay adds is a footway.
   */
  *streets(overlay: Overlay | null = null): Generator<Street> {
    const { edgeFlags, edgeFrom, edgeTo, vertexFlags, edgeCount, shapeStart, shapeX, shapeY } = overlay ?? this
    for (let edge = 0; edge < edgeCount; edge++) {
      const flags = edgeFlags[edge] as number
      const ends = [edgeFrom[edge], edgeTo[edge]].map((v) => gateState(vertexFlags[v as number] as number))
      const isAdded = edge >= this.edgeCount
      yield {
        edgeId: edge,
        name: overlay ? overlay.edgeName(edge) : this.edgeName(edge),
        roadClass: isAdded ? 'footway' : (ROAD_CLASSES[this.#arrays.edgeClass[edge] as number] as RoadClass),
        foot: (flags & FOOT_BITS) !== 0,
        car: (flags & CAR_BITS) !== 0,
        gate: ends.includes('shut') ? 'shut' : ends.includes('open') ? 'open' : 'none',
        coordinates: this.#lonLats(shapeX, shapeY, shapeStart[edge] as number, shapeStart[edge + 1] as number),
      }
    }
  }

  /** Every gate, with the vertex that an Overlay shuts and opens. */
  *gates(): Generator<{ vertexId: number; lon: number; lat: number; gate: 'open' | 'shut' }> {
    for (let vertexId = 0; vertexId < this.vertexCount; vertexId++) {
      const gate = gateState(this.vertexFlags[vertexId] as number)
      if (gate === 'none') continue
      const [lon, lat] = this.lonLat(this.vertexX[vertexId] as number, this.vertexY[vertexId] as number)
      yield { vertexId, lon, lat, gate }
    }
  }

  edgeName(edge: number): string {
    const index = this.#arrays.edgeName[edge] as number
    this.#names[index] ??= new TextDecoder().decode(
      this.#arrays.nameBytes.subarray(this.#arrays.nameStart[index], this.#arrays.nameStart[index + 1]),
    )
    return this.#names[index]
  }

  /** Degrees of shape points, rounded to 7 places (1 cm). */
  coordinates(firstPoint: number, endPoint: number): [number, number][] {
    return this.#lonLats(this.shapeX, this.shapeY, firstPoint, endPoint)
  }

  #lonLats(x: Int32Array, y: Int32Array, firstPoint: number, endPoint: number): [number, number][] {
    const out: [number, number][] = []
    for (let i = firstPoint; i < endPoint; i++) out.push(this.lonLat(x[i] as number, y[i] as number))
    return out
  }

  /** Degrees of a place on the plane, rounded to 7 places (1 cm). */
  lonLat(x: number, y: number): [number, number] {
    return [Math.round(toLon(this.projection, x) * 1e7) / 1e7, Math.round(toLat(this.projection, y) * 1e7) / 1e7]
  }
}

export interface GraphStats {
  vertices: number
  edges: number
  kilometres: number
  components: number
  largestComponentShare: number
  componentsLeftOut: number
  verticesLeftOut: number
  bounds: [west: number, south: number, east: number, north: number]
}

export interface Street {
  edgeId: number
  name: string
  roadClass: RoadClass
  foot: boolean
  car: boolean
  gate: 'none' | 'open' | 'shut'
  coordinates: [number, number][]
}

function gateState(flags: number): Street['gate'] {
  if ((flags & IS_GATE) === 0) return 'none'
  return (flags & SHUT_TO_FOOT) === 0 ? 'open' : 'shut'
}
