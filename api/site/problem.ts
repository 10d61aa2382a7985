/** Demands against facilities, demand by demand: pair i of demand d for starts[d] ≤ i < starts[d + 1]. A pair that is absent is out of reach. */
export interface Pairs {
  starts: Int32Array
  /** Ascending within a demand. */
  facility: Int32Array
  /** In the table's own unit (metres, seconds); Infinity = out of reach. */
  cost: Float64Array
}

/** Where to put more sites. */
export interface SitingProblem {
  facilities: readonly string[]
  demands: readonly string[]
  /** People, or whatever a demand counts, by demand; not negative. */
  weights: Float64Array
  pairs: Pairs
  /** Indices of facilities that exist and stay. */
  existing: readonly number[]
  /** Weight that a facility can serve, by facility; Infinity = no limit. A demand may be shared among several. Absent = no limits. */
  capacities?: Float64Array
  quota?: Quota
}

/** So many of the sites that are chosen lie in each group. */
export interface Quota {
  /** By facility; -1 = in no group. */
  group: Int32Array
  /** By group. */
  least: readonly number[]
  names: readonly string[]
}

export const OBJECTIVES = ['coverage', 'median', 'full-cover'] as const
/** Most weight within the limit; least sum of weight × cost; fewest sites that bring a share of the weight within the limit. */
export type SitingObjective = (typeof OBJECTIVES)[number]

export interface SitingAnswer {
  /** Indices of the facilities chosen beside the existing ones, ascending. */
  sites: number[]
  /** Weight within the limit, sum of weight × cost, or number of sites. */
  objective: number
  /** Weight that existing and chosen ones serve within the limit (within reach where there is none), as far as their capacities go. */
  covered: number
  total: number
  /** No choice is better than this. */
  bound: number
  /** Whether the objective is the bound. */
  proven: boolean
}

/** What is asked cannot be had. `code` is stable; `demands` names those that no choice can meet, `groups` whose minimum none can. */
export class SitingError extends Error {
  override readonly name = 'SitingError'
  readonly code: 'tooFewCandidates' | 'outOfReach' | 'tooFewSites' | 'notEnoughRoom' | 'quotaNotFeasible'
  readonly demands: readonly string[]
  readonly groups: readonly string[]

  constructor(
    code: SitingError['code'],
    message: string,
    { demands = [], groups = [] }: { demands?: readonly string[]; groups?: readonly string[] } = {},
  ) {
    super(message)
    this.code = code
    this.demands = demands
    this.groups = groups
  }
}

/** |objective − bound| as a share of the bound; 0 where both are 0. */
export function gapShare({ objective, bound }: Pick<SitingAnswer, 'objective' | 'bound'>): number {
  if (objective === bound) return 0
  return bound === 0 ? 1 : Math.abs(objective - bound) / Math.abs(bound)
}

/** Facilities that may be chosen: those that do not exist yet. */
export function candidatesOf({ facilities, existing }: SitingProblem): number[] {
  const kept = new Set(existing)
  return facilities.flatMap((_, facility) => (kept.has(facility) ? [] : [facility]))
}

/** Cost of the nearest of some facilities, by demand; Infinity = none within reach. */
export function nearestCosts({ facilities, demands, pairs }: SitingProblem, open: readonly number[]): Float64Array {
  const isOpen = new Uint8Array(facilities.length)
  for (const facility of open) isOpen[facility] = 1
  const nearest = new Float64Array(demands.length).fill(Number.POSITIVE_INFINITY)
  for (let demand = 0; demand < demands.length; demand++) {
    const end = pairs.starts[demand + 1] ?? 0
    for (let at = pairs.starts[demand] ?? 0; at < end; at++) {
      const cost = pairs.cost[at] ?? 0
      if (cost < (nearest[demand] ?? 0) && isOpen[pairs.facility[at] ?? 0] === 1) nearest[demand] = cost
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

/** Candidates, of which there must be as many as are chosen; throws tooFewCandidates. */
export function enoughCandidates(problem: SitingProblem, choose: number): number[] {
  const candidates = candidatesOf(problem)
  if (choose <= candidates.length) return candidates
  throw new SitingError('tooFewCandidates', `${choose} sites cannot be chosen from ${candidates.length} candidates`)
}

const LISTED = 20
export const listed = (names: readonly string[]): string =>
  names.length <= LISTED ? names.join(', ') : `${names.slice(0, LISTED).join(', ')} and ${names.length - LISTED} more`
