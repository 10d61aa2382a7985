import { FOOT_BITS } from '../access.ts'
import { buildGrid } from '../grid.ts'
import { type Arrays, CONSTANTS, type Counts, type Packed, pack } from '../layout.ts'
import { IS_GATE, SHUT_TO_CARS, SHUT_TO_FOOT } from '../network.ts'
import { projectionFor } from '../project.ts'
import type { StreetInput } from '../streets.ts'
import { arcsOf } from './arcs.ts'
import type { IslandCount } from './components.ts'
import type { CutStreets } from './cut.ts'
import { internNames } from './names.ts'
import { obstacleLines } from './obstacles.ts'
import { type Bounds, orderVertices } from './order.ts'
import { shapesOf } from './shapes.ts'

/** Snapping looks through cells of 64 m: a few segments each in a town. Obstacles are fewer and get wider cells. */
const SEGMENT_CELL_MM = 64_000
const OBSTACLE_CELL_MM = 128_000

/** Numbers what was kept, projects it, indexes it and packs it into one buffer. */
export function layOut(streets: StreetInput, cut: CutStreets, islands: IslandCount): Packed {
  const { wayNodes, nodeLon, nodeLat } = streets
  const used = new Uint8Array(nodeLon.length)
  const kept = new Int32Array(cut.edgeWay.length)
  let keptCount = 0
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (let edge = 0; edge < cut.edgeWay.length; edge++) {
    if (cut.edgeAccess[edge] === 0) continue
    kept[keptCount++] = edge
    const first = cut.edgeFirst[edge] as number
    const last = cut.edgeLast[edge] as number
    used[wayNodes[first] as number] = 1
    used[wayNodes[last] as number] = 1
    for (let i = first; i <= last; i++) {
      const node = wayNodes[i] as number
      const lon = nodeLon[node] as number
      const lat = nodeLat[node] as number
      if (lon < west) west = lon
      if (lat < south) south = lat
      if (lon > east) east = lon
      if (lat > north) north = lat
    }
  }
  const bounds: Bounds = keptCount === 0 ? [0, 0, 0, 0] : [west, south, east, north]
  const projection = projectionFor(...bounds)
  const vertexNode = orderVertices(streets, used, bounds)
  const vertexOf = new Int32Array(nodeLon.length)
  vertexNode.forEach((node, vertex) => {
    vertexOf[node] = vertex
  })
  const startVertex = (edge: number) => vertexOf[wayNodes[cut.edgeFirst[edge] as number] as number] as number
  const order = byStartVertex(kept.subarray(0, keptCount), startVertex, vertexNode.length)

  const shapes = shapesOf(streets, cut, order, projection)
  const edgeFrom = order.map(startVertex)
  const edgeTo = order.map((edge) => vertexOf[wayNodes[cut.edgeLast[edge] as number] as number] as number)
  const names = internNames(order, (edge) => streets.wayTags[cut.edgeWay[edge] as number]?.['name'] ?? '')
  const segments = buildGrid(
    {
      count: shapes.shapeX.length - 1,
      read: (i, out) => {
        if (shapes.segmentEdge[i] !== shapes.segmentEdge[i + 1]) return false
        out[0] = shapes.shapeX[i] as number
        out[1] = shapes.shapeY[i] as number
        out[2] = shapes.shapeX[i + 1] as number
        out[3] = shapes.shapeY[i + 1] as number
        return true
      },
    },
    SEGMENT_CELL_MM,
  )
  const obstacles = obstacleLines(streets, projection)
  const obstacleGrid = buildGrid(
    {
      count: obstacles.length / 4,
      read: (i, out) => {
        for (let k = 0; k < 4; k++) out[k] = obstacles[4 * i + k] as number
        return true
      },
    },
    OBSTACLE_CELL_MM,
  )
  const edgeFlags = Uint8Array.from(order, (edge) => cut.edgeAccess[edge] as number)
  const vertexFlags = new Uint8Array(vertexNode.length)
  vertexNode.forEach((node, vertex) => {
    const barrier = cut.barriers.get(node)
    if (barrier === undefined) return
    vertexFlags[vertex] =
      (barrier.isGate ? IS_GATE : 0) | (barrier.shutToFoot ? SHUT_TO_FOOT : 0) | (barrier.shutToCars ? SHUT_TO_CARS : 0)
  })
  const arrays: Arrays = {
    constants: new Float64Array(CONSTANTS),
    ...arcsOf(vertexNode.length, edgeFrom, edgeTo, shapes.edgeLength),
    vertexX: shapes.placeX(vertexNode),
    vertexY: shapes.placeY(vertexNode),
    edgeFrom,
    edgeTo,
    edgeLength: shapes.edgeLength,
    edgeName: names.edgeName,
    shapeStart: shapes.shapeStart,
    shapeX: shapes.shapeX,
    shapeY: shapes.shapeY,
    shapeOffset: shapes.shapeOffset,
    segmentEdge: shapes.segmentEdge,
    gridStart: segments.start,
    gridItems: segments.items,
    obstacles,
    obstacleGridStart: obstacleGrid.start,
    obstacleGridItems: obstacleGrid.items,
    nameStart: names.nameStart,
    vertexFlags,
    edgeFlags,
    edgeClass: Uint8Array.from(order, (edge) => cut.edgeClass[edge] as number),
    nameBytes: names.nameBytes,
  }
  const walkable = walkableNetwork(edgeFlags, edgeFrom, edgeTo, shapes.edgeLength, vertexNode.length)
  const { lon0, lat0, mmPerDegreeLon, mmPerDegreeLat, stretch1, stretch2 } = projection
  arrays.constants.set([lon0, lat0, mmPerDegreeLon, mmPerDegreeLat, stretch1, stretch2, ...bounds, walkable.metres])
  const counts: Counts = {
    vertices: vertexNode.length,
    edges: order.length,
    shapePoints: shapes.shapeX.length,
    gridCellMm: segments.cellMm,
    gridMinX: segments.minX,
    gridMinY: segments.minY,
    gridColumns: segments.columns,
    gridRows: segments.rows,
    gridItems: segments.items.length,
    obstacles: obstacles.length / 4,
    obstacleCellMm: obstacleGrid.cellMm,
    obstacleMinX: obstacleGrid.minX,
    obstacleMinY: obstacleGrid.minY,
    obstacleColumns: obstacleGrid.columns,
    obstacleRows: obstacleGrid.rows,
    obstacleItems: obstacleGrid.items.length,
    names: names.nameStart.length - 1,
    nameBytes: names.nameBytes.length,
    footVertices: walkable.vertices,
    footEdges: walkable.edges,
    ...islands,
  }
  return pack(counts, arrays)
}

/** Edges in the order of their first vertex, those of one vertex in file order (a counting sort). */
function byStartVertex(edges: Int32Array, startVertex: (edge: number) => number, vertexCount: number): Int32Array {
  const next = new Int32Array(vertexCount + 1)
  for (const edge of edges) next[startVertex(edge) + 1] = (next[startVertex(edge) + 1] as number) + 1
  for (let v = 0; v < vertexCount; v++) next[v + 1] = (next[v + 1] as number) + (next[v] as number)
  const order = new Int32Array(edges.length)
  for (const edge of edges) {
    const vertex = startVertex(edge)
    order[next[vertex] as number] = edge
    next[vertex] = (next[vertex] as number) + 1
  }
  return order
}

function walkableNetwork(
  edgeFlags: Uint8Array,
  edgeFrom: Int32Array,
  edgeTo: Int32Array,
  edgeLength: Int32Array,
  vertexCount: number,
): { vertices: number; edges: number; metres: number } {
  const seen = new Uint8Array(vertexCount)
  let edges = 0
  let millimetres = 0
  edgeFlags.forEach((flags, edge) => {
    if ((flags & FOOT_BITS) === 0) return
    edges++
    millimetres += edgeLength[edge] as number
    seen[edgeFrom[edge] as number] = 1
    seen[edgeTo[edge] as number] = 1
  })
  return { vertices: seen.reduce((sum, mark) => sum + mark, 0), edges, metres: millimetres / 1000 }
}
