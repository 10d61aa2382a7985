import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import type { TeamRow } from '@wangge/seeds'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Team } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { startSampleClock } from '../../jobs/sample-clock.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { quarterCells, quarterNow, quarterResidences, quarterStreets, quarterTeams } from '../../testing/quarter.ts'
import { importStreets } from '../imports/import-streets.ts'
import { listTeams } from '../teams/list-teams.ts'
import { bringSampleUpToDate } from './bring-up-to-date.ts'
import { moveSampleTeams } from './move-teams.ts'

const MINUTE = 60_000
/** The quarter under the sample's prefix. */
const sampleCode = (code: string) => `99${code.slice(2)}`

describeOnEachEngine('the sample district', (on) => {
  let ctx: Ctx
  let now = quarterNow

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await on.empty()
    now = quarterNow
    await importStreets({ ctx, input: { streets: quarterStreets(), fileNames: ['demo:streets'] } })
    const cells = quarterCells().map((cell) => ({
      ...cell,
      code: sampleCode(cell.code),
      parentCode: cell.parentCode && sampleCode(cell.parentCode),
    }))
    await importKind(ctx, 'cells', cells, 'demo:cells')
    await importKind(ctx, 'residences', quarterResidences(), 'demo:residences')
  })
  beforeEach(async () => {
    now = quarterNow
    await on.script('delete from patrol_team')
    await importKind(ctx, 'teams', sampleTeams(), 'demo:teams')
  })
  afterAll(() => ctx.tiles.close())

  const teams = async (): Promise<Team[]> => (await listTeams({ ctx, input: { limit: 50, count: false } })).items

  test('has its teams after three days as they were when it was drawn', async () => {
    const before = (await teams()).map((team) => team.stale)
    now = new Date(quarterNow.getTime() + 3 * 24 * 60 * MINUTE)
    expect((await teams()).every((team) => team.stale)).toBe(true)
    await bringSampleUpToDate({ ctx })
    expect((await teams()).map((team) => team.stale)).toEqual(before)
  })

  test('keeps its teams on duty fresh for an hour, walking along the streets; the silent and the off stay as they were', async () => {
    const before = await teams()
    for (let minute = 1; minute <= 60; minute++) {
      now = new Date(quarterNow.getTime() + minute * MINUTE)
      await moveSampleTeams({ ctx })
    }
    const after = await teams()
    expect(after.map((team) => [team.code, team.stale])).toEqual([
      ['99free', false],
      ['99off', true],
      ['99silent', true],
    ])
    expect(after[0]?.position).not.toEqual(before[0]?.position)
    expect(after.slice(1).map((team) => team.position)).toEqual(before.slice(1).map((team) => team.position))
    // Streets run every thousandth of a degree: whoever walked along them stands on one.
    const [lon = 0, lat = 0] = after[0]?.position ?? []
    const offStreet = (degrees: number) => Math.abs(degrees * 1000 - Math.round(degrees * 1000))
    expect(Math.min(offStreet(lon), offStreet(lat))).toBeLessThan(0.02)
  })

  test('wakes up after a pause in which every position grew old', async () => {
    now = new Date(quarterNow.getTime() + 90 * MINUTE)
    expect((await teams()).every((team) => team.stale)).toBe(true)
    await moveSampleTeams({ ctx })
    expect((await teams()).find((team) => team.code === '99free')?.stale).toBe(false)
  })

  test('is left alone, and so is everything else, once anything real is loaded', async () => {
    await importKind(ctx, 'teams', [{ ...(quarterTeams()[0] as TeamRow), cellCode: null }], 'real.csv')
    const before = await teams()
    const ticks: (() => void)[] = []
    startSampleClock(ctx, null, (_, work) => {
      ticks.push(work)
      return () => {}
    })
    now = new Date(quarterNow.getTime() + 2 * MINUTE)
    for (const tick of ticks) tick()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await teams()).map((team) => team.position)).toEqual(before.map((team) => team.position))
    // Even asked to, it touches only rows that its own imports brought.
    await moveSampleTeams({ ctx })
    await bringSampleUpToDate({ ctx })
    const real = await on.database.rows<{ at: string }>(
      WHOLE_SYSTEM,
      sql`select position_at as at from patrol_team where code = 'T0'`,
    )
    expect(real).toEqual([{ at: quarterNow.toISOString() }])
  })
})

/** One on duty in the first township, one off since an hour, one that fell silent twenty minutes ago. */
function sampleTeams(): TeamRow[] {
  const [team] = quarterTeams() as [TeamRow]
  const at = (minutes: number) => new Date(quarterNow.getTime() - minutes * MINUTE).toISOString()
  const place = { lon: team.position?.lon ?? 0, lat: team.position?.lat ?? 0 }
  const cellCode = sampleCode(team.cellCode ?? '')
  return [
    { ...team, code: '99free', cellCode, position: { ...place, at: at(1) } },
    { ...team, code: '99off', state: 'off', cellCode, position: { ...place, at: at(60) } },
    { ...team, code: '99silent', cellCode, position: { ...place, at: at(20) } },
  ]
}
