import { type Projection, segmentMetres, toX, toY } from '../project.ts'
import type { StreetInput } from '../streets.ts'
import type { CutStreets } from './cut.ts'

/** Geometry of edges in their final order: plane points, and the walked millimetres on the ellipsoid up to each point. */
export function shapesOf(streets: StreetInput, cut: CutStreets, order: Int32Array, projection: Projection) {
  const { nodeLon, nodeLat, wayNodes } = streets
  let points = 0
  for (const edge of order) points += (cut.edgeLast[edge] as number) - (cut.edgeFirst[edge] as number) + 1
  const shapeStart = new Int32Array(order.length + 1)
  const shapeX = new Int32Array(points)
  const shapeY = new Int32Array(points)
  const shapeOffset = new Int32Array(points)
  const segmentEdge = new Int32Array(points)
  const edgeLength = new Int32Array(order.length)
  let at = 0
  order.forEach((edge, index) => {
    const first = cut.edgeFirst[edge] as number
    const last = cut.edgeLast[edge] as number
    let metres = 0
    for (let i = first; i <= last; i++) {
      const node = wayNodes[i] as number
      const lon = nodeLon[node] as number
      const lat = nodeLat[node] as number
      if (i > first) {
        const before = wayNodes[i - 1] as number
        metres += segmentMetres(nodeLon[before] as number, nodeLat[before] as number, lon, lat)
      }
      shapeX[at] = toX(projection, lon)
      shapeY[at] = toY(projection, lat)
      shapeOffset[at] = Math.round(metres * 1000)
      segmentEdge[at] = index
      at++
    }
    edgeLength[index] = Math.round(metres * 1000)
    shapeStart[index + 1] = at
  })
  return {
    shapeStart,
    shapeX,
    shapeY,
    shapeOffset,
    segmentEdge,
    edgeLength,
    placeX: (nodes: Int32Array) => nodes.map((node) => toX(projection, nodeLon[node] as number)),
    placeY: (nodes: Int32Array) => nodes.map((node) => toY(projection, nodeLat[node] as number)),
  }
}
