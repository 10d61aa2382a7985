import type { Context } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { scenarioInput } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { quarterStreets, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { newId } from '../ids.ts'
import { importStreets } from '../imports/import-streets.ts'
import { getPlanBase } from '../plan/get-base.ts'
import { adoptScenario } from './adopt-scenario.ts'
import { changeScenario } from './change-scenario.ts'
import { createScenario } from './create-scenario.ts'
import { exportScenarioCells } from './export-cells.ts'
import { getScenario } from './get-scenario.ts'
import { listScenarios } from './list-scenarios.ts'
import { removeScenario } from './remove-scenario.ts'

type Input = z.output<typeof scenarioInput>

describeOnEachEngine('a scenario', (on) => {
  let ctx: Ctx
  let networkId: string

  // One after the other: the last ones change the register and the streets.
  beforeAll(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await loadQuarter(ctx)
    networkId = (await getPlanBase({ ctx, input: { knows: () => false } }))?.network.id ?? ''
  })

  const settings: Input['settings'] = {
    ...{ limitSeconds: 300, speedMetresPerSecond: 1.25, kinds: [], minuteOfWeek: null },
    ...{ asksForStaff: false, asksForRoom: false, weight: 'people' as const },
  }
  const north = (id = newId()): Input['edits'][number] => ({
    ...{ type: 'addPoint', id, name: '新服务点', kind: 'servicePoint', lon: WEST + 0.005, lat: SOUTH + 0.005 },
    ...{ openingHours: '24/7', openWeek: [], staffed: true, capacity: null },
  })
  const inputOf = (edits: Input['edits'], more: Partial<Input> = {}): Input => ({
    ...{ name: '向北加一个点', note: '', networkId, settings, edits, figures: null },
    ...more,
  })
  const save = (edits: Input['edits'], more: Partial<Input> = {}, who: Context = ctx.who) =>
    createScenario({ ctx: { ...ctx, who }, input: { scenario: inputOf(edits, more) } })
  const planner = (scope: Context['scope'] = null): Context => ({
    ...{ as: 'app_user', personId: 'planner', personName: '李规划', role: 'planner', scope },
  })

  test('says who gains by community, and adds up to the person', async () => {
    const scenario = await save([north()])
    const { before, after } = scenario
    expect(after.served).toBeGreaterThan(before.served)
    expect(scenario.cells.map(({ name }) => name)).toContain('社区0')
    for (const cell of scenario.cells) expect(cell.before.served + cell.gained - cell.lost).toBe(cell.after.served)
    const gained = scenario.cells.reduce((sum, cell) => sum + cell.gained - cell.lost, 0)
    expect(before.served + gained).toBe(after.served)
    expect(scenario).toMatchObject({ version: 1, differences: [], isNetworkOld: false })
    expect(scenario.allowedActions).toEqual(['change', 'delete', 'adopt'])
    const csv = await exportScenarioCells({ ctx, input: { id: scenario.id, language: 'zh' } })
    expect(csv.split('\r\n')[1]).toContain('社区0')
  })

  test('is changed by one after the other; who read an older version is told who was faster', async () => {
    const { id } = await save([north()])
    const lise = { ...ctx, who: planner() }
    await changeScenario({ ctx: lise, input: { id, change: { ...inputOf([]), version: 1 } } })
    const late = changeScenario({ ctx, input: { id, change: { ...inputOf([north()]), version: 1 } } })
    await expect(late).rejects.toMatchObject({ code: 'scenarioChanged', params: { byName: '李规划', version: 2 } })
    const both = [1, 2].map(() => changeScenario({ ctx, input: { id, change: { ...inputOf([north()]), version: 2 } } }))
    const ends = await Promise.allSettled(both)
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await getScenario({ ctx, input: { id } })).version).toBe(3)
  })

  test('sent twice under one key is kept once', async () => {
    const list = () => listScenarios({ ctx, input: { limit: 1, count: true } })
    const before = (await list()).total ?? 0
    const input = { scenario: inputOf([north()]), idempotencyKey: 'k' }
    const [one, two] = [await createScenario({ ctx, input }), await createScenario({ ctx, input })]
    expect(two.id).toBe(one.id)
    const { items, total, nextCursor } = await list()
    expect([items[0]?.id, total]).toEqual([one.id, before + 1])
    const next = await listScenarios({ ctx, input: { limit: 1, count: false, cursor: nextCursor ?? '' } })
    expect(next.items[0]?.id).not.toBe(one.id)
  })

  test('of one area is not shown to another, and its figures are those of that area', async () => {
    const own = planner({ level: 'township', code: TOWNSHIPS[0] })
    const scenario = await save([north()], {}, own)
    expect(scenario.before.all).toBe(200)
    const read = (who: Context) => getScenario({ ctx: { ...ctx, who }, input: { id: scenario.id } })
    expect((await read(officerOf(TOWNSHIPS[0]))).allowedActions).toEqual([])
    await expect(read(officerOf(TOWNSHIPS[1]))).rejects.toMatchObject({ code: 'notFound' })
    await expect(read({ ...ctx.who, role: 'grid_worker' })).rejects.toMatchObject({ code: 'forbidden' })
    const officer = save([north()], {}, officerOf(TOWNSHIPS[0]))
    await expect(officer).rejects.toMatchObject({ code: 'forbidden' })
    const other = { ...ctx, who: planner() }
    await expect(removeScenario({ ctx: other, input: { id: newId() } })).rejects.toMatchObject({ code: 'notFound' })
    await removeScenario({ ctx, input: { id: scenario.id } })
    await expect(read(own)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('is neither changed by an officer nor seen by a grid worker, whatever asks the database', async () => {
    const { id } = await save([north()])
    const as = (role: Context['role']): Context => ({ ...planner(), role })
    const touched = (role: Context['role']) =>
      on.database.transaction(as(role), (tx) => tx.run(sql`delete from scenario where id = ${id}::uuid`))
    const seen = async (role: Context['role']) =>
      (await on.database.rows(as(role), sql`select from scenario where id = ${id}::uuid`)).length
    expect(await touched('township_officer')).toBe(0)
    expect([await seen('township_officer'), await seen('grid_worker'), await seen('patrol_member')]).toEqual([1, 0, 0])
    expect(await touched('planner')).toBe(1)
  })

  test('with an edit that cannot be says which and why', async () => {
    const refused = async (...edits: Input['edits']) => {
      const end = await save(edits).catch((error: unknown) => error)
      return (end as { params?: unknown }).params
    }
    const at = { lon: WEST, lat: SOUTH, label: '' }
    expect(await refused({ type: 'closePoint', id: newId() })).toMatchObject({ index: 0, reason: 'unknownPoint' })
    expect(await refused(north(), { ...north(), lon: 10 } as Input['edits'][number])).toMatchObject({
      ...{ index: 1, type: 'addPoint', reason: 'offNetwork' },
    })
    expect(await refused({ type: 'closeStreet', edge: 1e9, ...at })).toMatchObject({ reason: 'unknownEdge' })
    expect(await refused({ type: 'shutGate', vertex: 1e9, ...at })).toMatchObject({ reason: 'unknownVertex' })
    const hours = { ...north(), openingHours: 'when we like' } as Input['edits'][number]
    expect(await refused(hours)).toMatchObject({ reason: 'hoursUnreadable' })
    const nowhere = {
      type: 'addPath' as const,
      id: newId(),
      label: '',
      coordinates: [[10, 10] as [number, number], [10, 11] as [number, number]],
    }
    expect(await refused(nowhere)).toMatchObject({ reason: 'noStreetAtEnd' })
    await expect(save([], { networkId: newId() })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('says where the browser came to other figures', async () => {
    const { figures } = await save([north()])
    expect((await save([north()], { figures })).differences).toEqual([])
    const other = { ...figures, after: { ...figures.after, people: { ...figures.after.people, served: 1 } } }
    expect((await save([north()], { figures: { ...other, residencesDigest: 'x' } })).differences).toEqual([
      { what: 'after.people.served', browser: '1', server: String(figures.after.people.served) },
      { what: 'residencesDigest', browser: 'x', server: figures.residencesDigest },
    ])
  })

  test('that is adopted stands in the register and on the streets, and a coverage run follows', async () => {
    const base = await getPlanBase({ ctx, input: { knows: () => false } })
    const [first, second] = base?.points ?? []
    if (!first || !second) throw new Error('There are two points')
    const added = north()
    const edits: Input['edits'] = [
      added,
      { type: 'closePoint', id: first.id },
      { type: 'setHours', id: second.id, openingHours: 'Mo-Fr 09:00-17:00', openWeek: [] },
      { type: 'movePoint', id: second.id, lon: WEST + 0.0155, lat: SOUTH + 0.0005 },
      {
        type: 'addPath',
        id: newId(),
        label: '新天桥',
        coordinates: [
          [WEST + 0.0155, SOUTH + 0.0004],
          [WEST + 0.0193, SOUTH + 0.00502],
        ],
      },
      { type: 'closeStreet', edge: 0, lon: WEST, lat: SOUTH, label: '横0路' },
    ]
    const { id } = await save(edits)
    const wide = { settings: { ...settings, limitSeconds: 600 } }
    const withoutStreets = await save(edits.slice(0, 4), wide)
    const officer = { ...ctx, who: planner({ level: 'township', code: TOWNSHIPS[0] }) }
    const mine = await save(edits.slice(2, 4), {}, officer.who)
    await expect(adoptScenario({ ctx: officer, input: { id: mine.id, version: 1 } })).rejects.toMatchObject({
      ...{ code: 'editImpossible', params: { index: 0, reason: 'outsideScope' } },
    })
    await expect(adoptScenario({ ctx, input: { id, version: 7 } })).rejects.toMatchObject({ code: 'scenarioChanged' })
    const { scenario, finished } = await adoptScenario({ ctx, input: { id, version: 1 } })
    await finished
    expect(scenario).toMatchObject({ adoptedByName: 'local', allowedActions: [] })
    const after = await getPlanBase({ ctx, input: { knows: () => false } })
    expect(after?.points.map((point) => point.id).sort()).toEqual([second.id, 'id' in added ? added.id : ''].sort())
    expect(after?.points.find((point) => point.id === second.id)).toMatchObject({
      ...{ lon: WEST + 0.0155, openingHours: 'Mo-Fr 09:00-17:00' },
    })
    expect(after?.networkEdits.map(({ type }) => type)).toEqual(['addPath', 'closeStreet'])
    const [run] = await ctx.database.rows<{ served: number; state: string }>(
      ctx.who,
      sql`select state, (stats->>'peopleServed')::int as served from coverage_run order by created_at desc, id desc limit 1`,
    )
    const now = await save([], wide)
    expect(now.before.served).toBeGreaterThan(withoutStreets.after.served)
    expect(run).toEqual({ state: 'done', served: now.before.served })
    const again = adoptScenario({ ctx, input: { id, version: 1 } })
    await expect(again).rejects.toMatchObject({ code: 'alreadyAdopted', params: { byName: 'local' } })
    const change = changeScenario({ ctx, input: { id, change: { ...inputOf([]), version: 1 } } })
    await expect(change).rejects.toMatchObject({ code: 'alreadyAdopted' })
    const [deed] = await ctx.database.rows<{ details: object }>(
      ctx.who,
      sql`select details from audit_event where action = 'scenarioAdopted'`,
    )
    expect(deed?.details).toMatchObject({ points: { added: 1, changed: 2, closed: 1 }, streets: 2 })
  })

  test('drawn on streets that are no longer in force says so, and is not adopted', async () => {
    const { id } = await save([north()])
    await importStreets({ ctx, input: { streets: quarterStreets(), fileNames: ['newer.osm'] } })
    expect(await getScenario({ ctx, input: { id } })).toMatchObject({
      isNetworkOld: true,
      allowedActions: ['change', 'delete'],
    })
    const late = { code: 'networkChanged', params: { drawnOn: 1, inForce: 2 } }
    await expect(adoptScenario({ ctx, input: { id, version: 1 } })).rejects.toMatchObject(late)
    await expect(save([])).rejects.toMatchObject(late)
  })
})
