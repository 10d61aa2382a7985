import type { Network } from './network.ts'

/** Plane millimetres of a place on an edge, rounded. */
export function placeOn(network: Network, edge: number, offsetMm: number): [x: number, y: number] {
  const { shapeStart, shapeX, shapeY, shapeOffset } = network
  const last = (shapeStart[edge + 1] as number) - 1
  let point = shapeStart[edge] as number
  while (point < last - 1 && (shapeOffset[point + 1] as number) < offsetMm) point++
  const start = shapeOffset[point] as number
  const span = (shapeOffset[point + 1] as number) - start
  const t = span === 0 ? 0 : (offsetMm - start) / span
  const x = shapeX[point] as number
  const y = shapeY[point] as number
  return [
    Math.round(x + t * ((shapeX[point + 1] as number) - x)),
    Math.round(y + t * ((shapeY[point + 1] as number) - y)),
  ]
}
