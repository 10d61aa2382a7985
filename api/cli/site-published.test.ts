import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { siteForCoverage } from '../site/index.ts'
import { allagashProblem } from '../site/testing/allagash.ts'
import { orlibProblem } from '../site/testing/orlib.ts'
import { costsFile, site, tableOf } from '../site/testing/site-command.ts'
import { sharedData } from '../walk/bench/shared-data.ts'

/** Some 12 s of one core are enough for the hardest; a busy machine takes longer. */
const PATIENT = ['--seconds', '180']
const read = (path: string | null) => readFileSync(path ?? '', 'utf8')

describe('published instances, by the command (skipped where the shared data is absent)', () => {
  const optima = sharedData('locate/orlib/optima.json')
  test.skipIf(optima === null).each([1, 2, 3, 4, 5, 6])(
    'OR-Library pmed%i reaches its optimum, proved',
    (number) => {
      const { problem, choose } = orlibProblem(read(sharedData(`locate/orlib/pmed${number}.txt`)))
      const { answer } = site(
        costsFile(tableOf(problem)),
        '--choose',
        String(choose),
        '--objective',
        'median',
        ...PATIENT,
      )
      const objective = JSON.parse(read(optima)).optimum[`pmed${number}`]
      expect(answer).toMatchObject({ objective, bound: objective, proven: true })
      expect(answer?.sites).toHaveLength(choose)
    },
    200_000,
  )

  const sf = sharedData('locate/sf/known_optima.json')
  test.skipIf(sf === null)(
    'San Francisco, four stores: most people within 5,000 m, and the least mean distance',
    () => {
      const { mclp_5000m: coverage, pmedian } = JSON.parse(read(sf))
      const lines = read(sharedData('locate/sf/SF_network_distance_candidateStore_16_censusTract_205_new.csv'))
      const [, ...pairs] = lines.trim().split(/\r?\n/)
      const file = costsFile(
        pairs
          .map((line) => line.split(','))
          .map(([cost, facility, demand, weight]) => [facility, demand, cost, weight]),
      )
      const most = site(file, '--choose', '4', '--objective', 'coverage', '--limit', '5000').answer
      const { covered } = coverage
      expect(most).toMatchObject({ covered, objective: covered, bound: covered, proven: true })
      expect(most?.sites.sort()).toEqual(coverage.sites)
      const mean = site(file, '--choose', '4', '--objective', 'median').answer
      expect(mean?.proven).toBe(true)
      expect(mean?.objective).toBeCloseTo(pmedian.objective, 3)
    },
    120_000,
  )

  const allagash = sharedData('locate/allagash/known_optima.json')
  test.skipIf(allagash === null)(
    'allagash, one to eight service areas: the people of the file, each time',
    async () => {
      const { total, max_covered_by_p: most } = JSON.parse(read(allagash))
      const problem = allagashProblem((name) => sharedData(`locate/allagash/${name}`) ?? '')
      for (let choose = 1; choose <= 8; choose++) {
        const answer = await siteForCoverage(problem, { choose, limit: 0, seconds: 30, now: () => performance.now() })
        const covered = most[choose]
        expect(answer, `p = ${choose}`).toMatchObject({ covered, bound: covered, total, proven: true })
      }
      const { answer } = site(
        ...[costsFile(tableOf(problem)), '--choose', '5', '--objective', 'coverage', '--limit', '1'],
      )
      expect(answer).toMatchObject({ covered: most[5], total, proven: true })
    },
    120_000,
  )
})
