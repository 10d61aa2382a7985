import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { type Incident, readIncidents } from '@wangge/seeds'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { testCtx } from '../../testing/house.ts'
import { loadCells, placeIn } from '../../testing/ledger.ts'
import { sharedData } from '../../walk/bench/shared-data.ts'
import { flushFacts } from '../response/flush-facts.ts'
import { listHistories, removeHistory } from './histories.ts'
import { keepHistory } from './keep-history.ts'

const calls = sharedData('incidents/sf_fire_calls_2020_10days.csv')

describeOnEachEngine("another system's history", (db) => {
  beforeEach(async () => {
    await db.empty()
    await loadCells(testCtx(db.database))
  }, 120_000)

  const figures = async (step: 'report_to_arrive' | 'arrive' | 'feedback') => {
    await flushFacts(db)
    return db.database.rows<Record<string, number | null>>(
      WHOLE_SYSTEM,
      sql`select count(*) filter (where ${sql.identifier(step)} >= 0) as measured, count(*) filter (where ${sql.identifier(step)} = -2) as missing,
          count(*) filter (where ${sql.identifier(step)} = -3) as reversed, count(*) filter (where ${sql.identifier(step)} = 0) as zero,
          percentile_cont(0.5) within group (order by ${sql.identifier(step)}) filter (where ${sql.identifier(step)} >= 0) as p50,
          percentile_cont(0.9) within group (order by ${sql.identifier(step)}) filter (where ${sql.identifier(step)} >= 0) as p90
        from response_case`,
    )
  }
  const incident = (key: string, arrived: string | null, words: Incident['words'] = {}): Incident => ({
    ...{ key, words },
    moments: {
      ...{ received: Date.parse('2026-11-01T08:00:00Z'), acknowledged: null, dispatched: null, closed: null },
      arrived: arrived === null ? null : Date.parse(`2026-11-01T${arrived}Z`),
    },
  })
  const keep = (name: string, incidents: readonly Incident[]) =>
    keepHistory({ ctx: testCtx(db.database), input: { name, incidents, told: ['arrived'] } })

  test('counts reversed, zero and missing times each apart', async () => {
    const times = ['08:10:00', '08:00:00', null, '07:59:00', '08:20:00']
    const kept = await keep(
      '消防',
      times.map((arrived, at) => incident(String(at), arrived)),
    )
    expect(kept).toMatchObject({ kept: 5, leftOut: 0, outsideCells: 5 })
    expect(await figures('report_to_arrive')).toEqual([
      { measured: 3, missing: 1, reversed: 1, zero: 1, p50: 600, p90: 1080 },
    ])
    expect(await figures('feedback')).toMatchObject([{ measured: 0, missing: 0 }])
  })

  test('replaces an earlier one of its name, stands beside others, and goes by its name', async () => {
    await keep('甲', [incident('1', '08:10:00'), incident('2', '08:10:00')])
    await keep('乙', [incident('1', '08:10:00')])
    await keep('甲', [incident('3', '08:10:00')])
    const ctx = testCtx(db.database)
    const told = async () => (await listHistories({ ctx })).map(({ name, cases }) => [name, cases]).sort()
    expect(await told()).toEqual([
      ['乙', 1],
      ['甲', 1],
    ])
    expect(await removeHistory({ ctx, input: { name: '甲' } })).toBe(true)
    expect(await removeHistory({ ctx, input: { name: '甲' } })).toBe(false)
    expect(await told()).toEqual([['乙', 1]])
    expect(await figures('report_to_arrive')).toMatchObject([{ measured: 1 }])
  })

  test('lies in the cells of its places, and an incident without its receipt is left out and counted', async () => {
    const [lon, lat] = placeIn(1)
    const unheard = incident('2', '08:10:00')
    unheard.moments.received = null
    const kept = await keep('甲', [incident('1', '08:10:00', { lon: String(lon), lat: String(lat) }), unheard])
    expect(kept).toMatchObject({ kept: 1, leftOut: 1, outsideCells: 0 })
  })

  test.skipIf(calls === null)(
    'of ten days of real calls has the figures of wangge response (skipped where the shared data is absent)',
    async () => {
      const { incidents } = await readIncidents(calls ?? '', {
        columns: { key: 'Call Number', received: 'Received DtTm', arrived: 'On Scene DtTm', kind: 'Call Type' },
        ...{ timeFormat: 'MM/dd/yyyy hh:mm:ss a', zone: 'America/Los_Angeles' },
      })
      await keep('San Francisco', incidents)
      expect(await figures('report_to_arrive')).toMatchObject([{ measured: 3759, missing: 127, p50: 422, p90: 1027 }])
    },
  )
})
