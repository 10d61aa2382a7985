import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import type { Log } from '../house.ts'
import { silentLog } from '../log.ts'
import { testCtx } from '../testing/house.ts'
import { act, loadCells, personOf, placeIn } from '../testing/ledger.ts'
import { quarterNow } from '../testing/quarter.ts'

const ORIGIN = 'http://localhost'

describeOnEachEngine('a resident', (db) => {
  let now = quarterNow
  let refused: string[] = []
  let app: ReturnType<typeof createApp>
  const ctx = () => testCtx(db.database, () => now)
  const rows = <Row extends object>(query: ReturnType<typeof sql>) => db.database.rows<Row>(WHOLE_SYSTEM, query)

  beforeEach(async () => {
    await db.empty()
    now = quarterNow
    refused = []
    const log: Log = {
      ...silentLog,
      warn: (fields) => refused.push(String((fields as { refused?: string }).refused)),
    }
    const house = { ...ctx(), log }
    await loadCells(house)
    app = createApp({
      readiness: () => ({ house, ready: true, step: 'ready' }),
      contextOf: () => house.who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  }, 120_000)

  const formToken = async (): Promise<string> => {
    const html = await (await app.request('/report')).text()
    return /name="form" value="([^"]+)"/.exec(html)?.[1] ?? ''
  }
  const send = (fields: Record<string, string>, more: { files?: File[]; query?: string; origin?: string } = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const file of more.files ?? []) body.append('photos', file)
    const headers = { origin: more.origin ?? ORIGIN }
    return app.request(`${ORIGIN}/report${more.query ?? ''}`, { method: 'POST', headers, body })
  }
  const [lon, lat] = placeIn(0)
  const filled = async () => ({
    form: await formToken(),
    ...{ kind: 'blockedEscapeRoute', address: '横1路 1号', words: '楼道堆满纸箱' },
    ...{ lon: String(lon), lat: String(lat), name: '王小明', phone: '13812340000' },
  })

  test('reports without an account and follows the case to its end', async () => {
    const sent = await send(await filled())
    expect(sent.status).toBe(303)
    const link = new URL(sent.headers.get('location') ?? '', ORIGIN)
    const page = await (await app.request(link.href)).text()
    expect(page).toContain('20261121-0001')
    const [hazard] = await rows<{ id: string; source: string }>(sql`select id, source from hazard`)
    expect(hazard?.source).toBe('resident')
    const officer = { ...ctx(), who: personOf('township_officer', 0) }
    await act(officer, hazard?.id ?? '', { action: 'answer', text: '王工去看' })
    expect(await (await app.request(link.href)).text()).toContain('王工去看')
  })
})
