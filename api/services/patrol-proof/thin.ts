import { type Fix, type Place, planeAt, stretchesOf } from './track.ts'

export interface Thinning {
  /** How far the drawn way may leave the walked one, at any moment. */
  toleranceMetres: number
  /** As the visits are judged. */
  radiusMetres: number
  gapMs: number
  /** What must be, or may be asked to have been, visited. */
  places: readonly Place[]
  /** Moments at which a shift begins or ends, milliseconds since 1970. */
  cuts: readonly number[]
}

/**
 * The same way with fewer positions: Douglas-Peucker in space and time, so that at each moment the team stands within the tolerance
 * of where it stood. No verdict changes: a leg that might come onto the other side of a circle keeps its ends, ends of stretches stay
 * where they are (gaps keep their lengths), and what is kept is joined where nothing was missing. What proved nothing goes.
 */
export function thin(track: readonly Fix[], thinning: Thinning): Fix[] {
  return stretchesOf(track, thinning.gapMs).flatMap((stretch) => thinStretch(stretch, thinning))
}

function thinStretch(stretch: readonly Fix[], thinning: Thinning): Fix[] {
  const kept = pinned(stretch, thinning)
  const [first] = stretch
  if (!first) return []
  const plane = planeAt(first)
  const path = stretch.map((fix) => ({ at: fix.at, place: plane(fix) }))
  const open: [number, number][] = []
  let from = 0
  for (let index = 1; index < stretch.length; index++)
    if (kept[index]) {
      open.push([from, index])
      from = index
    }
  for (let part = open.pop(); part; part = open.pop()) {
    const [begin, end] = part
    const far = furthest(path, begin, end)
    if (far === null || far.metres <= thinning.toleranceMetres) continue
    kept[far.index] = 1
    open.push([begin, far.index], [far.index, end])
  }
  let last = -1
  return stretch.flatMap((fix, index) => {
    if (!kept[index]) return []
    const isJoined = last >= 0 && (fix.joined || index - last > 1)
    last = index
    return [isJoined === fix.joined ? fix : { ...fix, joined: isJoined }]
  })
}

/** Ends of the stretch, of legs near the rim of a circle, and of legs over which a shift begins or ends. */
function pinned(stretch: readonly Fix[], thinning: Thinning): Uint8Array {
  const kept = new Uint8Array(stretch.length)
  kept[0] = 1
  kept[stretch.length - 1] = 1
  const planes = thinning.places.map(planeAt)
  for (let index = 1; index < stretch.length; index++) {
    const [before, fix] = [stretch[index - 1], stretch[index]]
    if (!before || !fix) continue
    const isCut = thinning.cuts.some((cut) => before.at <= cut && cut <= fix.at)
    if (!isCut && !planes.some((plane) => crossesRim(plane(before), plane(fix), thinning))) continue
    kept[index - 1] = 1
    kept[index] = 1
  }
  return kept
}

/** Whether moving a leg by the tolerance could move a moment of it over the circle: it is neither wholly inside nor wholly outside by more. */
function crossesRim(a: Point, b: Point, { radiusMetres, toleranceMetres }: Thinning): boolean {
  const margin = toleranceMetres + ROUNDING_METRES
  if (Math.max(Math.hypot(...a), Math.hypot(...b)) < radiusMetres - margin) return false
  return distanceFromOrigin(a, b) <= radiusMetres + margin
}

/** More than the judgement allows for rounding. */
const ROUNDING_METRES = 0.01

type Point = readonly [number, number]

function distanceFromOrigin([ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length))
  return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay))
}

/** Which position between two lies furthest from where the straight and even way would have the team at its moment. */
function furthest(
  path: readonly { at: number; place: Point }[],
  begin: number,
  end: number,
): { index: number; metres: number } | null {
  const [from, to] = [path[begin], path[end]]
  if (!from || !to) return null
  let found: { index: number; metres: number } | null = null
  for (let index = begin + 1; index < end; index++) {
    const one = path[index]
    if (!one) continue
    const share = to.at === from.at ? 0 : (one.at - from.at) / (to.at - from.at)
    const east = from.place[0] + share * (to.place[0] - from.place[0]) - one.place[0]
    const north = from.place[1] + share * (to.place[1] - from.place[1]) - one.place[1]
    const metres = Math.hypot(east, north)
    if (found === null || metres > found.metres) found = { index, metres }
  }
  return found
}
