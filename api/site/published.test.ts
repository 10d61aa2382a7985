import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sharedData } from '../walk/bench/shared-data.ts'
import { type SitingProblem, siteForCoverage, siteForMedian } from './index.ts'
import { allagashProblem } from './testing/allagash.ts'
import { densePairs } from './testing/dense.ts'
import { orlibProblem } from './testing/orlib.ts'

const budget = { seconds: 60, now: () => performance.now() }

describe('published instances (skipped where the shared data is absent)', () => {
  const optima = sharedData('locate/orlib/optima.json')
  test.skipIf(optima === null).each([1, 2, 3, 4, 5, 6])(
    'OR-Library pmed%i reaches its optimum, proved',
    async (number) => {
      const { optimum } = JSON.parse(readFileSync(optima ?? '', 'utf8'))
      const { problem, choose } = orlibProblem(readFileSync(sharedData(`locate/orlib/pmed${number}.txt`) ?? '', 'utf8'))
      const answer = await siteForMedian(problem, { choose, limit: null, ...budget })
      const least = optimum[`pmed${number}`]
      expect(answer).toMatchObject({ objective: least, bound: least, proven: true })
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
      const most = await siteForCoverage(problem, { choose: 4, limit: 5000, ...budget })
      expect(most).toMatchObject({ covered: coverage.covered, bound: coverage.covered, proven: true })
      expect(most.sites.map((site) => problem.facilities[site]).sort()).toEqual(coverage.sites)
      const mean = await siteForMedian(problem, { choose: 4, limit: null, ...budget })
      expect(mean.proven).toBe(true)
      expect(mean.objective).toBeCloseTo(pmedian.objective, 3)
    },
  )

  const allagash = sharedData('locate/allagash/known_optima.json')
  test.skipIf(allagash === null)(
    'allagash, one to eight service areas: the people of the file, each time',
    async () => {
      const { total, max_covered_by_p: most } = JSON.parse(readFileSync(allagash ?? '', 'utf8'))
      const problem = allagashProblem((name) => sharedData(`locate/allagash/${name}`) ?? '')
      for (let choose = 1; choose <= 8; choose++) {
        const answer = await siteForCoverage(problem, { choose, limit: 0, ...budget })
        const covered = most[choose]
        expect(answer, `p = ${choose}`).toMatchObject({ covered, bound: covered, total, proven: true })
      }
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
  return { facilities, demands, weights, pairs: densePairs(costs, facilities.length), existing: [] }
}
