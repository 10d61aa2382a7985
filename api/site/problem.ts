/** Where to put more sites: every candidate against every demand. */
export interface SitingProblem {
  facilities: readonly string[]
  demands: readonly string[]
  /** People, or whatever a demand counts, by demand; not negative. */
  weights: Float64Array
  /** Cost of demand d from facility f at d × facilities + f, in the table's own unit (metres, seconds); Infinity = out of reach. */
  costs: Float64Array
  /** Indices of facilities that exist and stay. */
  existing: readonly number[]
}

export const OBJECTIVES = ['coverage', 'median', 'full-cover'] as const
/** Most weight within the limit; least sum of weight × cost; fewest sites that bring everything within the limit. */
export type SitingObjective = (typeof OBJECTIVES)[number]

export interface SitingAnswer {
  /** Indices of the facilities chosen beside the existing ones, ascending. */
  sites: number[]
  /** Weight within the limit, sum of weight × cost, or number of sites. */
  objective: number
  /** Weight within the limit (within reach where there is none) of existing and chosen ones. */
  covered: number
  total: number
  /** No choice is better than this. */
  bound: number
  /** Whether the objective is the bound. */
  proven: boolean
}

/** What is asked cannot be had. `code` is stable; `demands` names those that no choice can meet. */
export class SitingError extends Error {
  override readonly name = 'SitingError'
  readonly code: 'tooFewCandidates' | 'outOfReach' | 'tooFewSites'
  readonly demands: readonly string[]

  constructor(code: SitingError['code'], message: string, demands: readonly string[] = []) {
    super(message)
    this.code = code
    this.demands = demands
  }
}

/** Facilities that may be chosen: those that do not exist yet. */
export function candidatesOf({ facilities, existing }: SitingProblem): number[] {
  const kept = new Set(existing)
  return facilities.flatMap((_, facility) => (kept.has(facility) ? [] : [facility]))
}

/** Cost of the nearest of some facilities, by demand. */
export function nearestCosts({ facilities, demands, costs }: SitingProblem, open: readonly number[]): Float64Array {
  const nearest = new Float64Array(demands.length).fill(Number.POSITIVE_INFINITY)
  for (let demand = 0; demand < demands.length; demand++) {
    const row = demand * facilities.length
    for (const facility of open) {
      const cost = costs[row + facility] ?? Number.POSITIVE_INFINITY
      if (cost < (nearest[demand] ?? 0)) nearest[demand] = cost
    }
  }
  return nearest
}

/** Weight of the demands whose cost is within the limit, the limit included. */
export function weightWithin({ weights }: SitingProblem, nearest: Float64Array, limit: number): number {
  let within = 0
  for (const [demand, cost] of nearest.entries())
    if (cost <= limit && cost !== Number.POSITIVE_INFINITY) within += weights[demand] ?? 0
  return within
}

export const totalWeight = ({ weights }: SitingProblem): number => weights.reduce((sum, weight) => sum + weight, 0)
