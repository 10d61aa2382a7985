import { setImmediate as nextTurn } from 'node:timers/promises'
import { Coverage, type Overlay, Snaps, snapPoints } from '../../walk/index.ts'
import { Search } from '../../walk/search.ts'

/** A frame of work between two turns of the event loop. */
const TURN_MILLISECONDS = 15
/** Homes that are snapped in one turn. */
const SNAPPED_A_TURN = 2000

interface Town {
  /** The streets as they stand. */
  streets: Overlay
  /** Interleaved degrees, and people, by residence. */
  lonLat: Float64Array
  people: Int32Array
  snapLimitMetres: number
}

interface PointReach {
  /** By point: people whose walk to it is within the limit, whether or not it counts now. */
  peopleWithin: number[]
  /** By point: those of them who have no nearer one that counts; of equally near points the one further up. */
  peopleNearest: number[]
  /** By residence: row of the nearest point that counts, however far; -1 = none. */
  nearestPoint: Int32Array
}

/**
 * Whom each point has within the limit (millimetres, inclusive). Others get their turn in between; throws the signal's reason once the
 * asker has gone.
 */
export async function reachOfPoints(
  { streets, lonLat, people, snapLimitMetres }: Town,
  points: readonly { lon: number; lat: number; counts: boolean }[],
  limitMm: number,
  signal?: AbortSignal | undefined,
): Promise<PointReach> {
  const homes = await snapInTurns(streets, lonLat, snapLimitMetres)
  const lonLats = points.flatMap(({ lon, lat }) => [lon, lat])
  const places = snapPoints(streets.graph, lonLats, { overlay: streets, snapLimitMetres })
  const counting = places.copy()
  for (const [row, { counts }] of points.entries()) if (!counts) counting.edge[row] = -1
  const { nearestMm, nearestPoint } = new Coverage(streets.graph, {
    residences: homes,
    points: counting,
    overlay: streets,
  })
  const peopleNearest = points.map(() => 0)
  for (const [home, point] of nearestPoint.entries()) {
    if (point === -1 || (nearestMm[home] as number) > limitMm) continue
    peopleNearest[point] = (peopleNearest[point] ?? 0) + (people[home] as number)
  }
  const within = createWithin(streets, homes, limitMm)
  const peopleWithin: number[] = []
  let turn = performance.now()
  for (const row of points.keys()) {
    if (performance.now() - turn > TURN_MILLISECONDS) {
      await nextTurn()
      signal?.throwIfAborted()
      turn = performance.now()
    }
    let sum = 0
    for (const home of within(places, row)) sum += people[home] as number
    peopleWithin.push(sum)
  }
  return { peopleWithin, peopleNearest, nearestPoint }
}

/** Homes whose walk to row i of snapped places is within the limit; only those near it from west to east are asked. */
function createWithin(
  streets: Overlay,
  homes: Snaps,
  limitMm: number,
): (places: Snaps, row: number) => Iterable<number> {
  const order = Uint32Array.from(homes.x.keys()).sort((a, b) => (homes.x[a] as number) - (homes.x[b] as number))
  const eastings = Int32Array.from(order, (home) => homes.x[home] as number)
  const search = new Search()
  // A hundredth and a metre more than straight on, since streets are rounded to millimetres.
  const far = 1.01 * limitMm + 1000
  return function* (places, row) {
    const legMm = places.legMm[row] as number
    const [x, y] = [places.x[row] as number, places.y[row] as number]
    search.run(streets, places.edge[row] as number, places.offsetMm[row] as number, legMm, limitMm, { direction: 'to' })
    for (let at = firstFrom(eastings, x - far); at < order.length && (eastings[at] as number) <= x + far; at++) {
      const home = order[at] as number
      if (Math.abs((homes.y[home] as number) - y) > far) continue
      const way = search.distanceTo(homes.edge[home] as number, homes.offsetMm[home] as number, legMm)
      if (way + (homes.legMm[home] as number) <= limitMm) yield home
    }
  }
}

/** First position whose value is at least `least`. */
function firstFrom(sorted: Int32Array, least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}

async function snapInTurns(overlay: Overlay, lonLat: Float64Array, snapLimitMetres: number): Promise<Snaps> {
  const parts: Snaps[] = []
  for (let from = 0; from < lonLat.length; from += 2 * SNAPPED_A_TURN) {
    const part = lonLat.subarray(from, from + 2 * SNAPPED_A_TURN)
    parts.push(snapPoints(overlay.graph, part, { overlay, snapLimitMetres }))
    await nextTurn()
  }
  return Snaps.joined(parts)
}
