import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { RESPONSE_STEPS, type ResponseStep } from '@wangge/db/vocabulary'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { testCtx } from '../../testing/house.ts'
import { act, loadCells, personOf, report } from '../../testing/ledger.ts'
import { insertTimed, stepOf, type TimedHazard } from '../../testing/response.ts'
import { flushFacts } from './flush-facts.ts'
import { keepZone } from './keep-zone.ts'

const REPORTED = Date.parse('2026-11-20T00:00:00Z')
const NAMES = { pending: -1, missing: -2, reversed: -3, none: -4 }
const COLUMNS = sql`f.feedback, f.dispatch, f.arrive, f.verify, f.rectify, f.close, f.report_to_arrive as "reportToArrive",
  f.report_to_close as "reportToClose"`

describeOnEachEngine('the facts of the response', (on) => {
  beforeEach(async () => {
    await on.empty()
    await loadCells(testCtx(on.database))
  }, 120_000)

  type Fact = Record<ResponseStep, number> & { serial: string; hour: number }
  const facts = async () => {
    await flushFacts(on)
    return on.database.rows<Fact>(
      WHOLE_SYSTEM,
      sql`select h.serial, f.hour, ${COLUMNS} from response_case f join hazard h on h.id = f.case_id order by h.serial`,
    )
  }
  /** Nothing is kept that the rows do not say, and nothing that they say is lacking. */
  const expectTrue = async () => {
    const before = await kept()
    await on.script('select response_recompute()')
    expect(await kept()).toEqual(before)
  }
  const kept = async () => {
    await flushFacts(on)
    return on.database.rows(WHOLE_SYSTEM, sql`select to_jsonb(f) as fact from response_case f order by f.case_id`)
  }

  test('are what the instants say, of random hazards', async () => {
    const random = numbersFrom(7)
    const hazards = Array.from({ length: 400 }, () => randomHazard(random))
    await insertTimed(on, hazards)
    const rows = await facts()
    expect(rows).toHaveLength(hazards.length)
    for (const [at, row] of rows.entries()) {
      const hazard = hazards[at]
      if (!hazard) throw new Error('more facts than hazards')
      const expected = RESPONSE_STEPS.map((step) => stepOf(hazard, step))
      expect([hazard, RESPONSE_STEPS.map((step) => row[step])]).toEqual([
        hazard,
        expected.map((one) => (typeof one === 'number' ? one : NAMES[one])),
      ])
    }
    await on.script(`
      update hazard set answered_at = reported_at + interval '1 second' where serial like '%1';
      update hazard set cell_code = null, source = 'patrol' where serial like '%2';
      delete from hazard where serial like '%3'`)
    expect(await facts()).toHaveLength(360)
    await expectTrue()
  })

  test('follow each action on a hazard', async () => {
    let minutes = 0
    const ctx = {
      ...testCtx(on.database, () => new Date(REPORTED + minutes * 60_000)),
      who: personOf('township_officer', 0),
    }
    const { id } = await report(ctx)
    const step = async (wanted: ResponseStep) => (await facts())[0]?.[wanted]
    expect(await step('feedback')).toBe(-1)
    await expectTrue()
    const actions: [number, ResponseStep, number, { action: string } & Record<string, unknown>][] = [
      [5, 'feedback', 300, { action: 'answer', text: '已派人' }],
      [20, 'verify', 0, { action: 'verify', verdict: 'real', grade: 'general', text: '属实' }],
      [
        30,
        'rectify',
        -1,
        { action: 'beginRectifying', rectificationClass: 'byDeadline', deadlineAt: '2026-11-25T00:00:00Z' },
      ],
      [80, 'rectify', 3600, { action: 'reportRectified', text: '清了' }],
      [90, 'close', -1, { action: 'reinspect', passed: true, text: '' }],
      [100, 'close', -1, { action: 'reply', text: '办结' }],
      [110, 'reportToClose', 6600, { action: 'closeOut', text: '' }],
      [120, 'reportToClose', -1, { action: 'reopen', reason: '又堆' }],
    ]
    let version = 1
    for (const [at, wanted, seconds, action] of actions) {
      minutes = at
      version = (await act(ctx, id, { expectedVersion: version, ...action })).version
      expect([action.action, await step(wanted)]).toEqual([action.action, seconds])
      await expectTrue()
    }
    expect(await step('rectify')).toBe(-1)
  })

  test('are counted anew when the zone of the deployment changes, and only then', async () => {
    await insertTimed(on, [{ reportedAt: '2026-11-20T00:00:00Z' }])
    const ctx = testCtx(on.database)
    await keepZone(ctx)
    expect((await facts())[0]?.hour).toBe(8)
    await keepZone({ ...ctx, zone: 'Europe/London' })
    expect((await facts())[0]?.hour).toBe(0)
    await expectTrue()
  })
})

/** Random numbers below a bound, the same ones for a seed (Lehmer). */
function numbersFrom(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

function randomHazard(random: (bound: number) => number): TimedHazard {
  const maybe = (name: keyof TimedHazard) =>
    random(3) === 0 ? {} : { [name]: random(4000) - (random(10) === 0 ? 500 : 0) }
  const clock = (name: string) =>
    random(2) === 0 ? {} : { [name]: { due: random(5000), ...(random(2) === 0 ? {} : { stopped: random(5000) }) } }
  return {
    ...{ reportedAt: new Date(REPORTED + random(86_400_000)).toISOString(), township: random(2) === 0 ? 0 : 1 },
    ...{ ...maybe('answered'), ...maybe('dispatched'), ...maybe('arrived'), ...maybe('acknowledged') },
    ...{ ...maybe('verified'), ...maybe('rectified'), ...(random(2) === 0 ? {} : maybe('closedOut')) },
    ...(random(4) === 0 ? { verdict: (['real', 'false', 'duplicate'] as const)[random(3)] ?? 'real' } : {}),
    clocks: { ...clock('feedback'), ...clock('verify'), ...clock('rectify') },
  }
}
