import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type Budget,
  type SitingAnswer,
  SitingError,
  siteForCoverage,
  siteForFullCover,
  siteForMedian,
} from '../../site/index.ts'
import { neededWeight } from '../../site/needed.ts'
import { grownByRule, improvedByRule } from './by-the-rule.ts'
import { Drafts } from './draft-of.ts'
import { groundOf, RefusedSearch } from './ground.ts'
import { type AskedProblem, problemOf } from './problem-of.ts'
import type { SiteJob, SiteMessage, SiteRequest } from './site-job.ts'

interface Searching {
  tell(message: SiteMessage): void
  /** Once aborted nothing is told any more. */
  signal: { readonly aborted: boolean }
  now: () => number
}

/** The whole of a search, from streets and homes to the answer; what comes of it is told. It keeps its thread busy. */
export async function searchSites(job: SiteJob, { tell, signal, now }: Searching): Promise<void> {
  try {
    const ground = groundOf(job)
    tell({ type: 'ready' })
    const asked = await problemOf(ground, job.request, async (part) => {
      await nextTurn()
      tell({ type: 'progress', progress: WALKS_SHARE * part, draft: null })
    })
    const drafts = new Drafts(ground, job.request, asked, now)
    const since = now()
    let draftedAt = Number.NEGATIVE_INFINITY
    const budget: Budget = {
      ...{ seconds: job.request.timeLimitSeconds, now, signal },
      onProgress: ({ sites, objective, bound }) => {
        const spent = (now() - since) / 1000 / job.request.timeLimitSeconds
        const progress = WALKS_SHARE + (1 - WALKS_SHARE) * Math.min(0.95, spent)
        const isDue = now() - draftedAt > DRAFT_EVERY_MS
        if (isDue) draftedAt = now()
        tell({
          type: 'progress',
          progress,
          draft: isDue ? drafts.of({ sites, objective, bound, proven: false }) : null,
        })
      },
    }
    const seconds = budget.seconds * (asked.problem.capacities ? SOLVER_SHARE : 1)
    const found = await solved(asked, job.request, { ...budget, seconds })
    const isOver = () => signal.aborted || now() - since > budget.seconds * 1000
    const answer = byTheRule(asked, job.request, found, { drafts, isOver, candidates: ground.candidates.length })
    const curve = await curveOf(asked, job.request, answer, { drafts, budget, endsAt: since + budget.seconds * 1000 })
    if (!signal.aborted) tell({ type: 'done', draft: drafts.of(answer, curve) })
  } catch (error) {
    if (error instanceof RefusedSearch) return tell({ type: 'refused', problem: error.problem })
    if (error instanceof SitingError) return tell({ type: 'failed', problem: problemOfSiting(error, job) })
    throw error
  }
}

/** Of the whole, finding the walks; the rest is the search itself. */
const WALKS_SHARE = 0.3
const DRAFT_EVERY_MS = 1000
/** Of the time where room is limited; the rest is for what the rule makes of the choice. */
const SOLVER_SHARE = 0.7

/** Where room is limited, what the rule serves best near the choice that could be shared best. */
function byTheRule(
  { problem }: AskedProblem,
  { objective, choose, share }: SiteRequest,
  answer: SitingAnswer,
  { drafts, isOver, candidates }: { drafts: Drafts; isOver: () => boolean; candidates: number },
): SitingAnswer {
  if (!problem.capacities || objective === 'median') return answer
  const asked = { drafts, problem, candidates, isOver }
  if (objective === 'coverage') {
    const sites = improvedByRule(answer.sites, { ...asked, most: answer.bound })
    const served = drafts.servedBy(sites)
    return { ...answer, sites, objective: served, covered: served, proven: served >= answer.bound }
  }
  const need = neededWeight(problem, share)
  const sites = grownByRule(answer.sites, { ...asked, need, atMost: choose })
  if (drafts.servedBy(sites) < need)
    throw new SitingError('tooFewSites', `${choose} sites were not found to serve enough, each person at the nearest`)
  return { ...answer, sites, objective: sites.length, proven: sites.length <= answer.bound }
}

function solved({ problem, limitMm }: AskedProblem, request: SiteRequest, budget: Budget): Promise<SitingAnswer> {
  const { objective, choose, share } = request
  const limit = limitMm ?? 0
  if (objective === 'median') return siteForMedian(problem, { choose, limit: null, ...budget })
  if (objective === 'coverage') return siteForCoverage(problem, { choose, limit, ...budget })
  return siteForFullCover(problem, { atMost: choose, share, limit, ...budget })
}

/**
 * The best choice of each smaller number, where what is left of the time proves them all and no room or minimum makes them another
 * question; else null.
 */
async function curveOf(
  asked: AskedProblem,
  request: SiteRequest,
  { sites, proven }: SitingAnswer,
  { drafts, budget, endsAt }: { drafts: Drafts; budget: Budget; endsAt: number },
) {
  const { problem } = asked
  if (!proven || problem.capacities || problem.quota || request.objective === 'full-cover') return null
  const curve = [drafts.pointOf([])]
  for (let choose = 1; choose < sites.length; choose++) {
    const seconds = (endsAt - budget.now()) / 1000
    if (seconds <= 0 || budget.signal?.aborted) return null
    const { now, signal } = budget
    const answer = await solved(asked, { ...request, choose }, { seconds, now, ...(signal && { signal }) })
    if (!answer.proven) return null
    curve.push({ ...drafts.pointOf(answer.sites), added: choose })
  }
  return sites.length === 0 ? null : curve
}

function problemOfSiting({ code, demands, groups, message }: SitingError, { base, request }: SiteJob) {
  const named = demands.slice(0, MOST_DEMANDS)
  const isNamed = new Set(demands)
  const people = base.residences.people.reduce(
    (sum, one, row) => sum + (isNamed.has(base.residences.id[row] ?? '') ? one : 0),
    0,
  )
  const params: Record<string, string> = {
    reason: code,
    detail: message.slice(0, MOST_CHARACTERS),
    choose: String(request.choose),
  }
  if (demands.length > 0)
    Object.assign(params, { demands: named.join(','), count: String(demands.length), people: String(people) })
  if (groups.length > 0) params['groups'] = groups.join(',')
  return { code: 'notFeasible', params }
}

const MOST_DEMANDS = 50
const MOST_CHARACTERS = 300
