import { readFileSync } from 'node:fs'
import { readCosts } from '@wangge/seeds'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedData } from '../walk/bench/shared-data.ts'
import { type SitingProblem, siteForCoverage, siteForFullCover, siteForMedian } from './index.ts'
import { orlibProblem } from './testing/orlib.ts'

const now = () => performance.now()
const SECONDS = 60

describe('published instances (skipped where the shared data is absent)', () => {
  const optima = sharedData('locate/orlib/optima.json')
  test.skipIf(optima === null).each([1, 2, 3, 4, 5, 6])(
    'OR-Library pmed%i reaches its optimum, proved',
    async (number) => {
      const { optimum } = JSON.parse(readFileSync(optima ?? '', 'utf8'))
      const { problem, choose } = orlibProblem(readFileSync(sharedData(`locate/orlib/pmed${number}.txt`) ?? '', 'utf8'))
      const answer = await siteForMedian(problem, { choose, limit: null, seconds: SECONDS, now })
      expect(answer).toMatchObject({
        objective: optimum[`pmed${number}`],
        bound: optimum[`pmed${number}`],
        proven: true,
      })
      expect(answer.sites).toHaveLength(choose)
    },
    90_000,
  )

  const sf = sharedData('locate/sf/known_optima.json')
  test.skipIf(sf === null)(
    'San Francisco, four stores: most people within 5,000 m, and the least mean distance',
    async () => {
      const { mclp_5000m: coverage, pmedian } = JSON.parse(readFileSync(sf ?? '', 'utf8'))
      const problem = sanFrancisco(
        sharedData('locate/sf/SF_network_distance_candidateStore_16_censusTract_205_new.csv') ?? '',
      )
      const most = await siteForCoverage(problem, { choose: 4, limit: 5000, seconds: SECONDS })
      expect(most).toMatchObject({ covered: coverage.covered, bound: coverage.covered, proven: true })
      expect(most.sites.map((site) => problem.facilities[site]).sort()).toEqual(coverage.sites)
      const mean = await siteForMedian(problem, { choose: 4, limit: null, seconds: SECONDS, now })
      expect(mean.proven).toBe(true)
      expect(mean.objective).toBeCloseTo(pmedian.objective, 3)
    },
  )
})

function sanFrancisco(path: string): SitingProblem {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
  const facilities = [...new Set(rows.map(([, name = '']) => name))]
  const demands = [...new Set(rows.map(([, , name = '']) => name))]
  const weights = new Float64Array(demands.length)
  const costs = new Float64Array(demands.length * facilities.length).fill(Number.POSITIVE_INFINITY)
  for (const [cost, facility = '', demand = '', weight] of rows) {
    costs[demands.indexOf(demand) * facilities.length + facilities.indexOf(facility)] = Number(cost)
    weights[demands.indexOf(demand)] = Number(weight)
  }
  return { facilities, demands, weights, costs, existing: [] }
}

const small = fc
  .record({
    facilities: fc.integer({ min: 2, max: 7 }),
    demands: fc.integer({ min: 1, max: 8 }),
    existing: fc.integer({ min: 0, max: 2 }),
  })
  .chain(({ facilities, demands, existing }) =>
    fc.record({
      costs: fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
          { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
        ),
        { minLength: facilities * demands, maxLength: facilities * demands },
      ),
      weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: demands, maxLength: demands }),
      choose: fc.integer({ min: 1, max: facilities - Math.min(existing, facilities - 1) }),
      size: fc.constant({ facilities, demands, existing: Math.min(existing, facilities - 1) }),
    }),
  )
  .map(({ costs, weights, choose, size }) => ({
    choose,
    problem: {
      facilities: Array.from({ length: size.facilities }, (_, at) => `F${at}`),
      demands: Array.from({ length: size.demands }, (_, at) => `D${at}`),
      ...{ weights: Float64Array.from(weights), costs: Float64Array.from(costs) },
      existing: Array.from({ length: size.existing }, (_, at) => at),
    } satisfies SitingProblem,
  }))

/** Every choice of k candidates. */
function choices({ facilities, existing }: SitingProblem, choose: number): number[][] {
  const candidates = facilities.map((_, at) => at).filter((at) => !existing.includes(at))
  const of = (from: number, left: number): number[][] =>
    left === 0
      ? [[]]
      : candidates.slice(from).flatMap((one, at) => of(from + at + 1, left - 1).map((rest) => [one, ...rest]))
  return of(0, choose)
}

function costsOf({ facilities, demands, costs, existing }: SitingProblem, choice: readonly number[]): number[] {
  return demands.map((_, demand) =>
    Math.min(...[...existing, ...choice].map((at) => costs[demand * facilities.length + at] ?? 0)),
  )
}

const coveredBy = (problem: SitingProblem, choice: readonly number[], limit: number) =>
  costsOf(problem, choice).reduce((sum, cost, demand) => sum + (cost <= limit ? (problem.weights[demand] ?? 0) : 0), 0)

describe('small problems, against every choice there is', () => {
  test('coverage is the most that any choice covers, existing sites kept', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 0, max: 25 }), async ({ problem, choose }, limit) => {
        const best = Math.max(...choices(problem, choose).map((choice) => coveredBy(problem, choice, limit)))
        const answer = await siteForCoverage(problem, { choose, limit, seconds: SECONDS })
        expect(answer).toMatchObject({ covered: best, bound: best, proven: true })
        expect(coveredBy(problem, answer.sites, limit)).toBe(best)
        expect(answer.sites.length).toBeLessThanOrEqual(choose)
        expect(answer.sites.some((site) => problem.existing.includes(site))).toBe(false)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('the median is the least that any choice costs, or says which demands no choice meets', async () => {
    await fc.assert(
      fc.asyncProperty(small, async ({ problem, choose }) => {
        const costs = choices(problem, choose).map((choice) =>
          costsOf(problem, choice).reduce(
            (sum, cost, demand) =>
              sum + ((problem.weights[demand] ?? 0) > 0 ? cost * (problem.weights[demand] ?? 0) : 0),
            0,
          ),
        )
        const least = Math.min(...costs)
        const asked = siteForMedian(problem, { choose, limit: null, seconds: SECONDS, now })
        if (least === Number.POSITIVE_INFINITY)
          await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/outOfReach|tooFewSites/) })
        else expect(await asked).toMatchObject({ objective: least, bound: least, proven: true })
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('full cover takes the fewest sites that any choice needs', async () => {
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 5, max: 25 }), async ({ problem }, limit) => {
        const total = problem.weights.reduce((sum, weight) => sum + weight, 0)
        const sizes = Array.from({ length: problem.facilities.length - problem.existing.length + 1 }, (_, size) => size)
        const fewest = sizes.find((size) =>
          choices(problem, size).some((choice) => coveredBy(problem, choice, limit) === total),
        )
        const asked = siteForFullCover(problem, { atMost: null, limit, seconds: SECONDS })
        if (fewest === undefined) await expect(asked).rejects.toMatchObject({ code: 'outOfReach' })
        else expect(await asked).toMatchObject({ objective: fewest, bound: fewest, proven: true, covered: total })
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

test('what cannot be had is said: more sites than candidates, a demand out of reach, too few allowed', async () => {
  const problem: SitingProblem = {
    ...{ facilities: ['A', 'B'], demands: ['here', 'there', 'nowhere'], weights: Float64Array.from([1, 1, 1]) },
    costs: Float64Array.from([1, 9, 9, 1, 99, 99]),
    existing: [],
  }
  await expect(siteForCoverage(problem, { choose: 3, limit: 5, seconds: 1 })).rejects.toMatchObject({
    code: 'tooFewCandidates',
  })
  await expect(siteForFullCover(problem, { atMost: null, limit: 5, seconds: 1 })).rejects.toMatchObject({
    code: 'outOfReach',
    demands: ['nowhere'],
  })
  problem.costs.set([1, 2], 4)
  await expect(siteForFullCover(problem, { atMost: 1, limit: 5, seconds: 1 })).rejects.toMatchObject({
    code: 'tooFewSites',
  })
})

test('a cost table is read row by row; what it says twice or not at all is named', async () => {
  const { mkdtempSync, writeFileSync } = await import('node:fs')
  const path = `${mkdtempSync('/tmp/costs-')}/costs.csv`
  writeFileSync(path, 'facility,demand,cost,weight\nA,x,5,10\nB,x,,10\nA,y,7,3\nA,x,6,10\nA,y,-1,3\nB,y,2,4\n')
  const { facilities, demands, weights, costs, badRows } = await readCosts(path)
  expect([facilities, demands, [...weights], [...costs]]).toEqual([
    ['A', 'B'],
    ['x', 'y'],
    [10, 3],
    [5, Number.POSITIVE_INFINITY, 7, Number.NaN],
  ])
  expect(badRows.map(({ line, code }) => [line, code])).toEqual([
    [6, 'notANumber'],
    [7, 'otherWeight'],
    [5, 'pairTwice'],
  ])
})
