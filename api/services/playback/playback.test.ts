import { describeOnOneEngine } from '@wangge/db/testing'
import { CLOCK_STATES, type ClockState } from '@wangge/db/vocabulary'
import { beforeAll, expect, test } from 'vitest'
import type { Playback } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { testCtx } from '../../testing/house.ts'
import { act, personOf, placeIn, report } from '../../testing/ledger.ts'
import { quarterNow } from '../../testing/quarter.ts'
import { loadForces, teamId } from '../../testing/quarter-forces.ts'
import { listHazards } from '../hazards/list-hazards.ts'
import { getPlayback } from './get-playback.ts'

const MINUTE = 60_000
const DAY_MINUTES = 1440
const officer = personOf('township_officer', 0)
/** A whole second. */
const begun = Math.ceil(quarterNow.getTime() / 1000) * 1000
const minutesOn = (minutes: number) => new Date(begun + minutes * MINUTE).toISOString()

/** Which hazard, at which minute, what is done to it. */
const DEEDS: readonly (readonly [hazard: number, minute: number, { action: string } & Record<string, unknown>])[] = [
  [0, 2.3, { action: 'acknowledge' }],
  [0, 8.7, { action: 'answer', text: '王工负责' }],
  [1, 9.1, { action: 'pause', reason: '进不了门' }],
  [2, 30, { action: 'correct', kind: 'lockedExit', reason: '看清了' }],
  [0, 45.4, { action: 'verify', verdict: 'real' }],
  [0, 60, { action: 'beginRectifying', rectificationClass: 'byDeadline', deadlineAt: minutesOn(600) }],
  [3, 300.2, { action: 'verify', verdict: 'false' }],
  [3, 310, { action: 'reply', text: '不属实' }],
  [3, 320, { action: 'closeOut' }],
  [1, 500.5, { action: 'resume' }],
  [0, 700, { action: 'reportRectified' }],
  [0, 720, { action: 'reinspect', passed: true }],
  [3, 800, { action: 'reopen', reason: '又有人报' }],
  [0, 900.9, { action: 'reply', text: '好了' }],
  [0, 1000, { action: 'closeOut' }],
]

describeOnOneEngine('playback', (on) => {
  let ctx: Ctx
  let now = new Date(begun)
  const ids: string[] = []
  /** What the ledger said of each hazard at a minute, when it was that minute. */
  const seen: { minute: number; clocks: Map<string, ClockState> }[] = []
  const as = (who = officer): Ctx => ({ ...ctx, who })

  const look = async (minute: number) => {
    now = new Date(begun + Math.ceil(minute * 60) * 1000)
    const { items } = await listHazards({ ctx: as(), input: { limit: 50, count: false } })
    // The list leaves closed ones out.
    const known = new Map(items.map(({ id, clock }) => [id, clock]))
    const clocks = new Map(ids.map((id) => [id, known.get(id) ?? 'closed']))
    seen.push({ minute: Math.ceil(minute * 60) / 60, clocks })
  }

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await on.empty()
    await loadForces(ctx, on.script)
    for (const kind of ['other', 'lockedExit', 'other', 'blockedFireLane', 'gasHose'])
      ids.push((await report(as(), { kind, position: placeIn(0, ids.length) })).id)
    await report(as(personOf('command', null)), { position: placeIn(1) })
    const versions = ids.map(() => 1)
    const looks = [
      5, 7.9, 8, 8.1, 10, 10.1, 100, 480, 504, 599, 600, 601, 1152, 1300, 1439, 1440, 1441, 2000, 3000, 5000,
    ]
    for (const [hazard, minute, action] of DEEDS) {
      for (const each of looks.splice(0, looks.filter((one) => one < minute).length)) await look(each)
      now = new Date(begun + minute * MINUTE)
      const id = ids[hazard] ?? ''
      versions[hazard] = (await act(as(), id, { ...action, expectedVersion: versions[hazard] })).version
      await look(minute)
    }
    for (const each of looks) await look(each)
  }, 60_000)

  const stateAt = ({ hazards, spans }: Playback, id: string, second: number): ClockState | undefined => {
    const hazard = hazards.id.indexOf(id)
    const found = spans.hazard.findIndex(
      (one, index) => one === hazard && (spans.from[index] ?? 0) <= second && second < (spans.to[index] ?? 0),
    )
    return CLOCK_STATES[spans.state[found] ?? -1]
  }

  test('has every clock at each moment as the ledger had it then, whatever was changed since', async () => {
    const whole = await getPlayback({ ctx: as(), input: { from: minutesOn(-60), to: minutesOn(4 * DAY_MINUTES) } })
    expect([...whole.hazards.id].sort()).toEqual([...ids].sort())
    for (const { minute, clocks } of seen) {
      const shown = new Map(ids.map((id) => [id, stateAt(whole, id, Math.round((minute + 60) * 60))]))
      expect([minute, shown]).toEqual([minute, clocks])
    }
    expect(ids.map((id) => stateAt(whole, id, 3599))).toEqual(ids.map(() => undefined))
  })

  test('a window shows what was open in it, and how it stood when the window began', async () => {
    const later = await getPlayback({ ctx: as(), input: { from: minutesOn(1001), to: minutesOn(1500) } })
    expect(later.hazards.id).not.toContain(ids[0])
    expect(later.hazards.id).toHaveLength(4)
    expect(stateAt(later, ids[4] ?? '', 0)).toBe('overdue')
    expect(later.hazards.reported.every((second) => second <= -1001 * 60)).toBe(true)
  })

  test('is as wide as the scope, narrower where an area is named', async () => {
    const window = { from: minutesOn(0), to: minutesOn(100) }
    const count = async (who: Ctx['who'], area?: string) =>
      (await getPlayback({ ctx: as(who), input: { ...window, area } })).hazards.lon.length
    expect(await count(personOf('command', null))).toBe(6)
    expect(await count(personOf('command', null), '150502101000')).toBe(1)
    expect(await count(officer)).toBe(5)
    await expect(count(officer, '150502101000')).rejects.toMatchObject({ code: 'notFound' })
    for (const to of [window.from, minutesOn(7 * DAY_MINUTES + 1)])
      await expect(getPlayback({ ctx: as(), input: { from: window.from, to } })).rejects.toMatchObject({
        code: 'invalidInput',
      })
  })

  test('has the ways of teams in unbroken pieces, and who was sent', async () => {
    await on.script(`insert into team_track (team_id, at, location, accuracy_metres)
      select '${teamId(0)}', to_timestamp(${begun / 1000} + i * 30 + case when i > 20 then 600 else 0 end),
        ST_SetSRID(ST_MakePoint(122 + i * 0.0004, 43.6 + (i % 10) * 0.0003), 4326), case when i = 5 then 400 else 8 end
      from generate_series(0, 40) i`)
    await on.script(`
      insert into sending (id, hazard_id, state, goes_on, answer_seconds, mode, opened_at, opened_by, opened_by_name)
        values ('01900000-0000-7000-8000-000000000901', '${ids[4]}', 'asking', true, 60, 'fastest', '${minutesOn(3)}', 'x', 'x');
      insert into dispatch (id, sending_id, hazard_id, team_id, attempt, version, state, team_name, hazard_serial, hazard_kind, hazard_grade,
        address, description, location, mode, rank, offered_at, offered_by, offered_by_name, answer_due_at, accepted_at, departed_at, scope_code)
      select '01900000-0000-7000-8000-000000000902', '01900000-0000-7000-8000-000000000901', id, '${teamId(0)}', 1, 3, 'departed', '队0', serial,
        kind, grade, '', '', location, 'car', 1, '${minutesOn(3)}', 'x', 'x', '${minutesOn(4)}', '${minutesOn(3.5)}', '${minutesOn(4)}', scope_code
      from hazard where id = '${ids[4]}'`)
    const { tracks, teams, dispatches, hazards } = await getPlayback({
      ctx: as(),
      input: { from: minutesOn(0), to: minutesOn(60) },
    })
    expect(teams).toMatchObject([{ code: 'T0', kind: 'mobile' }])
    expect(tracks.map(({ team, at }) => [team, at[0], at.at(-1)])).toEqual([
      [0, 0, 600],
      [0, 1230, 1800],
    ])
    expect(dispatches).toEqual({
      ...{ team: [0], hazard: [hazards.id.indexOf(ids[4] ?? '')], offered: [180], accepted: [210], departed: [240] },
      ...{ arrived: [null], ended: [null] },
    })
    // Thinned: from 5 to 25 minutes it stood still, and nothing is missing between the two positions.
    await on.script(`delete from team_track; insert into team_track (team_id, at, location, joined) values
      ('${teamId(0)}', '${minutesOn(5)}', ST_SetSRID(ST_MakePoint(122, 43.6), 4326), false),
      ('${teamId(0)}', '${minutesOn(25)}', ST_SetSRID(ST_MakePoint(122, 43.6), 4326), true)`)
    const stood = await getPlayback({ ctx: as(), input: { from: minutesOn(10), to: minutesOn(20) } })
    expect(stood.tracks.map(({ at }) => at)).toEqual([[-300, 900]])
    const other = await getPlayback({
      ctx: as(personOf('township_officer', 1)),
      input: { from: minutesOn(0), to: minutesOn(60) },
    })
    expect([other.tracks, other.teams, other.dispatches.team]).toEqual([[], [], []])
  })
})
