import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from './log.ts'
import { startServer } from './server.ts'
import { readSettings, SettingsError } from './settings.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
let directory: string
const pem = (name: string) => join(directory, name)

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'wangge-settings-'))
  if (hasOpenssl) for (const name of ['one', 'two']) makePair(pem(`${name}.crt`), pem(`${name}.key`))
})
afterAll(() => rmSync(directory, { recursive: true }))

const read = (environment: NodeJS.ProcessEnv) => readSettings(environment, directory)

test('nothing need be set', () => {
  expect(read({})).toMatchObject({ port: 8787, host: '127.0.0.1', databaseUrl: undefined, demo: undefined, tls: null })
})

test('the address of a proxy in front is kept without a path, and its header in lower case', () => {
  expect(read({ PUBLIC_URL: 'https://wangge.example/map/', PROXY_ADDRESS_HEADER: 'X-Real-IP' })).toMatchObject({
    publicUrl: 'https://wangge.example',
    proxyHeader: 'x-real-ip',
  })
  expect(() => read({ PUBLIC_URL: 'wangge.example' })).toThrow(/PUBLIC_URL=wangge.example/)
})

test('OpenID Connect is set up whole or not at all', () => {
  const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'wangge', OIDC_CLIENT_SECRET: 'hidden' }
  expect(read(whole).oidc).toMatchObject({ issuer: 'https://id.example', usernameClaim: 'preferred_username' })
  const { OIDC_CLIENT_SECRET: _, ...half } = whole
  expect(() => read(half)).toThrow(/^OIDC_CLIENT_SECRET: not set/)
})

test('a secret that is too short is refused without being printed', () => {
  expect(() => read({ AUTH_SECRET: 'too short' })).toThrow(/^AUTH_SECRET=…: has at least 32 characters$/)
})

test('a certificate without its key, an unreadable one and one of another key are refused by name', (on) => {
  on.skip(!hasOpenssl, 'openssl is not installed')
  expect(() => read({ TLS_CERT: 'one.crt' })).toThrow(/TLS_CERT is set and TLS_KEY is not/)
  expect(() => read({ TLS_KEY: 'one.key' })).toThrow(/TLS_KEY is set and TLS_CERT is not/)
  expect(() => read({ TLS_CERT: 'absent.crt', TLS_KEY: 'one.key' })).toThrow(/TLS_CERT=absent\.crt: cannot be read/)
  expect(() => read({ TLS_CERT: 'one.crt', TLS_KEY: 'two.key' })).toThrow(SettingsError)
  writeFileSync(pem('text.crt'), 'no certificate')
  expect(() => read({ TLS_CERT: 'text.crt', TLS_KEY: 'one.key' })).toThrow(/do not make a pair/)
})

test('with both, the server answers over HTTPS with that certificate', async (on) => {
  on.skip(!hasOpenssl, 'openssl is not installed')
  // The database is not asked: nobody answers there.
  const settings = read({
    TLS_CERT: 'one.crt',
    TLS_KEY: 'one.key',
    PORT: '0',
    DATABASE_URL: 'postgres://127.0.0.1:9/none',
  })
  const server = await startServer({ settings, log: silentLog, say: () => {} })
  server.ready.catch(() => {})
  try {
    expect(server.url).toMatch(/^https:/)
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const asked = get(`${server.url}/health`, { rejectUnauthorized: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      asked.on('error', reject)
    })
    expect(answer).toBe(200)
  } finally {
    await server.stop()
  }
})

function makePair(cert: string, key: string): void {
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
    ].concat(['-keyout', key, '-out', cert]),
    { stdio: 'ignore' },
  )
}
