import { setImmediate as nextTurn } from 'node:timers/promises'
import { Outreach, type Overlay, type Snaps, snapPoints, type WalkGraph } from '../../walk/index.ts'
import { DRIVE_MM_PER_WALK_MM } from '../dispatch/speeds.ts'

/** A frame of work between two turns of the event loop. */
const TURN_MILLISECONDS = 15

export interface ReachStreets {
  graph: WalkGraph
  /** Street edits in force that the graph itself does not hold. */
  overlay: Overlay
}

export interface SettingOut {
  at: readonly [lon: number, lat: number] | null
  /** Drives as far as cars may go where that is quicker, and walks the rest. */
  drives: boolean
}

export interface Reach {
  /** By team: people at whom it arrives within the limit. */
  peopleWithin: Float64Array
  /** By team: people at whom nobody arrives before it; of equally fast teams the one further up. */
  peopleFirst: Float64Array
  /** By home: row of the team that arrives first within the limit; -1 = none does. */
  firstTeam: Int32Array
}

/**
 * What teams reach within a limit, given as the millimetres that are walked meanwhile and counting as inside. From the team to the home:
 * one-way streets bind those who drive. Others get their turn in between; throws the signal's reason once the asker has gone.
 */
export async function reachOfTeams(
  { graph, overlay }: ReachStreets,
  homes: { snaps: Snaps; people: ArrayLike<number> },
  teams: readonly SettingOut[],
  limitWalkMm: number,
  signal?: AbortSignal,
): Promise<Reach> {
  const outreach = new Outreach(graph, limitWalkMm, DRIVE_MM_PER_WALK_MM, overlay)
  const { snaps, people } = homes
  const count = snaps.length
  const firstTeam = new Int32Array(count).fill(-1)
  const firstMm = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const peopleWithin = new Float64Array(teams.length)
  let turn = performance.now()
  for (const [row, { at, drives }] of teams.entries()) {
    if (performance.now() - turn > TURN_MILLISECONDS) {
      await nextTurn()
      signal?.throwIfAborted()
      turn = performance.now()
    }
    if (at === null) continue
    outreach.setOut(at, drives)
    const nearby = boxAround(snapPoints(graph, at), limitWalkMm * (drives ? DRIVE_MM_PER_WALK_MM : 1))
    for (let home = 0; home < count; home++) {
      const x = snaps.x[home] as number
      const y = snaps.y[home] as number
      if (x < nearby.west || x > nearby.east || y < nearby.south || y > nearby.north) continue
      const mm = outreach.walkMmTo(snaps, home)
      if (mm > limitWalkMm) continue
      peopleWithin[row] = (peopleWithin[row] as number) + (people[home] as number)
      if (mm >= (firstMm[home] as number)) continue
      firstMm[home] = mm
      firstTeam[home] = row
    }
  }
  const peopleFirst = new Float64Array(teams.length)
  for (let home = 0; home < count; home++) {
    const row = firstTeam[home] as number
    if (row !== -1) peopleFirst[row] = (peopleFirst[row] as number) + (people[home] as number)
  }
  return { peopleWithin, peopleFirst, firstTeam }
}

/** Nobody gets farther than straight on; a hundredth and a metre more, since streets are rounded to millimetres. */
function boxAround({ x, y }: Snaps, reachMm: number) {
  const far = 1.01 * reachMm + 1000
  const [east, north] = [x[0] as number, y[0] as number]
  return { west: east - far, east: east + far, south: north - far, north: north + far }
}
