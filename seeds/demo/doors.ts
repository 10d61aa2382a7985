import type { Line } from './plan.ts'
import { type Point, type Shape, spanAcross } from './plane.ts'
import type { Gate } from './site.ts'

/**
 * A way from a street straight into a plot: axis 0 for a street running north (the way runs along u), `at` its place along
 * the street. Null where the wall there does not face the street.
 */
export function doorAt(line: Line, axis: 0 | 1, at: number, plot: Shape, ring: Shape): Gate | null {
  if (line.class === 'expressway' || line.from[axis] !== line.to[axis]) return null
  const other = axis === 0 ? 1 : 0
  const walls = spanAcross(plot, other, at)
  const inside = spanAcross(ring, other, at)
  if (!walls || !inside) return null
  const streetAt = line.from[axis]
  const end = Math.abs(walls[0] - streetAt) < Math.abs(walls[1] - streetAt) ? 0 : 1
  const wallAt = walls[end]
  const facing = plot.filter((corner) => Math.abs(corner[axis] - wallAt) < 1e-6).length >= 2
  if (!facing || Math.abs(wallAt - streetAt) > 60) return null
  const place = (across: number): Point => (axis === 0 ? [across, at] : [at, across])
  return { street: place(streetAt), wall: place(wallAt), inner: place(inside[end]), open: true, line }
}
