import { describeOnOneEngine } from '@wangge/db/testing'
import { LAYER_NAMES } from '@wangge/tiles'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { type ReportMap, reportMap } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { silentLog } from '../log.ts'
import { loadQuarter, testCtx } from '../testing/house.ts'
import { quarterNow, SOUTH, WEST } from '../testing/quarter.ts'

describeOnOneEngine('the map of a resident without an account', (db) => {
  let app: ReturnType<typeof createApp>
  let map: ReportMap

  const get = (path: string) => app.request(path)
  const readMap = async (query = '') => reportMap.parse(await (await get(`/report/map${query}`)).json())
  /** The tile of zoom 14 with the middle of the quarter. */
  const tile =
    (version: string, under = '/report/tiles') =>
    (layer: string) => {
      const x = Math.floor(((WEST + 0.005 + 180) / 360) * 2 ** 14)
      const lat = ((SOUTH + 0.005) * Math.PI) / 180
      const y = Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * 2 ** 14)
      return get(`${under}/${layer}/${version}/14/${x}/${y}.mvt`)
    }

  beforeAll(async () => {
    await db.empty()
    const ctx = testCtx(db.database, () => quarterNow)
    await loadQuarter(ctx)
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => {
        throw new ServiceError('signInNeeded', 'Nobody is signed in')
      },
      webDirectory: '/nowhere',
      log: silentLog,
    })
    map = await readMap()
    return () => ctx.tiles.close()
  }, 120_000)

  test('opens on the district, or on the area he chose', async () => {
    expect(map).toMatchObject({ area: null, attribution: 'drawn' })
    const [west, south, east, north] = map.bounds ?? [0, 0, 0, 0]
    const { area } = await readMap('?area=150502100001')
    expect(area?.[0]).toBeGreaterThan(west)
    expect(area?.[0]).toBeLessThan(east)
    expect(area?.[1]).toBeGreaterThan(south)
    expect(area?.[1]).toBeLessThan(north)
    expect(map.names.map(({ name }) => name)).toEqual(['社区0', '社区1'])
    expect((await readMap('?area=999999999999')).area).toBeNull()
    expect((await readMap("?area=';drop")).area).toBeNull()
  })

  test('draws streets and what lies beneath them, the same for everybody, and no other layer', async () => {
    expect(Object.keys(map.tiles).sort()).toEqual(['backdrop', 'streets'])
    for (const layer of LAYER_NAMES) {
      const isBase = layer === 'streets' || layer === 'backdrop'
      const version = map.tiles.streets ?? ''
      const answer = await tile(version)(layer)
      expect([layer, answer.status]).toEqual([layer, isBase ? 200 : 404])
      if (isBase) expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=31536000/)
      else expect(await answer.json()).toEqual({ code: 'unknownLayer' })
      expect((await tile(version, '/tiles')(layer)).status).toBe(401)
      expect((await get(`/tiles/${layer}.json`)).status).toBe(401)
    }
    expect((await tile('old')('streets')).status).toBe(404)
  })

  test('is counted: whoever takes the tiles away wholesale is stopped', async () => {
    const version = map.tiles.streets ?? ''
    let stopped: Response | null = null
    for (let turn = 0; turn < 4100 && !stopped; turn++) {
      const answer = await tile(version)('streets')
      if (answer.status === 429) stopped = answer
    }
    expect(Number(stopped?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
