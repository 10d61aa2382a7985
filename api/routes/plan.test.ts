import { type Context, localAdministrator } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../app.ts'
import * as contract from '../contract/index.ts'
import { silentLog } from '../log.ts'
import { newId } from '../services/ids.ts'
import { loadQuarter, officerOf, testCtx } from '../testing/house.ts'
import { SOUTH, TOWNSHIPS, WEST } from '../testing/quarter.ts'
import { type PlanBase, WalkGraph } from '../walk/index.ts'
import { PlanTable } from '../walk/plan/table.ts'

type Settings = z.output<typeof contract.planSettings>
type Edits = z.output<typeof contract.scenarioInput>['edits']

describeOnEachEngine("the planner's routes", (on) => {
  let app: ReturnType<typeof createApp>
  let who: Context = localAdministrator

  beforeAll(async () => {
    await on.empty()
    const ctx = testCtx(on.database)
    await loadQuarter(ctx)
    await on.script(`update residence set elderly_alone = 3 where code like 'R0%'`)
    await on.script(`update service_point set capacity = 45 where code = 'P0'`)
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => who,
      ...{ webDirectory: '/nowhere', log: silentLog },
    })
  })

  const as = async <T>(person: Context, work: () => Promise<T>): Promise<T> => {
    who = person
    try {
      return await work()
    } finally {
      who = localAdministrator
    }
  }
  const send = (method: string, path: string, body?: object) =>
    app.request(`/api/v1${path}`, {
      ...{ method, headers: { 'content-type': 'application/json' } },
      ...(body && { body: JSON.stringify(body) }),
    })
  /** A good answer, checked against the contract to the last field. */
  const read = async <Schema extends z.ZodType>(
    answer: Response | Promise<Response>,
    schema: Schema,
  ): Promise<z.infer<Schema>> => {
    const body = await (await answer).json()
    const parsed = schema.parse(body)
    expect(parsed).toEqual(body)
    return parsed
  }
  const problemOf = async (answer: Response | Promise<Response>) => contract.problem.parse(await (await answer).json())
  const codeOf = async (answer: Response | Promise<Response>) => (await problemOf(answer)).code
  /** The table as the browser builds it, out of nothing but what it is sent. */
  const tableOf = async (settings: Settings) => {
    const base = await read(send('GET', '/plan/base'), contract.planBase)
    const graph = await app.request(`/api/v1/plan/graphs/${base.network.id}`)
    expect(graph.headers.get('cache-control')).toContain('immutable')
    const { id, lon, people, dwellings, vulnerable, cell, lat } = base.residences
    const columns: PlanBase['residences'] = {
      ...{ id, lonLat: Float64Array.from(id.flatMap((_, row) => [lon[row] ?? 0, lat[row] ?? 0])) },
      ...{ people: Int32Array.from(people), dwellings: Int32Array.from(dwellings), cell: Int32Array.from(cell) },
      vulnerable: vulnerable.length > 0 ? Int32Array.from(vulnerable) : new Int32Array(id.length),
    }
    const { points, cellCodes, snapLimitMetres, networkEdits } = base
    const ground = { residences: columns, points, cellCodes, snapLimitMetres }
    return { base, table: new PlanTable(WalkGraph.from(await graph.arrayBuffer()), ground, settings, networkEdits) }
  }
  const settingsOf = (more: object = {}) => contract.planSettings.parse({ limitSeconds: 420, ...more })
  const editsOf = (pointId: string): Edits => [
    {
      ...{ type: 'addPoint', id: newId(), name: '新点', kind: 'servicePoint', lon: WEST + 0.0044, lat: SOUTH + 0.0061 },
      ...{ openingHours: 'Mo-Fr 09:00-18:00', openWeek: [0, 1, 1440, 1441], staffed: false, capacity: 55 },
    },
    { type: 'setHours', id: pointId, openingHours: '24/7', openWeek: [0, 10080] },
    {
      ...{ type: 'addPath', id: newId(), label: '天桥' },
      coordinates: [
        [WEST + 0.0055, SOUTH + 0.0004],
        [WEST + 0.0093, SOUTH + 0.005],
      ],
    },
    { type: 'closeStreet', edge: 3, lon: WEST, lat: SOUTH, label: '' },
  ]

  test('give a browser all it needs to come to the same figures as the server, to the second and to the person', async () => {
    const officer = officerOf(TOWNSHIPS[0])
    const everywhere: Context = { ...officer, role: 'planner', scope: null }
    const people: Context[] = [localAdministrator, { ...everywhere, role: 'command' }, { ...officer, role: 'planner' }]
    const several = [
      settingsOf(),
      settingsOf({ minuteOfWeek: 600, asksForRoom: true, weight: 'dwellings' }),
      settingsOf({ minuteOfWeek: 23 * 60, asksForStaff: true, speedMetresPerSecond: 0.8, limitSeconds: 900 }),
      settingsOf({ kinds: ['microStation', 'servicePoint'], asksForRoom: true, weight: 'vulnerable' }),
    ]
    for (const person of people) {
      await as(person, async () => {
        for (const settings of several) {
          const { base, table } = await tableOf(settings)
          // The week that the hours mean, as a browser reads them too.
          const edits = editsOf(base.points[0]?.id ?? '').map((edit) =>
            edit.type === 'addPoint'
              ? { ...edit, openWeek: [540, 1080, 1980, 2520, 3420, 3960, 4860, 5400, 6300, 6840] }
              : edit,
          )
          table.replace(edits)
          const figures = { ...table.totals(), residencesDigest: table.digest() }
          const input = { name: '比一比', networkId: base.network.id, settings, edits, figures }
          const saved = await read(send('POST', '/scenarios', input), contract.scenario)
          expect(saved.differences).toEqual([])
          expect(saved.figures).toEqual(figures)
          expect(saved.after).toEqual(figures.after[settings.weight])
        }
      })
    }
  })

  test('send the ground once, and again when something has changed', async () => {
    const first = await send('GET', '/plan/base')
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await app.request('/api/v1/plan/base', { headers })).status).toBe(304)
    const other = await as(officerOf(TOWNSHIPS[0]), async () => app.request('/api/v1/plan/base', { headers }))
    expect(other.status).toBe(200)
    const { network } = await read(first, contract.planBase)
    const zipped = await app.request(`/api/v1/plan/graphs/${network.id}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
  })

  test('list who is left out, today and in a scenario, and add up', async () => {
    const ask = (query: string) => read(send('GET', `/plan/gaps?limitSeconds=420${query}`), contract.planGaps)
    const today = await ask('')
    const { served, all, closed, gap } = today.totals.people
    expect(today.items.reduce((sum, { people }) => sum + people, 0)).toBe(closed + gap)
    expect(all).toBe(400)
    const one = await ask(`&area=${TOWNSHIPS[0]}`)
    const two = await ask(`&area=${TOWNSHIPS[1]}`)
    expect(one.totals.people.served + two.totals.people.served).toBe(served)
    expect(one.items.length + two.items.length).toBe(today.items.length)
    expect(one.items.every(({ name, nearest }) => name !== '' && nearest !== null)).toBe(true)
    const { base, table } = await tableOf(settingsOf())
    const input = {
      name: '加点',
      networkId: base.network.id,
      settings: table.settings,
      edits: editsOf(base.points[0]?.id ?? ''),
    }
    const { id, after } = await read(send('POST', '/scenarios', { ...input, figures: null }), contract.scenario)
    expect((await ask(`&scenarioId=${id}`)).totals.people).toEqual(after)
    const evening = await read(send('GET', '/plan/gaps?minuteOfWeek=1410&kinds=consultation'), contract.planGaps)
    expect(evening.totals.people.served).toBe(0)
    expect(new Set(evening.items.map(({ state }) => state))).toEqual(new Set(['closed', 'gap']))
    const csv = await (await send('GET', '/plan/gaps.csv?limitSeconds=420&language=en')).text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(today.items.length + 1)
  })

  test('are for planners, and for an officer of a township to look at his own', async () => {
    const worker: Context = { ...officerOf(TOWNSHIPS[0]), role: 'grid_worker' }
    await as(worker, async () => {
      for (const path of ['/plan/base', '/plan/gaps', '/plan/gaps.csv', '/scenarios', `/plan/graphs/${newId()}`])
        expect(await codeOf(send('GET', path))).toBe('forbidden')
    })
    await as(officerOf(TOWNSHIPS[0]), async () => {
      const { items, totals } = await read(send('GET', '/plan/gaps'), contract.planGaps)
      expect(totals.people.all).toBe(200)
      expect(items.every(({ cellCode }) => cellCode?.startsWith(TOWNSHIPS[0].slice(0, 9)))).toBe(true)
      expect(await codeOf(send('GET', `/plan/gaps?area=${TOWNSHIPS[1]}`))).toBe('notFound')
      expect(await codeOf(send('POST', '/scenarios', {}))).toBe('forbidden')
      expect(await codeOf(send('POST', `/scenarios/${newId()}/adopt`, { version: 1 }))).toBe('forbidden')
    })
    await as({ ...localAdministrator, role: 'command' }, async () => {
      expect(await codeOf(send('GET', '/plan/gaps?weight=vulnerable'))).toBe('forbidden')
      const { items, totals } = await read(send('GET', '/plan/gaps'), contract.planGaps)
      expect(items.every(({ vulnerable }) => vulnerable === null)).toBe(true)
      expect(totals.vulnerable.all).toBe(0)
    })
  })

  test('refuse what is no scenario by field, and take one of five hundred edits', async () => {
    const { base, table } = await tableOf(settingsOf())
    const input = { networkId: base.network.id, settings: table.settings, figures: null }
    const refused = async (more: object) => {
      const answer = await send('POST', '/scenarios', { ...input, name: '名', edits: [], ...more })
      expect(answer.status).toBe(400)
      return (await problemOf(answer)).params['field']
    }
    expect(await refused({ name: ' ' })).toBe('name')
    expect(await refused({ edits: [{ type: 'levitate' }] })).toContain('edits')
    expect(await refused({ settings: { ...table.settings, limitSeconds: 5 } })).toBe('settings.limitSeconds')
    const coordinates = Array.from({ length: 200 }, (_, i) => [WEST + 0.0001 * i, SOUTH + 0.00003 * i])
    const paths = Array.from({ length: 20 }, () => ({ type: 'addPath', id: newId(), label: '', coordinates }))
    const { lon, lat } = base.points[0] ?? { lon: 0, lat: 0 }
    const moves = Array.from({ length: 480 }, () => ({ type: 'movePoint', id: base.points[0]?.id, lon, lat }))
    const answer = await send('POST', '/scenarios', { ...input, name: '多', edits: [...paths, ...moves] })
    expect(answer.status).toBe(201)
  })
})
