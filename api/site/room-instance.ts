import { nearestCosts, type SitingProblem } from './problem.ts'
import { type Quotas, quotasOf } from './quota.ts'

/** What candidates and existing sites of limited room may serve, once what an existing site without a limit serves is set apart. */
export interface RoomProblem {
  /** Facilities: candidates first, then existing sites of limited room. */
  facilities: number[]
  candidates: number
  capacity: Float64Array
  groups: RoomGroup[]
  quotas: Quotas
  /** Weight that existing sites without a limit serve. */
  kept: number
  isWhole: boolean
}

interface RoomGroup {
  sites: number[]
  /** By site: cost a unit of weight; all 0 where costs do not count. */
  costs: number[]
  /** Cost a unit of weight at the nearest existing site without a limit; Infinity = none within reach, or costs do not count. */
  base: number
  weight: number
  demands: number[]
}

/** Demands of the same sites become one where costs do not count. `limit` null = every finite cost is within reach. */
export function roomProblem(
  problem: SitingProblem,
  {
    candidates,
    choose,
    limit,
    costsCount,
  }: {
    candidates: readonly number[]
    choose: number | null
    limit: number | null
    costsCount: boolean
  },
): RoomProblem {
  const { demands, weights, pairs, existing } = problem
  const capacities = problem.capacities ?? new Float64Array(problem.facilities.length).fill(Number.POSITIVE_INFINITY)
  const isLimited = (facility: number) => capacities[facility] !== Number.POSITIVE_INFINITY
  const nearest = nearestCosts(
    problem,
    existing.filter((facility) => !isLimited(facility)),
  )
  const facilities = [...candidates, ...existing.filter(isLimited)]
  const positions = new Int32Array(problem.facilities.length).fill(-1)
  for (const [at, facility] of facilities.entries()) positions[facility] = at
  const most = limit ?? Number.MAX_VALUE
  const groups = new Map<string, RoomGroup>()
  let kept = 0
  for (let demand = 0; demand < demands.length; demand++) {
    const weight = weights[demand] ?? 0
    const base = nearest[demand] ?? Number.POSITIVE_INFINITY
    if (weight === 0) continue
    if (!costsCount && base <= most) {
      kept += weight
      continue
    }
    const sites: number[] = []
    const costs: number[] = []
    const end = pairs.starts[demand + 1] ?? 0
    for (let at = pairs.starts[demand] ?? 0; at < end; at++) {
      const site = positions[pairs.facility[at] ?? 0] ?? -1
      const cost = pairs.cost[at] ?? 0
      if (site === -1 || cost > most || (costsCount && cost >= base)) continue
      sites.push(site)
      costs.push(costsCount ? cost : 0)
    }
    const key = costsCount ? String(demand) : sites.join()
    const group = groups.get(key) ?? {
      sites,
      costs,
      base: costsCount ? base : Number.POSITIVE_INFINITY,
      weight: 0,
      demands: [],
    }
    group.weight += weight
    group.demands.push(demand)
    groups.set(key, group)
  }
  const list = [...groups.values()]
  const total = list.reduce((sum, { weight }) => sum + weight, 0)
  const capacity = Float64Array.from(facilities, (facility) => Math.min(capacities[facility] ?? total, total))
  const wholeRooms = capacity.every(Number.isInteger) && list.every(({ weight }) => Number.isInteger(weight))
  const wholeCosts = list.every((group) => group.costs.every(Number.isInteger) && isWholeOrNone(group.base))
  return {
    ...{ facilities, candidates: candidates.length, capacity, groups: list, kept },
    quotas: quotasOf(problem, candidates, choose),
    isWhole: wholeRooms && (!costsCount || wholeCosts),
  }
}

const isWholeOrNone = (cost: number): boolean => Number.isInteger(cost) || cost === Number.POSITIVE_INFINITY
