import { describeOnEachEngine } from '@wangge/db/testing'
import { beforeEach, expect, test } from 'vitest'
import type { TeamReach } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { quarterNow, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { newId } from '../ids.ts'
import { getTeamReach, type TeamReachInput } from './get-team-reach.ts'
import { getTeamShed } from './get-team-shed.ts'

const COMMUNITIES = TOWNSHIPS.map((township) => `${township.slice(0, 9)}001`)

describeOnEachEngine('whom teams reach', (on) => {
  let ctx: Ctx
  let now = quarterNow

  beforeEach(async () => {
    now = quarterNow
    if (ctx) return
    await on.empty()
    ctx = testCtx(on.database, () => now)
    await loadQuarter(ctx)
  })

  const input = { mode: 'foot', from: 'position', duty: 'any', minutes: 10, bases: [] } as const
  const ask = (more: Partial<TeamReachInput> = {}, as: Ctx = ctx) =>
    getTeamReach({ ctx: as, input: { ...input, ...more } })
  const out = ({ people, peopleReached }: Pick<TeamReach, 'people' | 'peopleReached'>) => people - peopleReached

  test('says so by team, by community and by home, and all of it sums up', async () => {
    const reach = await ask()
    expect(reach).toMatchObject({ people: 400, limitSeconds: 600, speedMetresPerSecond: 1.25 })
    expect(reach.peopleReached).toBeGreaterThan(0)
    expect(out(reach)).toBeGreaterThan(0)
    expect(reach.teams.reduce((sum, { peopleFirst }) => sum + peopleFirst, 0)).toBe(reach.peopleReached)
    expect(reach.cells.map(({ code }) => code).sort()).toEqual(COMMUNITIES)
    expect(reach.cells.reduce((sum, cell) => sum + out(cell), 0)).toBe(out(reach))
    const [worst, best] = reach.cells
    expect(worst && best && out(worst) >= out(best)).toBe(true)
    expect(reach.unreached.people.reduce((sum, own) => sum + own, 0)).toBe(out(reach))
    expect(reach.unreached.total).toBe(reach.unreached.id.length)
  })

  test('grows with the minutes, and by car for those who have one', async () => {
    expect((await ask({ minutes: 20 })).peopleReached).toBeGreaterThan((await ask()).peopleReached)
    const car = { teamId: newId(), position: [WEST + 0.002, SOUTH + 0.002] as [number, number], name: '新点' }
    const reached = async (hasVehicle: boolean) => {
      const { teams } = await ask({ mode: 'drive', minutes: 6, bases: [{ ...car, hasVehicle }] })
      return teams.find(({ id }) => id === car.teamId)
    }
    expect(await reached(true)).toMatchObject({ kind: 'added', name: '新点', placeFrom: 'given', peopleWithin: 400 })
    expect((await reached(false))?.peopleWithin).toBeLessThan(400)
  })

  test('follows bases that are moved or taken away, and stores nothing', async () => {
    const before = await ask()
    const [first, second] = before.teams
    if (!first || !second) throw new Error('Two teams were expected')
    const given = { name: '', hasVehicle: false }
    const moved = await ask({ bases: [{ ...given, teamId: first.id, position: [WEST + 0.005, SOUTH + 0.0075] }] })
    expect(moved.teams[0]).toMatchObject({ id: first.id, name: first.name, placeFrom: 'given' })
    expect(moved.peopleReached).toBeGreaterThan(before.peopleReached)
    const without = await ask({ bases: [{ ...given, teamId: first.id, position: null }] })
    expect(without.teams.map(({ id }) => id)).toEqual([second.id])
    expect(await ask()).toEqual(before)
  })

  test('names a position that is old, and a base that stands in for none', async () => {
    expect((await ask()).teams.map(({ placeFrom, isStale }) => [placeFrom, isStale])).toEqual([
      ['position', false],
      ['position', false],
    ])
    now = new Date(quarterNow.getTime() + 11 * 60_000)
    expect((await ask()).teams[0]).toMatchObject({ placeFrom: 'position', isStale: true })
    // These teams have no base: where they were last stands in for it.
    expect((await ask({ from: 'base' })).teams[0]).toMatchObject({ placeFrom: 'position', isStale: false })
  })

  test('can be drawn as ground, for a team in sight', async () => {
    const [team] = (await ask()).teams
    const shed = (as: Ctx, teamId = team?.id ?? '', tried: [number, number] | null = null) =>
      getTeamShed({ ctx: as, input: { teamId, mode: 'foot', from: 'position', minutes: 10, tried } })
    const { geometry, properties } = await shed(ctx)
    expect(properties).toMatchObject({ teamId: team?.id, limitSeconds: 600, position: team?.position })
    expect(geometry?.coordinates.length).toBeGreaterThan(0)
    const tried: [number, number] = [(team?.position?.[0] ?? 0) + 0.002, team?.position?.[1] ?? 0]
    const elsewhere = await shed(ctx, undefined, tried)
    expect(elsewhere.properties.position).toEqual(tried)
    expect(elsewhere.geometry).not.toEqual(geometry)
    await expect(shed(ctx, newId(), tried)).rejects.toMatchObject({ code: 'notFound' })
    const officer = { ...ctx, who: officerOf(TOWNSHIPS[1]) }
    await expect(shed(officer)).rejects.toMatchObject({ code: 'notFound' })
    await expect(shed(ctx, newId())).rejects.toMatchObject({ code: 'notFound' })
  })

  test('counts those on duty only, where that is asked', async () => {
    const onDuty = (await ask()).teams.filter((team) => team.onDuty)
    expect((await ask({ duty: 'onDuty' })).teams).toHaveLength(onDuty.length)
  })

  test('in one area counts who comes from beside it; an officer sees his own', async () => {
    const reach = await ask({ area: TOWNSHIPS[1], minutes: 30 })
    expect(reach).toMatchObject({ people: 200, peopleReached: 200 })
    expect(reach.teams).toHaveLength(2)
    expect(reach.cells.map(({ code }) => code)).toEqual([COMMUNITIES[1]])
    const officer = { ...ctx, who: officerOf(TOWNSHIPS[1]) }
    const own = await ask({ minutes: 30 }, officer)
    expect(own.people).toBe(200)
    expect(own.teams).toHaveLength(1)
    await expect(ask({ area: TOWNSHIPS[0] }, officer)).rejects.toMatchObject({ code: 'notFound' })
    const worker = { ...ctx, who: { ...ctx.who, role: 'grid_worker' as const } }
    await expect(ask({}, worker)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
