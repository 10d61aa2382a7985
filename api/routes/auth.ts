import { createRoute } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { clientAddress } from '../auth/address.ts'
import { signInOptions } from '../contract/index.ts'
import { presentSession, readPlace } from '../services/people/present-session.ts'
import { answers, authOf, createRouter, type Env } from './router.ts'

/** Which ways in there are, and the way over OpenID Connect. */
export const signInRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/sign-in',
      responses: answers(200, signInOptions, 'Ways to sign in, for everybody'),
    }),
    async (c) => {
      const { hasOidc, samplePeople } = authOf(c)
      const row = await authOf(c)
        .signedIn(c.req.raw)
        .catch(() => null)
      const session = row && (await presentSession(c.var.ctx, row))
      const { isDemo } = session ?? (await readPlace(c.var.ctx, null))
      const oidcUrl = hasOidc ? '/api/v1/sign-in/oidc' : null
      return c.json({ isDemo, isSignedIn: session !== null, session, oidcUrl, samplePeople }, 200)
    },
  )
  .get('/sign-in/oidc', (c) => {
    const auth = authOf(c)
    return auth.beginOidc({ address: clientAddress(c, auth.proxyHeader), url: c.req.url })
  })

/** Where the OpenID provider sends the browser back to. */
export const oidcReturnRoutes = new Hono<Env>().get('/callback/oidc', (c) => {
  const auth = authOf(c)
  return auth.finishOidc(c.req.raw, clientAddress(c, auth.proxyHeader))
})
