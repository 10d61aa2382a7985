import type { WalkGraph } from './graph.ts'

/** The last centimetre of a leg is not looked at: it may end on a street drawn along the very line of a wall. */
const TOUCH_MM = 10

/**
 * Whether a straight leg from a home to a place on a street crosses water, a railway, a wall or a fence. A line that only
 * touches the leg at either end does not cut it. Plane millimetres; all products stay below 2^53, so the signs are exact.
 */
export function legIsCut(graph: WalkGraph, x: number, y: number, toX: number, toY: number): boolean {
  const { obstacles, obstacleGrid: grid } = graph
  if (obstacles.length === 0) return false
  const length = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y))
  if (length <= TOUCH_MM) return false
  const legX = ((toX - x) * (length - TOUCH_MM)) / length
  const legY = ((toY - y) * (length - TOUCH_MM)) / length
  const { cellMm, minX, minY, columns, rows, start, items } = grid
  const firstColumn = Math.max(0, Math.floor((Math.min(x, x + legX) - minX) / cellMm))
  const lastColumn = Math.min(columns - 1, Math.floor((Math.max(x, x + legX) - minX) / cellMm))
  const firstRow = Math.max(0, Math.floor((Math.min(y, y + legY) - minY) / cellMm))
  const lastRow = Math.min(rows - 1, Math.floor((Math.max(y, y + legY) - minY) / cellMm))
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const cell = row * columns + column
      const end = start[cell + 1] as number
      for (let k = start[cell] as number; k < end; k++) {
        const at = 4 * (items[k] as number)
        const ax = (obstacles[at] as number) - x
        const ay = (obstacles[at + 1] as number) - y
        const bx = (obstacles[at + 2] as number) - x
        const by = (obstacles[at + 3] as number) - y
        // Half-open on the obstacle's side: a leg through the joint of two walls is cut by exactly one of them.
        if (legX * ay - legY * ax >= 0 === legX * by - legY * bx >= 0) continue
        const homeSide = ax * by - ay * bx
        const streetSide = (ax - legX) * (by - legY) - (ay - legY) * (bx - legX)
        if ((homeSide > 0 && streetSide < 0) || (homeSide < 0 && streetSide > 0)) return true
      }
    }
  }
  return false
}
