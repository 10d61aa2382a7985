import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../errors.ts'
import { type Doors, LOOPBACK_ONLY, ownPagesOnly } from './security.ts'

const appWith = (doors: Doors) => {
  const app = new Hono()
  app.onError((error, c) => (error instanceof ServiceError ? c.text(error.code, 403) : c.text('internal', 500)))
  app.use(ownPagesOnly(doors))
  app.all('*', (c) => c.text('answered'))
  return app
}
const local = appWith(LOOPBACK_ONLY)

const ask = async (url: string, method: string, origin?: string, app = local) =>
  (await app.request(url, { method, headers: origin === undefined ? {} : { origin } })).text()

describe('on a loopback address, only the pages of this machine', () => {
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

describe('behind a proxy, or open to other machines', () => {
  const proxied = appWith({ anyHost: false, publicUrl: 'https://wangge.example' })
  const open = appWith({ anyHost: true, publicUrl: null })

  test('the address people know is ours, whether the proxy keeps the host or not', async () => {
    for (const url of ['http://wangge.example/', 'http://127.0.0.1:8787/'])
      expect(await ask(url, 'POST', 'https://wangge.example', proxied)).toBe('answered')
    expect(await ask('http://wangge.example/', 'POST', 'https://attacker.example', proxied)).toBe('foreignOrigin')
    expect(await ask('http://other.example/', 'GET', undefined, proxied)).toBe('foreignHost')
  })

  test('every name is answered, and changes its own pages only', async () => {
    expect(await ask('http://10.1.2.3:8787/', 'POST', 'http://10.1.2.3:8787', open)).toBe('answered')
    expect(await ask('http://10.1.2.3:8787/', 'POST', 'http://10.1.2.4:8787', open)).toBe('foreignOrigin')
  })

  test('a plain page does not speak for a sealed one', async () => {
    expect(await ask('https://wangge.example/', 'POST', 'http://wangge.example', open)).toBe('foreignOrigin')
  })
})
