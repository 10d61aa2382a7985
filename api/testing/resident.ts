import { type Context, type Database, WHOLE_SYSTEM } from '@wangge/db'
import type { SQL } from 'drizzle-orm'
import { createApp } from '../app.ts'
import type { Log } from '../house.ts'
import { silentLog } from '../log.ts'
import { solve } from '../report-page/work.ts'
import { testCtx } from './house.ts'
import { placeIn } from './ledger.ts'

export const ORIGIN = 'http://localhost'

/** The product as somebody without an account meets it, with what its log says was refused. */
export function residentAt(database: Database, clock: () => Date) {
  const noted: Record<string, unknown>[] = []
  const log: Log = { ...silentLog, warn: (fields) => noted.push(fields as Record<string, unknown>) }
  const house = { ...testCtx(database, clock), log }
  let who: Context = house.who
  const app = createApp({
    readiness: () => ({ house, ready: true, step: 'ready' }),
    contextOf: () => who,
    webDirectory: '/nowhere',
    log: silentLog,
    changesPerMinute: null,
  })
  const request = (path: string, init?: RequestInit) => app.request(new URL(path, ORIGIN).href, init)
  const formToken = async () => /name="form" value="([^"]+)"/.exec(await (await request('/report')).text())?.[1] ?? ''
  const [lon, lat] = placeIn(0)
  return {
    ...{ app, house, request, formToken },
    refusals: () => noted.map(({ refused }) => String(refused)),
    noted,
    rows: <Row extends object>(query: SQL) => database.rows<Row>(WHOLE_SYSTEM, query),
    /** Everything that a good form holds. */
    filled: async (more: Record<string, string> = {}): Promise<Record<string, string>> => ({
      form: more['form'] ?? (await formToken()),
      ...{ kind: 'blockedEscapeRoute', address: '横1路 1号', words: '楼道堆满纸箱' },
      ...{ lon: String(lon), lat: String(lat), name: '王小明', phone: '13812340000' },
      ...more,
    }),
    send: (fields: Record<string, string>, { files = [], query = '', headers = {} }: Sending = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      for (const file of files) body.append('photos', file)
      return request(`/report${query}`, { method: 'POST', headers: { origin: ORIGIN, ...headers }, body })
    },
    /** A proof of work as the page's script hands it in. */
    proof: async (): Promise<string> => {
      const given = await (await request('/report/challenge')).json()
      const { challenge, seed, bits } = given as { challenge: string; seed: string; bits: number }
      const turns = solve(seed, bits, 1_000_000)
      let turn = turns.next()
      while (!turn.done) turn = turns.next()
      return `?proof=${encodeURIComponent(`${challenge}~${turn.value.map((one) => one.toString(36)).join('-')}`)}`
    },
    /** Says something under a link. */
    say: (link: string, fields: Record<string, string>, headers: Record<string, string> = { origin: ORIGIN }) =>
      request(link, { method: 'POST', headers, body: new URLSearchParams(fields) }),
    /** Asks the API as somebody who is signed in. */
    as: async (person: Context, path: string, init: { method?: string; body?: object } = {}) => {
      who = person
      const body = init.body === undefined ? {} : { body: JSON.stringify(init.body) }
      const headers = { 'content-type': 'application/json', origin: ORIGIN }
      return request(`/api/v1${path}`, { method: init.method ?? 'GET', headers, ...body })
    },
  }
}

interface Sending {
  files?: File[]
  query?: string
  headers?: Record<string, string>
}

/** Path of the link that a sent form leads to. */
export const linkOf = (sent: Response): string => new URL(sent.headers.get('location') ?? '', ORIGIN).pathname
