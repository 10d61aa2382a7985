import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../errors.ts'
import { LOOPBACK_ONLY, ownPagesOnly } from './security.ts'

const app = new Hono()
app.onError((error, c) => (error instanceof ServiceError ? c.text(error.code, 403) : c.text('internal', 500)))
app.use(ownPagesOnly(LOOPBACK_ONLY))
app.all('*', (c) => c.text('answered'))

const ask = async (url: string, method: string, origin?: string) =>
  (await app.request(url, { method, headers: origin === undefined ? {} : { origin } })).text()

describe('until people sign in, only the pages of this machine', () => {
  test.each(['http://127.0.0.1:8787', 'http://localhost:8787', 'https://[::1]:8787'])(
    'are answered at %s',
    async (home) => {
      expect(await ask(`${home}/api/v1/district`, 'GET')).toBe('answered')
      expect(await ask(`${home}/api/v1/coverage-runs`, 'POST', home)).toBe('answered')
    },
  )

  test('are known by name: a foreign name pointed at this machine is refused even for reading', async () => {
    expect(await ask('http://attacker.example:8787/api/v1/district', 'GET')).toBe('foreignHost')
  })

  test.each(['http://attacker.example', 'http://127.0.0.1:9999', 'null'])(
    'may change things, not a page of %s',
    async (origin) => {
      expect(await ask('http://127.0.0.1:8787/api/v1/coverage-runs', 'POST', origin)).toBe('foreignOrigin')
    },
  )

  test('may change things, and so may programs that send no origin', async () => {
    expect(await ask('http://127.0.0.1:8787/api/v1/coverage-runs', 'POST')).toBe('answered')
  })
})
