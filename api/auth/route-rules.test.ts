import { localAdministrator, type Context as Who } from '@wangge/db'
import { ROLES } from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import type { Problem } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { createHouse } from '../house.ts'
import { silentLog } from '../log.ts'
import { ROUTE_RULES, routeNames } from './route-rules.ts'

let who: Who | null = null
const app = createApp({
  readiness: () => ({ house, ready: true, step: 'ready' }),
  contextOf: () => {
    if (who === null) throw new ServiceError('signInNeeded', 'Nobody is signed in')
    return who
  },
  webDirectory: '/nowhere',
  log: silentLog,
  changesPerMinute: null,
})
const names = routeNames(app.routes)

test('every route has a rule, and every rule a route', () => {
  expect(names.filter((name) => ROUTE_RULES[name] === undefined)).toEqual([])
  expect(Object.keys(ROUTE_RULES).filter((name) => !names.includes(name))).toEqual([])
})

describe.each([null, ...ROLES])('%s', (role) => {
  test('is let in by every route whose rule names the role, and by no other', async () => {
    who = role === null ? null : { ...localAdministrator, role }
    for (const name of names) {
      const rule = ROUTE_RULES[name] ?? []
      const expected =
        rule === 'public' ? null : role === null ? 'signInNeeded' : rule.includes(role) ? null : 'forbidden'
      expect(await refusal(name), `${role} at ${name}`).toBe(expected)
    }
  })
})

test('a route without a rule is closed to all', async () => {
  const { 'GET /api/v1/teams': rule } = ROUTE_RULES
  Reflect.deleteProperty(ROUTE_RULES, 'GET /api/v1/teams')
  try {
    who = localAdministrator
    expect(await refusal('GET /api/v1/teams')).toBe('forbidden')
  } finally {
    if (rule) ROUTE_RULES['GET /api/v1/teams'] = rule
  }
})

test('HEAD asks for what GET does', async () => {
  who = null
  expect((await app.request('/api/v1/teams', { method: 'HEAD' })).status).toBe(401)
})

/** `signInNeeded` or `forbidden` where the route turns the asker away; null where it goes on (and then fails for want of a database). */
async function refusal(name: string): Promise<string | null> {
  const [method = '', pattern = ''] = name.split(' ')
  const path = pattern
    .replace(/:file\{[^}]*json\}/, 'township.json')
    .replace(/:file\{[^}]*mvt\}/, '1.mvt')
    .replace('*', '')
    .replace(/:[A-Za-z]+(\{[^}]*\})?/g, '01900000-0000-7000-8000-000000000001')
  const response = await app.request(path, { method })
  if (response.status !== 401 && response.status !== 403) return null
  return ((await response.json()) as Problem).code
}

const house = createHouse({
  database: {
    engine: 'postgis',
    transaction: () => Promise.reject(new Error('no database')),
    rows: () => Promise.reject(new Error('no database')),
    listen: async () => async () => {},
    ping: () => Promise.reject(new Error('no database')),
    close: async () => {},
  },
  clock: () => new Date('2026-03-02T01:00:00Z'),
  zone: 'Asia/Shanghai',
  log: silentLog,
  tileCache: null,
  photoDirectory: '/nowhere',
})
