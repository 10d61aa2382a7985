import type { Watch } from './budget.ts'
import { type IntegerProgram, type ProgramAnswer, solveProgram } from './integer-program.ts'
import { neededWeight, tooFewSites } from './needed.ts'
import {
  candidatesOf,
  listed,
  type SitingAnswer,
  SitingError,
  type SitingObjective,
  type SitingProblem,
  totalWeight,
} from './problem.ts'
import { QuotaCount } from './quota.ts'
import { RoomFlow, roomOf } from './room-flow.ts'
import { type RoomProblem, roomProblem } from './room-instance.ts'
import { programOfRoom, startOf } from './room-program.ts'

interface Asked {
  objective: SitingObjective
  /** Sites to add; for full-cover the most that are allowed, null = any number. */
  choose: number | null
  limit: number | null
  share: number
}

/**
 * Sites of limited room, demands shared among them (capacitated covering and p-median): a start by greedy and swaps, then branch and
 * cut. What a choice serves is a maximum flow, exact to the person. Throws notEnoughRoom and outOfReach with the demands left over,
 * tooFewSites.
 */
export async function siteWithRoom(problem: SitingProblem, asked: Asked, watch: Watch): Promise<SitingAnswer> {
  const costsCount = asked.objective === 'median'
  const limit = costsCount ? null : asked.limit
  const room = roomProblem(problem, { candidates: candidatesOf(problem), ...asked, limit, costsCount })
  const need = neededWeight(problem, asked.share) - room.kept
  if (asked.objective !== 'coverage') assertRoom(problem, room, need)
  if (costsCount) return withLeastCost(problem, room, { ...asked, choose: asked.choose ?? 0 }, watch)
  return asked.objective === 'coverage'
    ? withMostServed(problem, room, asked.choose ?? 0, watch)
    : withFewestSites(problem, room, { atMost: asked.choose, need }, watch)
}

async function withMostServed(problem: SitingProblem, room: RoomProblem, choose: number, watch: Watch) {
  let best = swapped(room, greedy(room, choose, Number.POSITIVE_INFINITY), watch)
  let served = servedBy(room, best)
  let bound = mostBySum(room, choose)
  const say = () => ({ sites: facilitiesOf(room, best), objective: room.kept + served, bound: room.kept + bound })
  const keep = (values: Float64Array | null, dual: number) => {
    bound = Math.max(served, Math.min(bound, room.isWhole ? Math.floor(dual + 1e-6) : dual))
    const found = values ? choiceOf(room, values) : best
    const reached = values ? servedBy(room, found) : served
    if (reached > served) [best, served] = [found, reached]
    watch.tell(say, values !== null)
  }
  watch.tell(say, true)
  if (served < bound) {
    const program = programOfRoom(room, { objective: 'coverage', choose, need: 0 })
    const start = startOf(room, program, best)
    const answer = await solveProgram(program, { start, watch, isWhole: room.isWhole, onBetter: keep })
    keep(answer.values, answer.bound)
    if (answer.proven) bound = served
  }
  const [objective, most] = [room.kept + served, room.kept + bound]
  const proven = bound <= served
  return {
    ...{ sites: facilitiesOf(room, best), objective, covered: objective, total: totalWeight(problem) },
    ...{ bound: proven ? objective : most, proven },
  }
}

async function withFewestSites(
  problem: SitingProblem,
  room: RoomProblem,
  { atMost, need }: { atMost: number | null; need: number },
  watch: Watch,
): Promise<SitingAnswer> {
  let best = greedy(room, room.candidates, need)
  let bound = Math.max(
    need > servedBy(room, []) ? 1 : 0,
    room.quotas.least.reduce((sum, least) => sum + least, 0),
  )
  const keep = (values: Float64Array | null, dual: number) => {
    bound = Math.max(bound, Math.ceil(dual - 1e-6))
    const found = values ? choiceOf(room, values) : best
    if (found.length < best.length && servedBy(room, found) >= need) best = found
    watch.tell(() => ({ sites: facilitiesOf(room, best), objective: best.length, bound }), values !== null)
  }
  if (best.length > bound) {
    const program = programOfRoom(room, { objective: 'full-cover', choose: null, need })
    const start = startOf(room, program, best)
    const answer = await solveProgram(program, { start, watch, isWhole: true, onBetter: keep })
    keep(answer.values, answer.bound)
    if (answer.proven) bound = best.length
  }
  if (atMost !== null && bound > atMost) throw tooFewSites(atMost, bound)
  const covered = room.kept + servedBy(room, best)
  const sites = facilitiesOf(room, best)
  return { sites, objective: sites.length, covered, total: totalWeight(problem), bound, proven: bound === sites.length }
}

async function withLeastCost(
  problem: SitingProblem,
  room: RoomProblem,
  { choose, limit }: { choose: number; limit: number | null },
  watch: Watch,
): Promise<SitingAnswer> {
  const program = programOfRoom(room, { objective: 'median', choose, need: 0 })
  const guess = await costOf(room, program, swapped(room, greedy(room, choose, Number.POSITIVE_INFINITY), watch), watch)
  let [values, cost] = [guess?.values ?? null, guess?.objective ?? Number.POSITIVE_INFINITY]
  let bound = Number.NEGATIVE_INFINITY
  const say = (found: Float64Array) => () => ({
    sites: facilitiesOf(room, choiceOf(room, found)),
    objective: cost,
    bound,
  })
  const answer = await solveProgram(program, {
    ...{ start: values, watch, isWhole: room.isWhole },
    onBetter: (found, dual) => {
      bound = Math.max(bound, dual)
      if (found) watch.tell(say(found), true)
    },
  })
  const solved = answer.values ? await costOf(room, program, choiceOf(room, answer.values), watch) : null
  if (solved && solved.objective < cost) [values, cost] = [solved.values, solved.objective]
  if (values === null)
    throw new SitingError('tooFewSites', `No choice of ${choose} sites was found that has room for every demand`)
  const least = answer.proven ? cost : Math.min(cost, Math.max(bound, answer.bound))
  return {
    ...{ sites: facilitiesOf(room, choiceOf(room, values)), objective: cost, bound: least, proven: answer.proven },
    covered: withinOf(room, program, values, limit),
    total: totalWeight(problem),
  }
}

/** The cheapest shares of a fixed choice, by the linear program that is left; null where it has no room for all. */
async function costOf(
  room: RoomProblem,
  program: IntegerProgram,
  choice: readonly number[],
  watch: Watch,
): Promise<{ values: Float64Array; objective: number } | null> {
  const isOpen = new Set(choice)
  const fixed: IntegerProgram = {
    ...program,
    columns: program.columns.map((column, at) =>
      at < room.candidates ? { ...column, upper: isOpen.has(at) ? 1 : 0, whole: false } : column,
    ),
  }
  const answer: ProgramAnswer = await solveProgram(fixed, { start: null, watch })
  if (!answer.proven || answer.values === null) return null
  const values = answer.values
  for (let at = 0; at < room.candidates; at++) values[at] = isOpen.has(at) ? 1 : 0
  return { values, objective: room.isWhole ? Math.round(answer.objective) : answer.objective }
}

/** Weight whose share of the cheapest plan costs no more than the limit. */
function withinOf(room: RoomProblem, { columns }: IntegerProgram, values: Float64Array, limit: number | null): number {
  const most = limit ?? Number.MAX_VALUE
  let within = 0
  for (let at = room.candidates; at < columns.length; at++)
    if ((columns[at]?.cost ?? 0) <= most) within += values[at] ?? 0
  return room.isWhole ? Math.round(within) : within
}

/** The site that adds most (by what it can take at once, then by the flow), again and again, until nothing is added or enough is served. */
function greedy(room: RoomProblem, choose: number, enough: number): number[] {
  const flow = new RoomFlow(room)
  for (let site = room.candidates; site < room.facilities.length; site++) flow.open(site)
  const count = new QuotaCount(room.quotas)
  const isPicked = new Uint8Array(room.candidates)
  const picked: number[] = []
  while (picked.length < choose && (flow.served < enough || count.missing > 0)) {
    let [best, bestGain] = [-1, -1]
    for (let site = 0; site < room.candidates; site++) {
      if (isPicked[site] === 1 || !count.mayAdd(site, choose - picked.length)) continue
      const gain = flow.directGain(site)
      if (gain > bestGain) [best, bestGain] = [site, gain]
    }
    if (best === -1 || (bestGain === 0 && count.missing === 0 && enough === Number.POSITIVE_INFINITY)) break
    picked.push(best)
    isPicked[best] = 1
    count.add(best)
    flow.open(best)
  }
  return picked
}

/** Exchanges one site for another as long as that serves more. */
function swapped(room: RoomProblem, start: readonly number[], watch: Watch): number[] {
  const picked = [...start]
  const count = new QuotaCount(room.quotas, start)
  let served = servedBy(room, picked)
  const stopAt = watch.secondsLeft * (1 - SWAPS_SHARE)
  for (let improved = true; improved; ) {
    improved = false
    for (const [at, out] of picked.entries()) {
      const others = picked.filter((one) => one !== out)
      const rest = openOf(room, others)
      for (let site = 0; site < room.candidates; site++) {
        if (watch.secondsLeft <= stopAt) return picked
        if (rest.served + rest.directGain(site) <= served || picked.includes(site) || !count.mayExchange(out, site))
          continue
        count.remove(out)
        count.add(site)
        picked[at] = site
        served = servedBy(room, picked)
        improved = true
        break
      }
    }
  }
  return picked
}

/** Of the time given. */
const SWAPS_SHARE = 0.2

const openOf = (room: RoomProblem, choice: readonly number[]): RoomFlow => roomOf(room, [...fixedOf(room), ...choice])

const fixedOf = ({ facilities, candidates }: RoomProblem): number[] => facilities.map((_, at) => at).slice(candidates)

const servedBy = (room: RoomProblem, choice: readonly number[]): number => openOf(room, choice).served

/** No k sites serve more than what is within anybody's reach, nor than the k largest rooms beside those that exist. */
function mostBySum(room: RoomProblem, choose: number): number {
  const flow = new RoomFlow(room)
  const own = Array.from({ length: room.candidates }, (_, site) => flow.directGain(site)).sort((a, b) => b - a)
  const most = own.slice(0, choose).reduce((sum, one) => sum + one, 0)
  const within = room.groups.reduce((sum, { sites, weight }) => sum + (sites.length > 0 ? weight : 0), 0)
  return Math.min(within, most + fixedOf(room).reduce((sum, site) => sum + flow.directGain(site), 0))
}

const choiceOf = (room: RoomProblem, values: Float64Array): number[] =>
  [...values.subarray(0, room.candidates).entries()].flatMap(([at, value]) => (value > 0.5 ? [at] : []))

const facilitiesOf = ({ facilities }: RoomProblem, choice: readonly number[]): number[] =>
  choice.map((at) => facilities[at] ?? 0).sort((a, b) => a - b)

/** Whether all candidates together could meet what is needed; names the demands that are left over. */
function assertRoom(problem: SitingProblem, room: RoomProblem, need: number): void {
  const all = room.facilities.map((_, at) => at)
  const groups = room.groups.map((group) => ({
    ...group,
    sites: group.base === Number.POSITIVE_INFINITY ? group.sites : [],
  }))
  const free = room.groups.reduce((sum, { base, weight }) => sum + (base === Number.POSITIVE_INFINITY ? 0 : weight), 0)
  const flow = roomOf({ ...room, groups }, all)
  if (flow.served + free >= need * (1 - 1e-12)) return
  const isNamed = room.groups.map(({ base }, at) => base === Number.POSITIVE_INFINITY && flow.left(at) > 0)
  const left = room.groups.filter((_, at) => isNamed[at])
  const demands = left.flatMap((group) => group.demands).map((demand) => problem.demands[demand] ?? '')
  const isReached = left.some(({ sites }) => sites.length > 0)
  throw isReached
    ? new SitingError('notEnoughRoom', `All sites together have no room for all of ${listed(demands)}`, { demands })
    : new SitingError('outOfReach', `${demands.length} demands are out of every site's reach: ${listed(demands)}`, {
        demands,
      })
}
