import { gapShare, type SitingProblem } from '../../site/index.ts'
import { type PlanEdit, secondsOfMillimetres } from '../../walk/index.ts'
import type { Candidate, SiteGround } from './ground.ts'
import { MOST_NAMED } from './ground.ts'
import type { AskedProblem } from './problem-of.ts'
import type { SiteDraft, SiteRequest } from './site-job.ts'

/** A choice of sites as the solver sees it: facilities, and its objective and bound in the solver's own units. */
export interface Choice {
  sites: readonly number[]
  objective: number
  bound: number
  proven: boolean
}

type Curve = SiteDraft['curve']

/** Turns choices into answers by the planner's table itself, so that before + gain = after, to the person and by cell. */
export class Drafts {
  readonly #ground: SiteGround
  readonly #request: SiteRequest
  readonly #asked: AskedProblem
  readonly #since: number
  readonly #now: () => number
  /** Weight of those whose walk counts; median only. */
  readonly #walkers: number

  constructor(ground: SiteGround, request: SiteRequest, asked: AskedProblem, now: () => number) {
    this.#ground = ground
    this.#request = request
    this.#asked = asked
    this.#now = now
    this.#since = now()
    this.#walkers = asked.rows.reduce((sum, row) => sum + (ground.weights[row] ?? 0), 0)
  }

  /** `curve` null = the sites one after another, the one that adds most first. */
  of({ sites, objective: reached, bound, proven }: Choice, curve: Curve | null = null): SiteDraft {
    const { table, candidates, offNetwork } = this.#ground
    const order = inOrder(this.#asked.problem, this.#asked.limitMm, sites)
    const steps = this.#withRoom(this.#stepsOf(order), reached)
    const first = steps[0]?.served ?? 0
    const last = steps.at(-1)
    const objective = this.#request.objective === 'full-cover' ? sites.length : (last?.objective ?? 0)
    const limit = this.#boundOf(bound, objective)
    const { before, after } = table.totals()
    return {
      sites: order.map((site, at) => ({
        ...presented(candidates[site]),
        gained: (steps[at + 1]?.served ?? 0) - (steps[at]?.served ?? first),
      })),
      curve: curve ? [...curve, ...steps.slice(-1)] : steps,
      isCurveExact: curve !== null && proven,
      ...{ objective, bound: limit, gapShare: gapShare({ objective, bound: limit }) },
      proven: proven && objective === limit,
      ...{ solver: SOLVER, seconds: Math.round(this.#now() - this.#since) / 1000 },
      ...{ candidates: candidates.length, candidatesOffNetwork: offNetwork.slice(0, MOST_NAMED) },
      ...{ before, after },
      cells: table
        .cells(COMMUNITY)
        .map((cell) => ({ ...cell, name: cell.code }))
        .sort((a, b) => b.gained - b.lost - (a.gained - a.lost) || (a.code < b.code ? -1 : 1)),
      ...(this.#request.objective === 'median' && { unreachable: this.#asked.unreachable }),
    }
  }

  /** What so many sites come to, as a point of the curve. */
  pointOf(sites: readonly number[]): Curve[number] {
    return this.#pointAt(sites)
  }

  /** By the rule of the planner's table, in the weight that is counted. */
  servedBy(sites: readonly number[]): number {
    return this.#pointAt(sites).served
  }

  /** Where room limits who walks where, the mean is that of the cheapest sharing, which is known of the whole choice only. */
  #withRoom(steps: Curve, reached: number): Curve {
    const last = steps.at(-1)
    if (this.#request.objective !== 'median' || !this.#asked.problem.capacities || !last) return steps
    return [...steps.slice(0, 1), { ...last, objective: this.#inSeconds(reached) }]
  }

  /** With none of the sites, then with one more after another; the table is left with all. */
  #stepsOf(order: readonly number[]): Curve {
    return Array.from({ length: order.length + 1 }, (_, added) => this.#pointAt(order.slice(0, added)))
  }

  #pointAt(sites: readonly number[]): Curve[number] {
    const { table, settings } = this.#ground
    table.replace(sites.map((site) => this.#editOf(site)))
    const { served } = table.totals().after[settings.weight]
    const added = sites.length
    if (this.#request.objective === 'coverage') return { added, served, objective: served }
    if (this.#request.objective === 'full-cover') return { added, served, objective: added }
    return { added, served, objective: this.#meanSeconds(sites) }
  }

  #meanSeconds(sites: readonly number[]): number {
    const { pairs, weights } = this.#asked.problem
    const today = this.#ground.candidates.length
    const isOpen = new Set([...sites, today])
    let sum = 0
    for (let demand = 0; demand < weights.length; demand++) {
      let least = Number.POSITIVE_INFINITY
      for (let at = pairs.starts[demand] ?? 0; at < (pairs.starts[demand + 1] ?? 0); at++)
        if (isOpen.has(pairs.facility[at] ?? -1)) least = Math.min(least, pairs.cost[at] ?? 0)
      sum += least * (weights[demand] ?? 0)
    }
    return this.#inSeconds(sum)
  }

  #inSeconds(weightMillimetres: number): number {
    const { speedMetresPerSecond } = this.#ground.settings
    return this.#walkers === 0 ? 0 : secondsOfMillimetres(weightMillimetres / this.#walkers, speedMetresPerSecond)
  }

  /** The solver's bound in the units of the answer, never on the wrong side of what was reached. */
  #boundOf(bound: number, objective: number): number {
    const { objective: kind } = this.#request
    if (kind === 'coverage') return Math.max(objective, bound)
    return Math.min(objective, kind === 'median' ? this.#inSeconds(bound) : bound)
  }

  #editOf(site: number): PlanEdit {
    const { candidates, settings } = this.#ground
    const { id = '', lon = 0, lat = 0, name = '' } = candidates[site] ?? {}
    return {
      ...{ type: 'addPoint', id: `site:${id}`, name, lon, lat, openingHours: '24/7', openWeek: [0, WEEK_MINUTES] },
      ...{ kind: settings.kinds[0] ?? '', staffed: true, capacity: this.#request.capacityEach },
    }
  }
}

const SOLVER = 'HiGHS 1.15'
const WEEK_MINUTES = 10_080
/** Characters of a community's code. */
const COMMUNITY = 12

function presented(candidate: Candidate | undefined): Omit<SiteDraft['sites'][number], 'gained'> {
  if (!candidate) throw new RangeError('A site is one of the candidates')
  const { id, name, lon, lat, cellCode } = candidate
  return { id, name, position: [lon, lat], cellCode }
}

/** The sites by what each adds to those before it, the most first. */
function inOrder(
  { weights, pairs, existing }: SitingProblem,
  limitMm: number | null,
  sites: readonly number[],
): number[] {
  const reach = new Map<number, { demand: number; cost: number }[]>(sites.map((site) => [site, []]))
  const isKept = new Set(existing)
  const nearest = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY)
  for (let demand = 0; demand < weights.length; demand++)
    for (let at = pairs.starts[demand] ?? 0; at < (pairs.starts[demand + 1] ?? 0); at++) {
      const facility = pairs.facility[at] ?? -1
      const cost = limitMm === null ? (pairs.cost[at] ?? 0) : 0
      if (isKept.has(facility)) nearest[demand] = Math.min(nearest[demand] ?? 0, cost)
      reach.get(facility)?.push({ demand, cost })
    }
  const worth = ({ demand, cost }: { demand: number; cost: number }) => {
    const now = nearest[demand] ?? 0
    if (cost >= now) return 0
    return (weights[demand] ?? 0) * (now === Number.POSITIVE_INFINITY ? 1 : now - cost)
  }
  const order: number[] = []
  const left = new Set(sites)
  while (left.size > 0) {
    let [best, most] = [-1, -1]
    for (const site of left) {
      const gain = (reach.get(site) ?? []).reduce((sum, pair) => sum + worth(pair), 0)
      if (gain > most) [best, most] = [site, gain]
    }
    order.push(best)
    left.delete(best)
    for (const { demand, cost } of reach.get(best) ?? []) nearest[demand] = Math.min(nearest[demand] ?? 0, cost)
  }
  return order
}
