import type { Block, Line } from './plan.ts'
import { areaOf, distance, leftOf, type Point, sidesOf } from './plane.ts'

/** A corner left over by a diagonal street is too small to build on, square metres. */
const POCKET_SQUARE_METRES = 16_000

/** Cuts blocks along a street that runs aslant; each crossing is computed from the crossed line alone, so that neighbours agree. */
export function cutAlong(blocks: Block[], { from, to }: Line): Block[] {
  return blocks.flatMap((block) => {
    const crossings = sidesOf(block.shape).flatMap(([a, b]) => crossing(a, b, from, to))
    const [first, second] = crossings
    if (!first || !second || distance(first, second) < 1) return [block]
    return [part(block, from, to, crossings), part(block, to, from, crossings)].filter(({ shape }) => shape.length > 2)
  })
}

/** Where an upright or level side meets the diagonal, ends of the diagonal included. */
function crossing(a: Point, b: Point, from: Point, to: Point): Point[] {
  const axis = a[0] === b[0] ? 0 : a[1] === b[1] ? 1 : null
  if (axis === null) return []
  const other = axis === 0 ? 1 : 0
  const at = a[axis]
  const share = (at - from[axis]) / (to[axis] - from[axis])
  if (share < -1e-9 || share > 1 + 1e-9) return []
  const across =
    share <= 1e-9 ? from[other] : share >= 1 - 1e-9 ? to[other] : from[other] + (to[other] - from[other]) * share
  // Half-open, so that a corner counts once.
  const low = Math.min(a[other], b[other])
  const high = Math.max(a[other], b[other])
  if (across < low || across > high || across === b[other]) return []
  return [axis === 0 ? [at, across] : [across, at]]
}

function part(block: Block, from: Point, to: Point, crossings: Point[]): Block {
  const shape: Point[] = []
  for (const [a, b] of sidesOf(block.shape)) {
    if (leftOf(from, to, a) > 1e-3) shape.push(a)
    for (const point of crossings) {
      if (same(point, a) || (onSide(a, b, point) && !same(point, b))) shape.push(point)
    }
  }
  const small = areaOf(shape) < POCKET_SQUARE_METRES
  return { ...block, shape, ground: small ? 'vacant' : block.ground }
}

function onSide(a: Point, b: Point, point: Point): boolean {
  const axis = a[0] === b[0] ? 0 : 1
  const other = axis === 0 ? 1 : 0
  return point[axis] === a[axis] && (point[other] - a[other]) * (point[other] - b[other]) < 0
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
