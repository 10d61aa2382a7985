import { localAdministrator, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { testCtx } from '../../testing/house.ts'
import { personOf, placeIn, report } from '../../testing/ledger.ts'
import { SOUTH, WEST } from '../../testing/quarter.ts'
import { cellOf, communityOf, loadForces, teamId } from '../../testing/quarter-forces.ts'
import { addShift } from '../roster/add-shift.ts'
import { exportProof } from './export-proof.ts'
import { getProofDay } from './get-proof-day.ts'
import { getShiftProof } from './get-shift-proof.ts'
import { keepTracks } from './keep-tracks.ts'
import { addKeyPlace, changePlace, listKeyPlaces } from './key-places.ts'
import { getHazardMark, setHazardMark } from './mark-hazard.ts'
import { putProofRule } from './put-rule.ts'

const DAY = '2026-11-22'
/** Six in the morning there. */
const begins = Date.parse('2026-11-21T22:00:00Z')
const HOUR = 3_600_000
/** Five places in the first township, 160 m apart. */
const spot = (number: number): [number, number] => [WEST + 0.0005 + number * 0.002, SOUTH + 0.001]
const officer = personOf('township_officer', 0)

describeOnOneEngine('the proof of patrols', (on) => {
  let ctx: Ctx
  let now = new Date(begins)
  let shiftId = ''
  let hazardIds: string[] = []

  const as = (who: Ctx['who']): Ctx => ({ ...ctx, who })
  const setNow = (hours: number) => {
    now = new Date(begins + hours * HOUR)
  }
  /** A position each half minute at a place, from a minute of the shift on. */
  const walk = (team: number, minute: number, count: number, [lon, lat]: readonly [number, number]) =>
    on.script(`insert into team_track (team_id, at, location, accuracy_metres)
      select '${teamId(team)}', to_timestamp(${begins / 1000 + minute * 60} + i * 30), ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326), 8
      from generate_series(0, ${count - 1}) i`)
  const day = (who = officer, area?: string) => getProofDay({ ctx: as(who), input: { day: DAY, area } })
  const proof = async () => {
    const { items } = await getShiftProof({ ctx: as(officer), input: { id: shiftId } })
    return Object.fromEntries(items.map(({ name, why, verdict }) => [name, [why, verdict]]))
  }

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await on.empty()
    await loadForces({ ...ctx, who: localAdministrator }, on.script)
  }, 60_000)
  beforeEach(async () => {
    await on.script(`delete from shift; delete from team_track; delete from track_thinned; delete from hazard; delete from case_event;
      delete from key_place; update proof_rule set every_major = true, every_overdue = false, track_days = 90`)
    setNow(-1)
    hazardIds = []
    for (const number of [0, 1, 2]) {
      const { id } = await report(as(localAdministrator), { position: spot(number) })
      hazardIds.push(id)
    }
    await on.script(`update hazard set grade = 'major', serial = 'H-' || case id when '${hazardIds[0]}' then 0 when '${hazardIds[1]}' then 1 else 2 end
      where id <> '${hazardIds[2]}'; update hazard set serial = 'H-2' where id = '${hazardIds[2]}'`)
    const place = { code: 'K1', name: '市场', kind: 'market' as const, address: '', mustVisit: true, shiftKind: null }
    await addKeyPlace({ ctx: as(officer), input: { ...place, position: spot(3) } })
    shiftId = (
      await addShift({
        ctx: as(officer),
        input: { teamId: teamId(1), day: DAY, kind: 'day', cellCodes: [communityOf(0)] },
      })
    ).id
  })

  test('asks for major hazards that were open, for marked ones, and for key places', async () => {
    setNow(1)
    expect(await proof()).toEqual({
      'H-0': ['major', 'pending'],
      'H-1': ['major', 'pending'],
      市场: ['place', 'pending'],
    })
    const mark = (must: boolean | null, number: number) =>
      setHazardMark({ ctx: as(officer), input: { id: hazardIds[number] ?? '', must, reason: '夜间充电' } })
    expect(await mark(true, 2)).toMatchObject({ must: true, byRule: false, reason: '夜间充电' })
    expect(await mark(false, 0)).toMatchObject({ must: false, byRule: true })
    expect(await proof()).toEqual({
      'H-1': ['major', 'pending'],
      'H-2': ['marked', 'pending'],
      市场: ['place', 'pending'],
    })
    expect(await mark(null, 0)).toMatchObject({ must: null, byRule: true, markedBy: null })
    expect(Object.keys(await proof())).toHaveLength(4)
  })

  test('finds what was visited, what was missed, and what may have been visited while positions were missing', async () => {
    await walk(1, 0, 1440, spot(4))
    await on.script(`delete from team_track where at > to_timestamp(${begins / 1000 + 60 * 60})`)
    await walk(1, 61, 20, spot(0))
    setNow(2)
    expect(await proof()).toMatchObject({ 'H-0': ['major', 'visited'], 'H-1': ['major', 'pending'] })
    setNow(12.5)
    expect(await proof()).toMatchObject({
      'H-0': ['major', 'visited'],
      'H-1': ['major', 'stale'],
      市场: ['place', 'stale'],
    })
    // Once it stands at the far end until the shift ends, it was nowhere else.
    await walk(1, 71, 1300, spot(4))
    expect(await proof()).toMatchObject({ 'H-1': ['major', 'missed'], 市场: ['place', 'missed'] })
    const { shifts, cells, counts } = await day()
    expect(shifts).toMatchObject([{ stage: 'ended', counts: { due: 3, visited: 1, missed: 2, stale: 0, pending: 0 } }])
    expect(counts).toEqual(shifts[0]?.counts)
    expect(cells.map(({ code, counts: { due, visited } }) => [code, due, visited])).toEqual([
      [communityOf(0), 3, 1],
      [cellOf(0), 2, 1],
    ])
  })

  test('counts what two shifts of a kind share once, and a hazard that was closed out unvisited not at all', async () => {
    await addShift({
      ctx: as(officer),
      input: { teamId: teamId(2), day: DAY, kind: 'day', cellCodes: [cellOf(0)] },
    })
    await walk(2, 10, 20, spot(0))
    await on.script(
      `update hazard set state = 'closedOut', closed_out_at = to_timestamp(${begins / 1000 + 3600}) where id = '${hazardIds[1]}'`,
    )
    setNow(13)
    const { shifts, counts } = await day()
    expect(shifts.map((shift) => [shift.teamCode, shift.counts.due, shift.counts.visited])).toEqual([
      ['T1', 2, 0],
      ['T2', 1, 1],
    ])
    expect(counts).toMatchObject({ due: 2, visited: 1 })
  })

  test('shows an officer his township alone', async () => {
    const other = personOf('township_officer', 1)
    expect((await day(other)).shifts).toEqual([])
    await expect(getShiftProof({ ctx: as(other), input: { id: shiftId } })).rejects.toMatchObject({ code: 'notFound' })
    expect((await listKeyPlaces({ ctx: as(other), input: {} })).items).toEqual([])
    const mark = { id: hazardIds[0] ?? '', must: true, reason: '' }
    await expect(getHazardMark({ ctx: as(other), input: mark })).rejects.toMatchObject({ code: 'notFound' })
    await expect(setHazardMark({ ctx: as(other), input: mark })).rejects.toMatchObject({ code: 'notFound' })
    await expect(setHazardMark({ ctx: as(personOf('patrol_member', 0)), input: mark })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const rule = {
      visitMetres: 50,
      visitSeconds: 60,
      gapSeconds: 120,
      jitterSeconds: 30,
      trackDays: 90,
      everyMajor: true,
      everyOverdue: true,
    }
    await expect(putProofRule({ ctx: as(officer), input: rule })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('lets a place go: shifts that begin later need not visit it; a code is there once', async () => {
    const [place] = (await listKeyPlaces({ ctx: as(officer), input: {} })).items
    if (!place) throw new Error('one place was added')
    const { name, kind, address, position, code } = place
    const again = { code, name, kind, address, position, mustVisit: true, shiftKind: null }
    await expect(addKeyPlace({ ctx: as(officer), input: again })).rejects.toMatchObject({ code: 'keyPlaceTaken' })
    await expect(
      addKeyPlace({ ctx: as(officer), input: { ...again, code: 'K2', position: placeIn(1) } }),
    ).rejects.toMatchObject({ code: 'outsideScope' })
    const change = { name: '大市场', kind, address, mustVisit: true, shiftKind: null, isGivenUp: true }
    expect(await changePlace({ ctx: as(officer), input: { id: place.id, change } })).toMatchObject({
      name: '大市场',
      givenUpAt: now.toISOString(),
    })
    setNow(1)
    expect(Object.keys(await proof())).toEqual(['H-0', 'H-1'])
  })

  test('is settled two hours after a shift: rule and track may change, the proof stays', async () => {
    await walk(1, 0, 1440, spot(0))
    setNow(13)
    expect(await keepTracks({ house: ctx })).toMatchObject({ settledShifts: 0 })
    const before = await getShiftProof({ ctx: as(officer), input: { id: shiftId } })
    setNow(14.5)
    expect(await keepTracks({ house: ctx })).toEqual({ settledShifts: 1, thinnedPositions: 0, forgottenPositions: 0 })
    setNow(12 + 27)
    expect(await keepTracks({ house: ctx })).toMatchObject({
      thinnedPositions: expect.closeTo(1430, -2),
      settledShifts: 0,
    })
    expect(await keepTracks({ house: ctx })).toMatchObject({ thinnedPositions: 0 })
    await on.script('update proof_rule set visit_metres = 10, visit_seconds = 3600')
    const after = await getShiftProof({ ctx: as(officer), input: { id: shiftId } })
    expect(after.items).toEqual(before.items)
    expect(after.shift).toEqual({ ...before.shift, stage: 'settled' })
    await on.script('update proof_rule set visit_metres = 50, visit_seconds = 60')
    // What is left of the track says the same.
    await on.script('delete from shift_proof')
    expect(
      (await getShiftProof({ ctx: as(officer), input: { id: shiftId } })).items.map(({ verdict }) => verdict),
    ).toEqual(before.items.map(({ verdict }) => verdict))
  })

  test('forgets tracks after the days that are set', async () => {
    await walk(1, 0, 10, spot(0))
    await on.script('update proof_rule set track_days = 2')
    setNow(36)
    expect((await keepTracks({ house: ctx })).forgottenPositions).toBe(0)
    setNow(49)
    await keepTracks({ house: ctx })
    expect(await ctx.database.rows(WHOLE_SYSTEM, sql`select count(*) as n from team_track`)).toEqual([{ n: 0 }])
    expect(Object.values(await proof())).toEqual([
      ['major', 'stale'],
      ['place', 'stale'],
      ['major', 'visited'],
    ])
  })

  test('leaves the house as a table, in the words of the language', async () => {
    await walk(1, 10, 20, spot(0))
    setNow(13)
    let text = ''
    for await (const line of await exportProof({ ctx: as(officer), input: { day: DAY, language: 'zh' } })) text += line
    const lines = text.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\uFEFF日期,班次,队伍,必查对象,类别,原因,地址,网格,结果,到,离,停留秒数,最近米数,最近时刻')
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toMatch(
      /^2026-11-22,day,队1,H-0,其他,重大隐患,,\d+,已到,2026-11-22 06:10:00,2026-11-22 06:19:30,570,0,/,
    )
  })
})
