import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignInOptions } from '../contract/index.ts'
import type { Ctx } from '../house.ts'
import type { Env } from '../routes/router.ts'
import { testCtx } from '../testing/house.ts'
import { type OpenIdProvider, startOpenIdProvider } from '../testing/openid-provider.ts'
import { addTestPerson, signInApp } from '../testing/people.ts'

const HOME = 'http://127.0.0.1:8787'

describeOnOneEngine('signing in over OpenID Connect', (on) => {
  let ctx: Ctx
  let app: Pick<Hono<Env>, 'request'>
  let provider: OpenIdProvider
  beforeAll(async () => {
    provider = await startOpenIdProvider('wangge')
    ctx = testCtx(on.database, () => new Date())
    const oidc = { issuer: provider.issuer, clientId: 'wangge', clientSecret: 's', usernameClaim: 'preferred_username' }
    ;({ app } = await signInApp(ctx, { oidc, publicUrl: HOME }))
  })
  afterAll(() => provider.close())
  beforeEach(async () => {
    await on.empty()
    await addTestPerson(ctx, { username: 'wang', name: '王工' })
  })

  test('is offered where it is set up', async () => {
    const options = (await (await app.request(`${HOME}/api/v1/sign-in`)).json()) as SignInOptions
    expect(options.oidcUrl).toBe('/api/v1/sign-in/oidc')
  })

  test('lets in the person of that name, again and again', async () => {
    for (const sub of ['17', '17']) {
      const { location, cookie } = await walkThrough({ sub, preferred_username: 'WANG' })
      expect(location).toBe('/')
      const session = await app.request(`${HOME}/api/v1/session`, { headers: { cookie } })
      expect(await session.json()).toMatchObject({ personName: '王工' })
    }
  })

  test('turns away who has no person here, makes none, and opens no session', async () => {
    const { location, cookie } = await walkThrough({ sub: '18', preferred_username: 'stranger' })
    expect(location).toMatch(/signIn=failed/)
    expect((await app.request(`${HOME}/api/v1/session`, { headers: { cookie } })).status).toBe(401)
    expect(await on.database.rows(ctx.who, sql`select name from person`)).toHaveLength(1)
  })

  test('turns away a disabled person', async () => {
    await on.script('update person set disabled_at = now()')
    const { cookie } = await walkThrough({ sub: '17', preferred_username: 'wang' })
    expect((await app.request(`${HOME}/api/v1/session`, { headers: { cookie } })).status).toBe(401)
  })

  test('refuses a return that nobody here began', async () => {
    const response = await app.request(`${HOME}/api/auth/callback/oidc?code=x&state=forged`)
    expect(response.headers.get('location')).toMatch(/^\/\?signIn=failed/)
    expect(response.headers.getSetCookie().join()).not.toContain('session_token=')
  })

  /** To the provider and back; where the browser ends up, and the cookies it then has. */
  async function walkThrough(claims: Record<string, string>): Promise<{ location: string; cookie: string }> {
    provider.claims = claims
    const begun = await app.request(`${HOME}/api/v1/sign-in/oidc`)
    expect(begun.status, await begun.clone().text()).toBe(302)
    const asked = new URL(begun.headers.get('location') ?? '').searchParams
    expect(asked.get('redirect_uri')).toBe(`${HOME}/api/auth/callback/oidc`)
    const query = new URLSearchParams({ code: asked.get('nonce') ?? '', state: asked.get('state') ?? '' })
    const headers = { cookie: cookiesOf(begun) }
    const back = await app.request(`${HOME}/api/auth/callback/oidc?${query}`, { headers })
    return { location: back.headers.get('location') ?? '', cookie: cookiesOf(back) }
  }
})

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
