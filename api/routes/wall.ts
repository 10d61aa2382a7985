import { createRoute } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { KIOSK_COOKIE } from '../auth/kiosk.ts'
import {
  kioskLinkCreated,
  kioskLinkInput,
  kioskLinks,
  wallFigures,
  wallMap,
  wallQuery,
  wallScreen,
  wallView,
  wallViewInput,
  wallViews,
} from '../contract/index.ts'
import type { House } from '../house.ts'
import { getScreen } from '../services/wall/get-screen.ts'
import { getWall } from '../services/wall/get-wall.ts'
import { getWallMap } from '../services/wall/get-wall-map.ts'
import { addKioskLink, listKioskLinks, revokeLink } from '../services/wall/kiosk-links.ts'
import { listWallViews, putView, removeView } from '../services/wall/wall-views.ts'
import { answers, byId, createRouter, type Env, jsonBody, nothing } from './router.ts'

/** Longer than any screen hangs untouched; browsers keep none longer than 400 days, and each opening of the link renews it. */
const COOKIE_SECONDS = 400 * 86_400

/** What stands there until the database is open; the browser asks again by itself. */
const STARTING = '<!doctype html><meta charset="utf-8"><title>网格</title><p>正在启动… Starting…'

/**
 * `/wall?kiosk=<token>`: the token goes into a cookie that no script reads, and out of the address. A token that opens nothing takes
 * an older one away, so that the page says so.
 */
export function kioskDoor(readiness: () => { house: House | null }): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = c.req.query('kiosk')
    const { house } = readiness()
    if (token === undefined) return next()
    // A screen and its server are often switched on together.
    if (house === null) return c.html(STARTING, 503, { 'cache-control': 'no-store', 'retry-after': '2', refresh: '2' })
    const isKnown = token.length < 200 && (await house.kiosks.byToken(token)) !== null
    const secure = new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
    const maxAge = isKnown ? COOKIE_SECONDS : 0
    setCookie(c, KIOSK_COOKIE, isKnown ? token : '', { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge })
    const rest = new URLSearchParams(c.req.query())
    rest.delete('kiosk')
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
    return c.redirect(rest.size === 0 ? '/wall' : `/wall?${rest}`, 303)
  }
}

/** The large screen: what it shows, how it is set up, and the links that open it without a sign-in. */
export const wallRoutes = createRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/wall',
      request: { query: wallQuery },
      responses: answers(200, wallFigures, 'Everything that stands beside the map'),
    }),
    async (c) => c.json(await getWall({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/wall/map',
      request: { query: wallQuery },
      responses: answers(200, wallMap, 'Hazards, teams and the ways of those sent'),
    }),
    async (c) => c.json(await getWallMap({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/wall/screen',
      responses: answers(200, wallScreen, 'What this screen shows in turn'),
    }),
    async (c) => {
      const kiosk = await c.var.ctx.kiosks.of(c.req.raw)
      const isScreen = kiosk?.who.personId === c.var.ctx.who.personId
      return c.json(await getScreen({ ctx: c.var.ctx, input: { views: isScreen ? kiosk.views : [] } }), 200)
    },
  )
  .openapi(
    createRoute({ method: 'get', path: '/wall/views', responses: answers(200, wallViews, 'Views, in their order') }),
    async (c) => c.json({ items: await listWallViews({ ctx: c.var.ctx }) }, 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/wall/views/{id}',
      request: { params: byId, body: jsonBody(wallViewInput) },
      responses: answers(200, wallView, 'The view as it stands now; an id that is new makes a new one'),
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), view: c.req.valid('json') }
      return c.json(await putView({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/wall/views/{id}',
      request: { params: byId },
      responses: nothing('The view is gone'),
    }),
    async (c) => {
      await removeView({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/kiosk-links',
      responses: answers(200, kioskLinks, 'Links of screens, those in force first'),
    }),
    async (c) => c.json({ items: await listKioskLinks({ ctx: c.var.ctx }) }, 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/kiosk-links',
      request: { body: jsonBody(kioskLinkInput) },
      responses: answers(201, kioskLinkCreated, 'The link with its token, which is told this once'),
    }),
    async (c) => c.json(await addKioskLink({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/kiosk-links/{id}',
      request: { params: byId },
      responses: nothing('The link opens nothing any more'),
    }),
    async (c) => {
      await revokeLink({ ctx: c.var.ctx, input: c.req.valid('param') })
      return c.body(null, 204)
    },
  )
