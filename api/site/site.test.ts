import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SitingAnswer, type SitingProblem, siteForCoverage, siteForFullCover, siteForMedian } from './index.ts'
import { densePairs } from './testing/dense.ts'
import { choices, costBy, servedBy, smallProblem } from './testing/small.ts'

const budget = { seconds: 60, now: () => performance.now() }
const REFUSALS = /outOfReach|tooFewSites|notEnoughRoom|quotaNotFeasible/

describe.each([
  { kind: 'without limits', hasRoom: false, hasQuota: false },
  { kind: 'with minima of groups', hasRoom: false, hasQuota: true },
  { kind: 'with limited room', hasRoom: true, hasQuota: false },
  { kind: 'with limited room and minima of groups', hasRoom: true, hasQuota: true },
])('small problems $kind, against every choice there is', ({ hasRoom, hasQuota }) => {
  const most = hasRoom ? { facilities: 5, demands: 5, weight: 4 } : { facilities: 7, demands: 8, weight: 9 }
  const small = smallProblem({ most, hasRoom, hasQuota })
  const runs = { numRuns: hasRoom ? 25 : 40 }

  test('coverage is the most that any choice serves, existing sites kept', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 0, max: 25 }), async (one, limit) => {
        const { problem, choose } = one
        const best = Math.max(...choices(problem, choose).map((choice) => servedBy(one, choice, limit)))
        const asked = siteForCoverage(problem, { choose, limit, ...budget })
        if (best === Number.NEGATIVE_INFINITY) {
          await expect(asked).rejects.toMatchObject({ code: 'quotaNotFeasible' })
          return
        }
        const answer = await asked
        expect(answer).toMatchObject({ covered: best, objective: best, bound: best, proven: true })
        expect(servedBy(one, answer.sites, limit)).toBe(best)
        expectFair(problem, answer, choose)
      }),
      runs,
    )
  }, 60_000)

  test('the median is the least that any choice costs, or says which demands no choice meets', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (one) => {
        const { problem, choose } = one
        const least = Math.min(...choices(problem, choose).map((choice) => costBy(one, choice)))
        const asked = siteForMedian(problem, { choose, limit: null, ...budget })
        if (least === Number.POSITIVE_INFINITY) {
          await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(REFUSALS) })
          return
        }
        const answer = await asked
        expect(answer).toMatchObject({ objective: least, bound: least, proven: true })
        expect(answer.sites).toHaveLength(choose)
        expectFair(problem, answer, choose)
      }),
      runs,
    )
  }, 60_000)

  test('full cover takes the fewest sites that any choice needs for a share of the weight', async () => {
    const shares = fc.constantFrom(1, 1, 0.5, 0.8)
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 5, max: 25 }), shares, async (one, limit, share) => {
        const { problem } = one
        const need = share * problem.weights.reduce((sum, weight) => sum + weight, 0) - 1e-9
        const numbers = Array.from({ length: problem.facilities.length + 1 }, (_, size) => size)
        const fewest = numbers.find((size) =>
          choices(problem, size).some((choice) => servedBy(one, choice, limit) >= need),
        )
        const asked = siteForFullCover(problem, { atMost: null, share, limit, ...budget })
        if (fewest === undefined) {
          await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(REFUSALS) })
          return
        }
        const answer = await asked
        expect(answer).toMatchObject({ objective: fewest, bound: fewest, proven: true })
        expect(servedBy(one, answer.sites, limit)).toBeGreaterThanOrEqual(need)
        expectFair(problem, answer, fewest)
      }),
      runs,
    )
  }, 60_000)
})

/** No more sites than asked for, none twice, none that exists, as many of each group as wanted. */
function expectFair({ existing, quota }: SitingProblem, { sites }: SitingAnswer, choose: number): void {
  expect(sites.length).toBeLessThanOrEqual(choose)
  expect(new Set(sites).size).toBe(sites.length)
  expect(sites.some((site) => existing.includes(site))).toBe(false)
  for (const [at, least] of (quota?.least ?? []).entries())
    expect(sites.filter((site) => quota?.group[site] === at).length).toBeGreaterThanOrEqual(least)
}

describe('what cannot be had is said', () => {
  const problem = (costs: number[], more: Partial<SitingProblem> = {}): SitingProblem => ({
    ...{ facilities: ['A', 'B'], demands: ['here', 'there', 'nowhere'], weights: Float64Array.from([1, 1, 1]) },
    ...{ pairs: densePairs(costs, 2), existing: [], ...more },
  })
  const far = problem([1, 9, 9, 1, 99, 99])

  test('more sites than candidates, a demand out of reach, too few allowed', async () => {
    await expect(siteForCoverage(far, { choose: 3, limit: 5, ...budget })).rejects.toMatchObject({
      code: 'tooFewCandidates',
    })
    const beyond = { code: 'outOfReach', demands: ['nowhere'] }
    await expect(siteForFullCover(far, { atMost: null, limit: 5, ...budget })).rejects.toMatchObject(beyond)
    expect(await siteForFullCover(far, { atMost: null, share: 0.6, limit: 5, ...budget })).toMatchObject({ covered: 2 })
    const near = problem([1, 9, 9, 1, 1, 2])
    await expect(siteForFullCover(near, { atMost: 1, limit: 5, ...budget })).rejects.toMatchObject({
      code: 'tooFewSites',
    })
  })

  test('demands for which nobody has room, minima that candidates or sites are too few for', async () => {
    const crowded = problem([1, 2, 1, 2, 1, 2], { capacities: Float64Array.from([1, 1]) })
    await expect(siteForFullCover(crowded, { atMost: null, limit: 5, ...budget })).rejects.toMatchObject({
      code: 'notEnoughRoom',
      demands: ['here', 'there', 'nowhere'],
    })
    const quota = { group: Int32Array.from([0, 0]), least: [0, 1], names: ['east', 'west'] }
    await expect(siteForCoverage({ ...far, quota }, { choose: 1, limit: 5, ...budget })).rejects.toMatchObject({
      code: 'quotaNotFeasible',
      groups: ['west'],
    })
  })
})

/** Sites and demands in a square, costs as the crow flies. */
function scattered(size: number): SitingProblem {
  let state = 7
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const places = Array.from({ length: size }, () => [random(), random()] as const)
  const costs = places.flatMap(([x, y]) => places.map(([x2, y2]) => Math.hypot(x - x2, y - y2)))
  const names = places.map((_, at) => String(at))
  const weights = Float64Array.from(places, () => 1 + Math.floor(random() * 100))
  return { facilities: names, demands: names, weights, pairs: densePairs(costs, size), existing: [] }
}

test('a search that is stopped or out of time gives the best choice so far, with its bound', async () => {
  const problem = scattered(120)
  const asked = { choose: 12, limit: 0.08, now: budget.now }
  const stopped = await siteForCoverage(problem, { ...asked, seconds: 60, signal: { aborted: true } })
  const whole = await siteForCoverage(problem, { ...asked, seconds: 60 })
  for (const answer of [stopped, await siteForCoverage(problem, { ...asked, seconds: 0.001 })]) {
    expect(answer.sites.length).toBe(12)
    expect(answer.covered).toBeLessThanOrEqual(whole.covered)
    expect(answer.bound).toBeGreaterThanOrEqual(whole.covered)
  }
  const mean = await siteForMedian(problem, { ...asked, seconds: 60, signal: { aborted: true } })
  expect(mean.sites.length).toBe(12)
  expect(mean.proven).toBe(false)
})

test('who watches is told of better choices and of a bound that no choice beats', async () => {
  const problem = scattered(120)
  const told: { objective: number; bound: number; sites: number }[] = []
  const answer = await siteForCoverage(problem, {
    ...{ choose: 12, limit: 0.08, ...budget },
    onProgress: ({ sites, objective, bound }) => told.push({ objective, bound, sites: sites.length }),
  })
  expect(told.length).toBeGreaterThan(0)
  for (const { objective, bound, sites } of told) {
    expect(objective).toBeLessThanOrEqual(answer.covered)
    expect(bound).toBeGreaterThanOrEqual(answer.covered)
    expect(sites).toBeLessThanOrEqual(12)
  }
})
