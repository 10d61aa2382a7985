import { setImmediate as nextTurn } from 'node:timers/promises'
import { Coverage, type Overlay, reachable, snapPoints, type WalkGraph } from '../../walk/index.ts'

/** A frame of work between two turns of the event loop. */
const TURN_MILLISECONDS = 15

interface Town {
  graph: WalkGraph
  overlay: Overlay
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
  { graph, overlay, lonLat, people, snapLimitMetres }: Town,
  points: readonly { lon: number; lat: number; counts: boolean }[],
  limitMm: number,
  signal?: AbortSignal | undefined,
): Promise<PointReach> {
  const snaps = snapPoints(graph, lonLat, { overlay, snapLimitMetres })
  const lonLats = points.flatMap(({ lon, lat }) => [lon, lat])
  const counting = snapPoints(graph, lonLats, { overlay, snapLimitMetres })
  for (const [row, { counts }] of points.entries()) if (!counts) counting.edge[row] = -1
  const { nearestMm, nearestPoint } = new Coverage(graph, { residences: snaps, points: counting, overlay })
  await nextTurn()
  const peopleNearest = points.map(() => 0)
  for (const [home, point] of nearestPoint.entries()) {
    if (point === -1 || (nearestMm[home] as number) > limitMm) continue
    peopleNearest[point] = (peopleNearest[point] ?? 0) + (people[home] as number)
  }
  const options = { direction: 'to', snapLimitMetres } as const
  const peopleWithin: number[] = []
  let turn = performance.now()
  for (const { lon, lat } of points) {
    const reached = reachable(graph, [lon, lat], snaps, limitMm, overlay, options)
    peopleWithin.push(reached.reduce((sum, { index }) => sum + (people[index] as number), 0))
    if (performance.now() - turn < TURN_MILLISECONDS) continue
    await nextTurn()
    signal?.throwIfAborted()
    turn = performance.now()
  }
  return { peopleWithin, peopleNearest, nearestPoint }
}
