import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { testCtx } from '../../testing/house.ts'
import { act, loadCells, personOf, report } from '../../testing/ledger.ts'
import { quarterNow, TOWNSHIPS } from '../../testing/quarter.ts'
import { getHazard } from '../hazards/get-hazard.ts'
import { newId } from '../ids.ts'
import { cleanUp } from './clean-up.ts'
import { escalate } from './escalate.ts'
import { changeRule } from './escalation-rule.ts'
import { tellClocks } from './tell-clocks.ts'
import { tellShiftGaps } from './tell-shift-gaps.ts'

describeOnEachEngine('what the clock tells', (on) => {
  let ctx: Ctx
  let now = quarterNow
  const wait = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const alerts = async () =>
    (
      await on.database.rows<{ event: string; clock: string | null }>(
        WHOLE_SYSTEM,
        sql`select event, data ->> 'clock' as clock from live_event where kind = 'alert' order by seq`,
      )
    ).map(({ event, clock }) => (clock ? `${event} ${clock}` : event))

  beforeAll(() => {
    ctx = testCtx(on.database, () => now)
  })
  beforeEach(async () => {
    await on.empty()
    now = quarterNow
    await loadCells(ctx)
  })

  test('warns at four fifths of a clock and tells its breach, each once for each start', async () => {
    await report(ctx)
    wait(7)
    expect(await tellClocks(ctx)).toEqual({ soon: 0, breached: 0 })
    wait(1)
    expect(await tellClocks(ctx)).toEqual({ soon: 1, breached: 0 })
    expect(await tellClocks(ctx)).toEqual({ soon: 0, breached: 0 })
    wait(2)
    expect(await tellClocks(ctx)).toEqual({ soon: 0, breached: 1 })
    wait(60)
    expect(await tellClocks(ctx)).toEqual({ soon: 0, breached: 0 })
    expect(await alerts()).toEqual(['clockSoon feedback', 'clockBreached feedback'])
  })

  test('a clock that is hidden behind one that is due earlier is told too', async () => {
    await report(ctx, { kind: 'lockedExit' })
    wait(24 * 60 + 1)
    await tellClocks(ctx)
    expect(await alerts()).toContain('clockBreached verify')
    expect(await alerts()).toContain('clockBreached feedback')
  })

  test('what came to pass while no process ran is told once, and what is no news is not', async () => {
    await report(ctx)
    wait(60)
    expect(await tellClocks(ctx)).toEqual({ soon: 0, breached: 1 })
    await report(ctx)
    wait(60 * 24 * 10)
    await tellClocks(ctx)
    expect((await alerts()).filter((one) => one === 'clockBreached feedback')).toHaveLength(1)
  })

  test('a consultation has a clock of its own', async () => {
    const at = (minutes: number) => new Date(quarterNow.getTime() + minutes * 60_000).toISOString()
    const clocks = JSON.stringify([
      { clock: 'answer', startedAt: at(0), stoppedAt: null, soonAt: at(8), dueAt: at(10) },
    ])
    await on.script(`
      insert into consultation (id, serial, version, state, channel, question, asked_at, received_at, clocks, due_at, soon_at)
      values ('${newId()}', 'C20260101-0001', 1, 'asked', 'visit', '问', '${at(0)}', '${at(0)}', '${clocks}', '${at(10)}', '${at(8)}')`)
    wait(10)
    expect(await tellClocks(ctx)).toEqual({ soon: 0, breached: 1 })
    expect(await alerts()).toEqual(['clockBreached answer'])
  })

  test('what is overdue by the share of the rule goes up once, and once more after as long again, with a note in its trail', async () => {
    await changeRule({ ctx, input: { active: true, overduePercent: 100, minGrade: 'general' } })
    const { id } = await report(ctx)
    wait(19)
    expect(await escalate(ctx)).toEqual({ escalated: 0 })
    wait(1)
    expect(await escalate(ctx)).toEqual({ escalated: 1 })
    expect(await escalate(ctx)).toEqual({ escalated: 0 })
    wait(10)
    expect(await escalate(ctx)).toEqual({ escalated: 1 })
    const { events, version } = await getHazard({ ctx, input: { id } })
    const notes = events.filter(({ event }) => event === 'noted')
    expect(notes.map((note) => ('text' in note.payload ? note.payload['text'] : ''))).toEqual([
      '反馈已超期，超出时限全长的 100%，按规则上报至区县。',
      '反馈已超期，超出时限全长的 200%，按规则上报至地市。',
    ])
    expect(await alerts()).toEqual(['escalated feedback', 'escalated feedback'])
    // A note moves nothing: who had the case open may still act.
    await act({ ...ctx, who: personOf('township_officer', 0) }, id, { action: 'acknowledge', expectedVersion: 1 })
    expect(version).toBe(3)
  })

  test('a general hazard does not go up where the rule is for major ones, and nothing where it is off', async () => {
    await report(ctx)
    wait(60)
    expect(await escalate(ctx)).toEqual({ escalated: 0 })
    await changeRule({ ctx, input: { active: false, overduePercent: 100, minGrade: 'general' } })
    expect(await escalate(ctx)).toEqual({ escalated: 0 })
  })

  test('cells without a team in a shift that begins within two hours are told once for each township', async () => {
    const day = '2026-01-01'
    now = new Date(`${day}T15:00:00+08:00`)
    expect(await tellShiftGaps(ctx)).toEqual({ told: 0 })
    await on.script(`
      insert into patrol_team (id, code, name, kind, state) values ('01900000-0000-7000-8000-000000000001', 'X', 'X', 'patrol', 'free');
      insert into shift (id, team_id, kind, day, period, created_by, created_at) values ('01900000-0000-7000-8000-000000000002',
        '01900000-0000-7000-8000-000000000001', 'night', '${day}', '[${day}T18:00+08:00, ${day}T23:00+08:00)', 'p', now());
      insert into shift_cell (shift_id, cell_code, assigned_by, assigned_at)
        values ('01900000-0000-7000-8000-000000000002', '${TOWNSHIPS[0]}', 'p', now())`)
    expect(await tellShiftGaps(ctx)).toEqual({ told: 0 })
    now = new Date(`${day}T16:30:00+08:00`)
    expect(await tellShiftGaps(ctx)).toEqual({ told: 1 })
    expect(await tellShiftGaps(ctx)).toEqual({ told: 0 })
    const [gap] = await on.database.rows<{ scope: string; cells: number }>(
      WHOLE_SYSTEM,
      sql`select scope_code as scope, (data ->> 'cells')::int as cells from live_event where event = 'shiftGap'`,
    )
    expect(gap?.scope).toBe(TOWNSHIPS[1])
    expect(gap?.cells).toBeGreaterThan(0)
  })

  test('old alerts are forgotten with their cases, and none is told anew', async () => {
    await report(ctx)
    wait(60)
    await tellClocks(ctx)
    expect(await cleanUp(ctx)).toMatchObject({ alerts: 0 })
    await on.script('delete from hazard')
    expect(await cleanUp(ctx)).toMatchObject({ alerts: 2 })
  })
})
