import { type Context, localAdministrator } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { CUT_REVISION } from '@wangge/tiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createApp } from './app.ts'
import * as contract from './contract/index.ts'
import { type Ctx, createHouse } from './house.ts'
import { silentLog } from './log.ts'
import { loadQuarter, officerOf, testCtx } from './testing/house.ts'
import { quarterNow, SOUTH, TOWNSHIPS, WEST } from './testing/quarter.ts'

const officer = officerOf(TOWNSHIPS[0])
const EVERYWHERE = `${WEST - 1},${SOUTH - 1},${WEST + 1},${SOUTH + 1}`

describeOnEachEngine('the API', (on) => {
  let ctx: Ctx
  let app: ReturnType<typeof createApp>
  let who: Context = localAdministrator

  beforeAll(async () => {
    ctx = testCtx(on.database)
    await loadQuarter(ctx)
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  })
  afterAll(() => ctx.tiles.close())

  const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  /** A good answer, checked against the contract to the last field. */
  const read = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> => {
    const response = await get(path)
    const body = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    const parsed = schema.parse(body)
    expect(parsed).toEqual(body)
    return parsed
  }
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    return contract.problem.parse(await response.json())
  }
  const asOfficer = async <T>(work: () => Promise<T>): Promise<T> => {
    who = officer
    try {
      return await work()
    } finally {
      who = localAdministrator
    }
  }

  describe('answers as the contract says', () => {
    test('the district, with the one area that holds everything', async () => {
      const district = await read('/api/v1/district', contract.district)
      expect(district.area).toEqual({ code: '150502000000', level: 'county', name: '科尔沁区' })
      expect(district.counts).toEqual({
        residences: 40,
        people: 400,
        dwellings: 160,
        servicePoints: 2,
        teams: 2,
        hazardsOpen: 10,
      })
      expect(district.run?.totals?.people).toBe(400)
      expect(district.isDemo).toBe(false)
    })

    test('the box in which most residents live, inside the district, and smaller for an officer of a part', async () => {
      const whole = await read('/api/v1/district', contract.district)
      const [west = 0, south = 0, east = 0, north = 0] = whole.coreBounds ?? []
      const box = await read(`/api/v1/residences?bbox=${west},${south},${east},${north}`, contract.residencePoints)
      const people = box.people.reduce((sum, count) => sum + count, 0)
      expect(people).toBeGreaterThanOrEqual(0.6 * 400)
      expect(people).toBeLessThan(400)
      const part = await asOfficer(() => read('/api/v1/district', contract.district))
      const [partWest = 0, partSouth = 0, partEast = 0, partNorth = 0] = part.coreBounds ?? []
      expect((partEast - partWest) * (partNorth - partSouth)).toBeLessThan((east - west) * (north - south))
    })

    test('tile versions that name how tiles are cut', async () => {
      const { tiles } = await read('/api/v1/district', contract.district)
      for (const version of Object.values(tiles)) expect(version).toMatch(new RegExp(`^c${CUT_REVISION}-`))
    })

    test('cells, paged by the gap without losing or repeating one', async () => {
      const list = contract.pageOf(contract.cellSummary)
      const first = await read('/api/v1/cells?level=township&limit=1&count=true', list)
      expect(first.total).toBe(2)
      const second = await read(`/api/v1/cells?level=township&limit=1&cursor=${first.nextCursor}`, list)
      expect([...first.items, ...second.items].map((cell) => cell.code).sort()).toEqual([...TOWNSHIPS])
      expect(second.nextCursor).toBeNull()
      const children = await read(`/api/v1/cells?level=cell&parent=${TOWNSHIPS[1]}`, list)
      expect(children.items.map((cell) => cell.code)).toEqual(['15050210100101'])
    })

    test('one cell with its ancestors, its shape and its roll-up', async () => {
      const cell = await read(`/api/v1/cells/${TOWNSHIPS[0]}`, contract.cell)
      expect(cell.ancestors.map((ancestor) => ancestor.name)).toEqual(['通辽市', '科尔沁区'])
      expect(cell.childLevel).toBe('community')
      expect(cell.rollUp?.people).toBe(200)
      expect(cell.hazardsOpen).toBe(5)
      expect(cell.areaSquareMetres).toBeCloseTo(905_000, -4)
      expect(cell.servicePoints.map((point) => point.openNow)).toEqual([true])
    })

    test('the figures of every level, which sum to the whole', async () => {
      for (const level of ['prefecture', 'county', 'township', 'community'] as const) {
        const figures = await read(`/api/v1/coverage-runs/latest/figures?level=${level}`, contract.cellFigures)
        const total = (column: number[]) => column.reduce((sum, value) => sum + value, 0)
        expect(total(figures.people)).toBe(400)
        expect(total(figures.peopleServed) + total(figures.peopleGap) + total(figures.peopleNoStreetData)).toBe(400)
      }
    })

    test('residences in a box, and one with its route, its own circle and the points within', async () => {
      const points = await read(`/api/v1/residences?bbox=${EVERYWHERE}`, contract.residencePoints)
      expect(points.id).toHaveLength(40)
      const served = points.state.indexOf(0)
      const residence = await read(`/api/v1/residences/${points.id[served]}`, contract.residence)
      expect(residence.coverage?.state).toBe('served')
      expect(residence.route?.seconds).toBeCloseTo(residence.coverage?.walkSeconds ?? 0, 2)
      expect(residence.pointsWithin[0]?.walkSeconds).toBeCloseTo(residence.coverage?.walkSeconds ?? 0, 2)
      expect(residence.walkshed?.type).toBe('MultiPolygon')
    })

    test('service points with the people within and the circles on paper', async () => {
      const list = await read('/api/v1/service-points', contract.pageOf(contract.servicePointSummary))
      const point = await read(`/api/v1/service-points/${list.items[0]?.id}`, contract.servicePoint)
      const [byWalk, byStandard] = point.coverage?.paperCircles ?? []
      expect(byWalk?.radiusMetres).toBe(750)
      expect(byStandard?.radiusMetres).toBe(500)
      expect(byWalk?.people).toBeGreaterThanOrEqual(point.coverage?.peopleWithin ?? Number.POSITIVE_INFINITY)
    })

    test('teams, hazards by due time, tallies, search, runs and imports', async () => {
      await read('/api/v1/teams', contract.pageOf(contract.team))
      const hazards = await read('/api/v1/hazards', contract.pageOf(contract.hazard))
      expect(hazards.items.map((hazard) => hazard.description.slice(0, -1))).toEqual([
        ...['overdue', 'soon', 'ontime'].flatMap((clock) => [clock, clock]),
        // A paused one is due at no time, and comes in its turn of import.
        ...TOWNSHIPS.flatMap(() => ['paused', 'notStarted']),
      ])
      for (const hazard of hazards.items) expect(hazard.description).toContain(hazard.clock)
      await read(`/api/v1/hazards/${hazards.items[0]?.id}`, contract.hazardCase)
      const tallies = await read('/api/v1/hazards/tallies', contract.hazardTallies)
      expect(tallies).toEqual({ overdue: 2, soon: 2, ontime: 2, paused: 2, closed: 2, notStarted: 2 })
      const found = await read('/api/v1/search?q=%E9%95%871', contract.searchResults)
      expect(found.items[0]).toMatchObject({ type: 'cell', id: TOWNSHIPS[1], level: 'township' })
      await read('/api/v1/coverage-runs', contract.pageOf(contract.coverageRun))
      await read('/api/v1/coverage-runs/latest', contract.coverageRun)
      const imports = await read('/api/v1/imports?count=true', contract.pageOf(contract.importRecord))
      expect(imports.total).toBe(6)
    })

    test('tabs, sums, repeats and an export of the ledger', async () => {
      expect(await read('/api/v1/hazards/inbox-counts', contract.inboxCounts)).toMatchObject({ open: 10 })
      await read('/api/v1/hazards/transferred', contract.pageOf(contract.transferredHazard))
      const summary = await read(
        '/api/v1/hazards/summary?all=true&source=resident&source=forum',
        contract.hazardSummary,
      )
      expect(summary).toMatchObject({ total: 12, overdue: 2 })
      const near = `kind=blockedFireLane&lon=${WEST + 0.003}&lat=${SOUTH + 0.003}`
      expect((await read(`/api/v1/hazards/duplicates?${near}`, contract.duplicates)).near).toHaveLength(5)
      const response = await get('/api/v1/hazards/export.csv?all=true&language=en')
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="hazards-2026-11-21.csv"')
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(new TextDecoder().decode(bytes).trimEnd().split('\r\n')).toHaveLength(13)
    })

    test('hazards of chosen clocks, page by page', async () => {
      const list = contract.pageOf(contract.hazard)
      const first = await read('/api/v1/hazards?clock=overdue&clock=closed&limit=3&count=true', list)
      expect(first.total).toBe(4)
      const rest = await read(`/api/v1/hazards?clock=overdue&clock=closed&limit=3&cursor=${first.nextCursor}`, list)
      const serials = [...first.items, ...rest.items].map((hazard) => hazard.serial)
      expect(new Set(serials).size).toBe(4)
    })

    test('a description of itself in OpenAPI 3.1', async () => {
      const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object }
      expect(document.openapi).toBe('3.1.0')
      expect(Object.keys(document.paths)).toContain('/api/v1/coverage-runs/{id}/figures')
    })
  })

  describe('shows an officer of 150502100 nothing of 150502101', () => {
    test('in lists, counts, figures, search and single things', async () => {
      const points = await read(`/api/v1/residences?bbox=${EVERYWHERE}`, contract.residencePoints)
      const foreign = points.id[points.lon.findIndex((lon) => lon > WEST + 0.01)]
      await asOfficer(async () => {
        const district = await read('/api/v1/district', contract.district)
        expect(district.area?.code).toBe(TOWNSHIPS[0])
        expect(district.counts).toEqual({
          residences: 20,
          people: 200,
          dwellings: 80,
          servicePoints: 1,
          teams: 1,
          hazardsOpen: 5,
        })
        expect(district.run?.totals?.people).toBe(200)
        expect(district.run?.totals?.servicePoints).toBe(1)
        const list = await read('/api/v1/cells?level=cell&count=true', contract.pageOf(contract.cellSummary))
        expect(list.items.map((cell) => cell.code)).toEqual(['15050210000101'])
        expect(list.total).toBe(1)
        const figures = await read('/api/v1/coverage-runs/latest/figures?level=township', contract.cellFigures)
        expect(figures.code).toEqual([TOWNSHIPS[0]])
        expect((await read(`/api/v1/residences?bbox=${EVERYWHERE}`, contract.residencePoints)).id).toHaveLength(20)
        expect((await read('/api/v1/search?q=%E9%95%871', contract.searchResults)).items).toEqual([])
        expect((await read('/api/v1/hazards/tallies', contract.hazardTallies)).overdue).toBe(1)
        expect((await read('/api/v1/imports', contract.pageOf(contract.importRecord))).items).toEqual([])
        expect((await get(`/api/v1/cells/${TOWNSHIPS[1]}`)).status).toBe(404)
        expect((await get(`/api/v1/residences/${foreign}`)).status).toBe(404)
        expect((await get(`/api/v1/cells?level=cell&parent=${TOWNSHIPS[1]}`)).status).toBe(404)
      })
    })

    test('in tiles, whose versions name the scope', async () => {
      const all = (await read('/api/v1/district', contract.district)).tiles['township']
      await asOfficer(async () => {
        const mine = (await read('/api/v1/district', contract.district)).tiles['township']
        expect(mine).not.toBe(all)
        expect((await get(`/tiles/township/${all}/10/859/373.mvt`)).status).toBe(404)
        const tileJson = (await (await get('/tiles/township.json')).json()) as { bounds: number[] }
        expect(tileJson.bounds[2]).toBeCloseTo(WEST + 0.01, 6)
      })
    })

    test('and lets him start or undo nothing that touches others', async () => {
      await asOfficer(async () => {
        const start = await app.request('/api/v1/coverage-runs', jsonBody({ minutes: 5 }))
        expect(start.status).toBe(403)
        expect((await problemOf(start)).code).toBe('forbidden')
      })
    })
  })

  describe('says what is wrong', () => {
    test('by field, value and reason', async () => {
      const problem = await problemOf(await get('/api/v1/cells?level=galaxy'))
      expect(problem).toMatchObject({ status: 400, code: 'invalidInput', params: { field: 'level', value: 'galaxy' } })
      expect((await problemOf(await get('/api/v1/residences?bbox=1,2,3'))).params['field']).toBe('bbox')
      expect((await problemOf(await get('/api/v1/residences/17'))).params).toMatchObject({ field: 'id', value: '17' })
      const body = await problemOf(await app.request('/api/v1/coverage-runs', jsonBody({ minutes: 600 })))
      expect(body.params).toMatchObject({ field: 'minutes', value: '600', where: 'json' })
      expect((await problemOf(await get('/api/v1/teams?cursor=xyz'))).code).toBe('invalidCursor')
    })

    test('of routes, methods, bodies and types', async () => {
      expect(await problemOf(await get('/api/v1/nothing'))).toMatchObject({ status: 404, code: 'unknownRoute' })
      const wrongMethod = await app.request('/api/v1/hazards/tallies', { method: 'DELETE' })
      expect(wrongMethod.headers.get('allow')).toBe('GET, HEAD')
      expect(await problemOf(wrongMethod)).toMatchObject({ status: 405, code: 'methodNotAllowed' })
      const large = await app.request('/api/v1/coverage-runs', jsonBody({ kinds: ['x'.repeat(100_000)] }))
      expect(await problemOf(large)).toMatchObject({ status: 413, code: 'bodyTooLarge' })
      const broken = await app.request('/api/v1/coverage-runs', { ...jsonBody({}), body: '{' })
      expect(await problemOf(broken)).toMatchObject({ status: 400, code: 'invalidInput' })
      const untyped = await app.request('/api/v1/coverage-runs', { method: 'POST', body: 'minutes=5' })
      expect(untyped.status).toBe(415)
    })

    test('of an own failure only by the request id', async () => {
      const failing = createApp({
        readiness: () => ({
          house: {
            ...createHouse({
              database: failingDatabase(),
              clock: () => quarterNow,
              zone: 'UTC',
              log: silentLog,
              tileCache: null,
              photoDirectory: '/nowhere',
            }),
          },
          ready: true,
          step: 'ready',
        }),
        contextOf: () => localAdministrator,
        webDirectory: '/nowhere',
        log: silentLog,
      })
      const response = await failing.request('/api/v1/teams')
      const problem = await problemOf(response)
      expect(problem).toMatchObject({
        status: 500,
        code: 'internal',
        params: { requestId: response.headers.get('x-request-id') },
      })
      expect(JSON.stringify(problem)).not.toContain('secret')
    })
  })

  describe('serves tiles', () => {
    test('that never change under their address, by ETag, zipped or not', async () => {
      const district = await read('/api/v1/district', contract.district)
      const [z, x, y] = tileAt(12)
      const path = `/tiles/township/${district.tiles['township']}/${z}/${x}/${y}.mvt`
      const tile = await get(path, { 'accept-encoding': 'gzip' })
      expect(tile.status).toBe(200)
      expect(tile.headers.get('content-encoding')).toBe('gzip')
      expect(tile.headers.get('cache-control')).toContain('immutable')
      const again = await get(path, { 'if-none-match': tile.headers.get('etag') ?? '' })
      expect(again.status).toBe(304)
      const plain = await get(path)
      expect(plain.headers.get('content-encoding')).toBeNull()
    })

    test('and nothing outside the bounds, of a wrong layer, or by a wrong number', async () => {
      const version = (await read('/api/v1/district', contract.district)).tiles['township']
      expect((await get(`/tiles/township/${version}/12/0/0.mvt`)).status).toBe(204)
      expect(await problemOf(await get(`/tiles/galaxy/${version}/12/0/0.mvt`))).toMatchObject({
        status: 404,
        code: 'unknownLayer',
      })
      expect(await problemOf(await get(`/tiles/township/${version}/12/0/99999.mvt`))).toMatchObject({
        status: 400,
        code: 'badAddress',
      })
      expect(await problemOf(await get(`/tiles/township/old/12/0/0.mvt`))).toMatchObject({
        status: 404,
        code: 'staleTileVersion',
      })
    })

    test('of streets, backdrop and walksheds', async () => {
      const { tiles } = await read('/api/v1/district', contract.district)
      const [z, x, y] = tileAt(14)
      for (const layer of ['streets', 'backdrop', 'walksheds']) {
        expect((await get(`/tiles/${layer}/${tiles[layer]}/${z}/${x}/${y}.mvt`)).status, layer).toBe(200)
      }
    })
  })

  test('answers If-None-Match with 304 as long as nothing has changed', async () => {
    const first = await get('/api/v1/hazards/tallies')
    const again = await get('/api/v1/hazards/tallies', { 'if-none-match': first.headers.get('etag') ?? 'none' })
    expect(again.status).toBe(304)
  })

  test('lets nothing in from outside', async () => {
    const policy = (await get('/api/v1/district')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('http')
  })
})

test('answers 503 to all but the pages until the database is there', async () => {
  const app = createApp({
    readiness: () => ({ house: null, ready: false, step: 'opening' }),
    contextOf: () => localAdministrator,
    webDirectory: '/nowhere',
    log: silentLog,
  })
  expect((await app.request('/health')).status).toBe(200)
  expect((await app.request('/ready')).status).toBe(503)
  const response = await app.request('/api/v1/district')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('1')
})

function jsonBody(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** The web-mercator tile that holds the middle of the first township. */
function tileAt(z: number): [number, number, number] {
  const [lon, lat] = [WEST + 0.005, ((SOUTH + 0.005) * Math.PI) / 180]
  const scale = 2 ** z
  return [
    z,
    Math.floor(((lon + 180) / 360) * scale),
    Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * scale),
  ]
}

function failingDatabase() {
  const fail = () => Promise.reject(new Error('secret internals'))
  return { engine: 'postgis' as const, transaction: fail, rows: fail, listen: fail, ping: fail, close: async () => {} }
}
