import type { IntegerProgram } from './integer-program.ts'
import type { SitingObjective } from './problem.ts'
import { quotaRows } from './quota.ts'
import { roomOf } from './room-flow.ts'
import type { RoomProblem } from './room-instance.ts'

/** With more pairs than this a row for each would slow the solver more than it tightens the bound. */
const MOST_PAIR_ROWS = 60_000

/** Columns: candidates, then the share of each group at each of its sites, then of groups at what exists without a limit. */
export function programOfRoom(
  room: RoomProblem,
  { objective, choose, need }: { objective: SitingObjective; choose: number | null; need: number },
): IntegerProgram {
  const { groups, capacity, candidates, facilities, quotas } = room
  const isCost = objective === 'median'
  const open = Number.POSITIVE_INFINITY
  const taken = Array.from({ length: candidates }, (_, at) => at)
  const program: IntegerProgram = {
    sense: objective === 'coverage' ? 'maximise' : 'minimise',
    columns: taken.map(() => ({ cost: objective === 'full-cover' ? 1 : 0, upper: 1, whole: true })),
    rows: quotaRows(quotas),
  }
  const atSite: number[][] = facilities.map(() => [])
  const pairs = groups.reduce((sum, { sites }) => sum + sites.length, 0)
  const shares: number[] = []
  for (const { sites, costs, base, weight } of groups) {
    const own: number[] = []
    for (const [at, site] of sites.entries()) {
      const upper = Math.min(weight, capacity[site] ?? 0)
      const cost = objective === 'coverage' ? 1 : isCost ? (costs[at] ?? 0) : 0
      const column = program.columns.push({ cost, upper, whole: false }) - 1
      own.push(column)
      atSite[site]?.push(column)
      if (pairs <= MOST_PAIR_ROWS && site < candidates)
        program.rows.push({ lower: -open, upper: 0, columns: [column, site], values: [1, -upper] })
    }
    if (isCost && base !== open) own.push(program.columns.push({ cost: base, upper: weight, whole: false }) - 1)
    shares.push(...own)
    program.rows.push({ lower: isCost ? weight : 0, upper: weight, columns: own, values: own.map(() => 1) })
  }
  for (const [site, own] of atSite.entries()) {
    const room = capacity[site] ?? 0
    const ones = own.map(() => 1)
    program.rows.push(
      site < candidates
        ? { lower: -open, upper: 0, columns: [...own, site], values: [...ones, -room] }
        : { lower: 0, upper: room, columns: own, values: ones },
    )
  }
  if (choose !== null)
    program.rows.push({ lower: isCost ? choose : 0, upper: choose, columns: taken, values: taken.map(() => 1) })
  if (objective === 'full-cover')
    program.rows.push({ lower: need, upper: open, columns: shares, values: shares.map(() => 1) })
  return program
}

/** A choice with what it serves, as a solution of the program in which costs do not count. */
export function startOf(room: RoomProblem, program: IntegerProgram, choice: readonly number[]): Float64Array {
  const values = new Float64Array(program.columns.length)
  for (const site of choice) values[site] = 1
  const fixed = room.facilities.map((_, at) => at).slice(room.candidates)
  values.set(roomOf(room, [...fixed, ...choice]).share, room.candidates)
  return values
}
