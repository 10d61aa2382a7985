import fc from 'fast-check'
import type { SitingProblem } from '../index.ts'
import { densePairs } from './dense.ts'

export interface SmallProblem {
  choose: number
  problem: SitingProblem
  /** At demand × facilities + facility; Infinity = out of reach. */
  costs: number[]
}

interface Kind {
  most: { facilities: number; demands: number; weight: number }
  /** Room of each candidate, and perhaps of what exists. */
  hasRoom: boolean
  /** Minima of two groups. */
  hasQuota: boolean
}

/** Problems small enough to try every choice. */
export const smallProblem = ({ most, hasRoom, hasQuota }: Kind): fc.Arbitrary<SmallProblem> =>
  fc
    .record({
      facilities: fc.integer({ min: 2, max: most.facilities }),
      demands: fc.integer({ min: 1, max: most.demands }),
      existing: fc.integer({ min: 0, max: 2 }),
    })
    .chain(({ facilities, demands, existing }) => {
      const kept = Math.min(existing, facilities - 1)
      return fc
        .record({
          costs: fc.array(
            fc.oneof(
              { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
              { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
            ),
            { minLength: facilities * demands, maxLength: facilities * demands },
          ),
          weights: fc.array(fc.integer({ min: 0, max: most.weight }), { minLength: demands, maxLength: demands }),
          choose: fc.integer({ min: 1, max: facilities - kept }),
          room: fc.integer({ min: 1, max: 2 * most.weight }),
          existingRoom: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: most.weight })),
          group: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: facilities, maxLength: facilities }),
          least: fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })),
        })
        .map(({ costs, weights, choose, room, existingRoom, group, least }) => ({
          ...{ choose, costs },
          problem: {
            facilities: Array.from({ length: facilities }, (_, at) => `F${at}`),
            demands: Array.from({ length: demands }, (_, at) => `D${at}`),
            ...{ weights: Float64Array.from(weights), pairs: densePairs(costs, facilities) },
            existing: Array.from({ length: kept }, (_, at) => at),
            ...(hasRoom && {
              capacities: Float64Array.from({ length: facilities }, (_, at) => (at < kept ? existingRoom : room)),
            }),
            ...(hasQuota && { quota: { group: Int32Array.from(group), least, names: ['east', 'west'] } }),
          },
        }))
    })

/** Every choice of so many candidates that holds the minima of groups. */
export function choices({ facilities, existing, quota }: SitingProblem, choose: number): number[][] {
  const candidates = facilities.map((_, at) => at).filter((at) => !existing.includes(at))
  const of = (from: number, left: number): number[][] =>
    left === 0
      ? [[]]
      : candidates.slice(from).flatMap((one, at) => of(from + at + 1, left - 1).map((rest) => [one, ...rest]))
  return of(0, choose).filter((choice) =>
    (quota?.least ?? []).every((least, at) => choice.filter((one) => quota?.group[one] === at).length >= least),
  )
}

/** Weight that a choice serves within the limit: of all cuts of the network the least (Ford and Fulkerson). */
export function servedBy({ problem, costs }: SmallProblem, choice: readonly number[], limit: number): number {
  const { facilities, weights, existing, capacities } = problem
  const open = [...existing, ...choice]
  let least = Number.POSITIVE_INFINITY
  for (let cut = 0; cut < 1 << open.length; cut++) {
    const isCut = (at: number) => ((cut >> at) & 1) === 1
    let sum = 0
    for (const [at, facility] of open.entries())
      if (isCut(at)) sum += capacities?.[facility] ?? Number.POSITIVE_INFINITY
    for (const [demand, weight] of weights.entries())
      if (
        open.some(
          (facility, at) =>
            !isCut(at) &&
            (costs[demand * facilities.length + facility] ?? 0) <= limit &&
            isFiniteCost(costs[demand * facilities.length + facility]),
        )
      )
        sum += weight
    least = Math.min(least, sum)
  }
  return least
}

const isFiniteCost = (cost: number | undefined): boolean => cost !== Number.POSITIVE_INFINITY

/** Least cost at which a choice meets every demand, each person tried at every open site; Infinity where it cannot. */
export function costBy({ problem, costs }: SmallProblem, choice: readonly number[]): number {
  const { facilities, weights, existing, capacities } = problem
  const open = [...existing, ...choice]
  const known = new Map<string, number>()
  const least = (demand: number, people: number, rooms: readonly number[]): number => {
    if (demand === weights.length) return 0
    if (people === 0) return least(demand + 1, weights[demand + 1] ?? 0, rooms)
    const key = `${demand}/${people}/${rooms.join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    let best = Number.POSITIVE_INFINITY
    for (const [at, facility] of open.entries()) {
      const cost = costs[demand * facilities.length + facility] ?? Number.POSITIVE_INFINITY
      if ((rooms[at] ?? 0) === 0 || cost === Number.POSITIVE_INFINITY) continue
      const after = rooms.map((room, one) => (one === at ? room - 1 : room))
      best = Math.min(best, cost + least(demand, people - 1, after))
    }
    known.set(key, best)
    return best
  }
  return least(
    0,
    weights[0] ?? 0,
    open.map((facility) => capacities?.[facility] ?? Number.POSITIVE_INFINITY),
  )
}
