import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import type { CaseEventRow } from '@wangge/db/queries/case-events'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { decideIntake, project } from '../../life/index.ts'
import { testCtx } from '../../testing/house.ts'
import { loadCells, personOf, placeIn, report, reportOf } from '../../testing/ledger.ts'
import { quarterNow, TOWNSHIPS } from '../../testing/quarter.ts'
import { newId } from '../ids.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { numbered } from './move-hazard.ts'
import { recordReport } from './record-reports.ts'

describeOnEachEngine('reports that are written together', (db) => {
  beforeEach(async () => {
    await db.empty()
    await loadCells(testCtx(db.database))
  }, 120_000)

  const as = (township: 0 | 1, who = personOf('township_officer', township)) => ({ ...testCtx(db.database), who })
  const trail = () =>
    db.database.rows<{ township: string; personId: string }>(
      WHOLE_SYSTEM,
      sql`select h.township_code as township, e.person_id as "personId" from hazard h join case_event e on e.stream = h.id order by 1, 2`,
    )

  test('stand each in the township and under the name of who sent it', async () => {
    const townships = [0, 1, 0, 1, 1, 0, 0, 1] as const
    const made = await Promise.all(townships.map((at) => report(as(at), { position: placeIn(at) })))
    expect(new Set(made.map(({ serial }) => serial)).size).toBe(townships.length)
    const expected = [...townships].sort().map((at) => ({
      ...{ township: TOWNSHIPS[at].slice(0, 9), personId: as(at).who.personId },
    }))
    expect(await trail()).toEqual(expected)
  })

  test('fail nobody else where one of them is refused', async () => {
    const outcomes = await Promise.allSettled([
      report(as(0)),
      report(as(0), { photoIds: [newId()] }),
      report(as(1), { position: placeIn(1) }),
      report(as(0)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { code: 'unknownPhoto' } })
    expect(await trail()).toHaveLength(3)
    const numbers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.serial.slice(-4)] : []))
    expect(numbers.sort()).toEqual(['0001', '0002', '0003'])
  })

  test('are refused by the database where their sender may not write, and the others are kept', async () => {
    const book = await ruleBook(as(0))
    const written = (who: Context, township: 0 | 1) => {
      const [id, now, [lon, lat]] = [newId(), quarterNow.toISOString(), placeIn(township)]
      const { personId, personName, role } = who
      const draft = (serial: string) => {
        const facts = { ...reportOf(), lon, lat, reporter: null, serial, cellCode: TOWNSHIPS[township] }
        const stamp = { happenedAt: now, receivedAt: now, personId, personName, role }
        const events = numbered([decideIntake(facts, now, book)], 0, stamp)
        const [first] = events
        if (!first) throw new Error('A report is one event')
        return { state: project(null, first), events: events as object[] as CaseEventRow[], reporter: null }
      }
      return recordReport(as(0), { id, who, day: now.slice(0, 10), draft, answer: null, photoIds: [], now })
    }
    const [south, north] = [personOf('township_officer', 0), personOf('township_officer', 1)]
    const outcomes = await Promise.allSettled([written(south, 0), written(south, 1), written(north, 1)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { code: '42501' } })
    expect(await trail()).toHaveLength(2)
  })
})
