import { localAdministrator } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Shift } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { personOf } from '../../testing/ledger.ts'
import {
  quarterCells,
  quarterHazards,
  quarterResidences,
  quarterStreets,
  SOUTH,
  TOWNSHIPS,
  WEST,
} from '../../testing/quarter.ts'
import { cellOf, communityOf, loadForces, memberId, teamId } from '../../testing/quarter-forces.ts'
import { importStreets } from '../imports/import-streets.ts'
import { addShift } from './add-shift.ts'
import { checkCover } from './check/cover.ts'
import { checkRoster } from './check-roster.ts'
import { setAbsence } from './set-absence.ts'

const officer = personOf('township_officer', 0)
const MONDAY = '2026-11-23'
const DAYS = { from: MONDAY, to: MONDAY }
const [TOWN] = TOWNSHIPS

describeOnEachEngine('the check of a roster', (on) => {
  let ctx: Ctx
  beforeAll(() => on.empty())
  beforeEach(async () => {
    await on.empty()
    ctx = { ...testCtx(on.database), who: officer }
    await loadForces({ ...ctx, who: localAdministrator }, on.script)
  })

  const put = (team: number, cellCodes: string[], more: { kind?: string; day?: string; memberIds?: string[] } = {}) =>
    addShift({ ctx, input: { teamId: teamId(team), day: MONDAY, kind: 'day', cellCodes, ...more } })
  const check = (more: { area?: string; to?: string } = {}) => checkRoster({ ctx, input: { ...DAYS, ...more } })
  const conflicts = async () => (await check()).conflicts.map(({ code, teamId: team, names }) => [code, team, names])

  test('lists cells without a team, for every day and kind of shift that is kept', async () => {
    const gap = { day: MONDAY, cells: [{ code: cellOf(0), name: '网格0' }] }
    expect((await check()).gaps).toEqual([
      { ...gap, kind: 'day' },
      { ...gap, kind: 'night' },
    ])
    await put(1, [cellOf(0)])
    expect((await check()).gaps).toEqual([{ ...gap, kind: 'night' }])
    expect((await check({ to: '2026-11-24' })).gaps).toHaveLength(3)
    await put(0, [TOWN], { kind: 'night' })
    expect((await check()).gaps).toEqual([])
    expect((await check({ area: cellOf(0) })).gaps).toEqual([])
  })

  test('lists cells with two teams; the reserve of a township doubles nobody', async () => {
    await put(0, [TOWN])
    await put(1, [cellOf(0)])
    expect((await check()).doubleCover).toEqual([])
    await put(2, [communityOf(0)])
    const [double] = (await check()).doubleCover
    expect(double).toMatchObject({ day: MONDAY, kind: 'day', code: cellOf(0), name: '网格0' })
    expect([...(double?.teamIds ?? [])].sort()).toEqual([teamId(1), teamId(2)])
  })

  test('lists shifts that nobody comes to, or whose leader does not, or with equipment that is not ready', async () => {
    await put(0, [])
    await put(1, [], { memberIds: [] })
    const { id } = await put(2, [])
    await setAbsence({ ctx, input: { shiftId: id, memberId: memberId(20), reason: '病假' } })
    const found = await conflicts()
    expect(found).toHaveLength(3)
    expect(found).toEqual(
      expect.arrayContaining([
        ['equipmentUnready', teamId(0), ['masks']],
        ['noMembers', teamId(1), []],
        ['leaderAbsent', teamId(2), ['员20']],
      ]),
    )
    for (const member of [21, 22])
      await setAbsence({ ctx, input: { shiftId: id, memberId: memberId(member), reason: '病假' } })
    expect(await conflicts()).toContainEqual(['allAbsent', teamId(2), []])
  })

  test('lists those with less than eight hours between two shifts, also where the first was the day before', async () => {
    await put(1, [], { kind: 'night', day: '2026-11-22' })
    await put(1, [])
    expect(await conflicts()).toEqual([['noRest', teamId(1), ['员10', '员11', '员12']]])
    // Ten to six: eight hours to the minute.
    await on.script(`delete from shift; update shift_kind set starts = '18:00', ends = '22:00' where key = 'night'`)
    await put(1, [], { kind: 'night', day: '2026-11-22' })
    await put(1, [])
    expect(await conflicts()).toEqual([])
  })

  test('lists shifts of a team that somebody has put off duty, but not what is over', async () => {
    await on.script(`update patrol_team set duty = 'off' where code in ('T0', 'T1')`)
    await put(1, [])
    expect(await conflicts()).toEqual([['teamOff', teamId(1), []]])
    await on.script('delete from shift')
    await put(0, [], { day: '2026-11-16' })
    expect((await checkRoster({ ctx, input: { from: '2026-11-16', to: MONDAY } })).conflicts).toEqual([])
  })

  test('adds up what every team carries, and whom it reaches in ten minutes', async () => {
    const all = { ...ctx, who: localAdministrator }
    await importStreets({ ctx: all, input: { streets: quarterStreets(), fileNames: ['quarter.osm'] } })
    await importKind(all, 'cells', quarterCells())
    await importKind(all, 'residences', quarterResidences())
    await importKind(all, 'hazards', quarterHazards())
    const base = (lon: number, lat: number) => `st_point(${WEST + lon}, ${SOUTH + lat}, 4326)`
    await on.script(`update patrol_team set base = ${base(0.0005, 0.0005)} where code in ('T0', 'T1')`)
    await put(0, [TOWN])
    await put(0, [cellOf(0), TOWN], { kind: 'night' })
    await put(1, [communityOf(0)])
    const { balance } = await check()
    const of = (team: number) => balance.find(({ teamId: one }) => one === teamId(team))
    // By car everybody in the town. On foot 750 m: four of the twenty houses, at 572, 572, 653 and 735 m; the fifth is at 816 m.
    expect(of(0)).toEqual({
      ...{ teamId: teamId(0), shifts: 2, hours: 24, cells: 1, people: 200, openHazards: 5, reachedShare: 1 },
    })
    expect(of(1)).toMatchObject({ shifts: 1, hours: 12, cells: 1, people: 200, openHazards: 5, reachedShare: 0.2 })
    expect(of(2)).toEqual({
      ...{ teamId: teamId(2), shifts: 0, hours: 0, cells: 0, people: 0, openHazards: 0, reachedShare: null },
    })
    expect(balance).toHaveLength(3)
  })
})

describe('cover', () => {
  const shift = (teamId: string, cellCodes: string[]): Shift => ({
    ...{ id: teamId, teamId, kind: 'day', day: MONDAY, from: '', to: '', cellCodes, people: [] },
  })
  const cells = [
    { code: '150502000000', name: '区', level: 'county' as const },
    { code: TOWN, name: '镇', level: 'township' as const },
    { code: '150502100001', name: '一社区', level: 'community' as const },
    { code: '150502100002', name: '二社区', level: 'community' as const },
    { code: '15050210000101', name: '一', level: 'cell' as const },
    { code: '15050210000102', name: '二', level: 'cell' as const },
  ]
  const cover = (...shifts: Shift[]) => checkCover(shifts, { cells, days: [MONDAY], kinds: ['day'] })
  const gaps = (...shifts: Shift[]) => cover(...shifts).gaps.flatMap((gap) => gap.cells.map(({ name }) => name))

  test('is of small cells, and of communities that have none', () => {
    expect(gaps()).toEqual(['二社区', '一', '二'])
    expect(gaps(shift('a', ['15050210000101']))).toEqual(['二社区', '二'])
    expect(gaps(shift('a', ['150502100001']))).toEqual(['二社区'])
    expect(gaps(shift('a', ['150502000000']))).toEqual([])
  })

  test('is not of a township whose trimmed code is a prefix', () => {
    const other = { code: '150502101001', name: '邻', level: 'community' as const }
    expect(checkCover([shift('a', [TOWN])], { cells: [...cells, other], days: [MONDAY], kinds: ['day'] }).gaps).toEqual(
      [{ day: MONDAY, kind: 'day', cells: [{ code: '150502101001', name: '邻' }] }],
    )
  })

  test('is double once for a team that is named twice', () => {
    expect(cover(shift('a', ['150502100001', '15050210000101'])).doubleCover).toEqual([])
    const { doubleCover } = cover(shift('a', ['150502100001']), shift('b', ['15050210000102']))
    expect(doubleCover.map(({ code, teamIds }) => [code, teamIds])).toEqual([['15050210000102', ['a', 'b']]])
  })
})
