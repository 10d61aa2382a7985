import { randomBytes } from 'node:crypto'
import { NOBODY } from '@wangge/db'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { AppDeps } from '../app.ts'
import { clientAddress } from '../auth/address.ts'
import { ServiceError } from '../errors.ts'
import { answerForm, answerRefusal } from '../report-page/answers.ts'
import { bitsUnder, issueChallenge } from '../report-page/challenge.ts'
import { type Desk, deskOf, wanted } from '../report-page/desk.ts'
import { issueForm } from '../report-page/form-token.ts'
import { takeReport } from '../report-page/take-report.ts'
import { baseMap, baseTile } from '../services/residents/base-map.ts'
import { placeName } from '../services/residents/place-name.ts'
import { limitBody } from './body-limit.ts'
import { followRoutes } from './follow.ts'
import type { Env } from './router.ts'
import { LOOPBACK_ONLY } from './security.ts'
import { answerTile } from './tiles.ts'

/** Four photos of a phone. */
export const REPORT_BYTES = 32 * 1024 * 1024

export type ReportEnv = { Variables: Env['Variables'] & { desk: Desk; address: string } }

/** What residents reach without an account: pages of HTML that work without script. */
export function createReportRoutes(deps: AppDeps): Hono<ReportEnv> {
  const secret = deps.secret ?? (() => OWN_SECRET)
  let desk: Desk | undefined
  const app = new Hono<ReportEnv>()
  app.onError(answerRefusal)
  app.use(compress(), async (c, next) => {
    desk ??= deskOf(secret(), deps.doors ?? LOOPBACK_ONLY)
    c.set('desk', desk)
    c.set('address', clientAddress(c, deps.auth?.()?.proxyHeader ?? null))
    const { house, step } = deps.readiness()
    if (!house) throw new ServiceError('starting', `Not ready yet: ${step}`, { step })
    c.set('ctx', { ...house, who: NOBODY })
    await next()
  })
  app.get('/', (c) => answerForm(c, { form: issueForm(c.var.desk.keys, c.var.ctx.clock()) }))
  app.post('/', limitBody({ maxSize: REPORT_BYTES, onError: tooLarge }), takeReport)
  app.get('/challenge', async (c) => {
    const { desk, ctx, address } = c.var
    await desk.limits.take('challenge', address)
    const now = ctx.clock()
    const challenge = issueChallenge(desk.keys, bitsUnder(wanted(desk, now)), now)
    return c.json(challenge, 200, { 'cache-control': 'no-store' })
  })
  app.get('/place', async (c) => {
    const { desk, ctx, address } = c.var
    await desk.limits.take('place', address)
    const position = [Number(c.req.query('lon') ?? Number.NaN), Number(c.req.query('lat') ?? Number.NaN)] as const
    if (!position.every(Number.isFinite)) throw new ServiceError('invalidInput', 'lon and lat are numbers')
    const name = await placeName({ house: ctx, input: { position } })
    return c.json({ name }, 200, { 'cache-control': 'no-store' })
  })
  app.get('/map', async (c) => {
    const { desk, ctx, address } = c.var
    await desk.limits.take('map', address)
    const map = await baseMap({ house: ctx, input: { area: c.req.query('area') ?? '' } })
    return c.json(map, 200, { 'cache-control': 'no-store' })
  })
  app.get('/tiles/:layer/:version/:z/:x/:file{[^/]+\\.mvt}', async (c) => {
    const { desk, ctx, address } = c.var
    await desk.limits.take('tile', address)
    const { layer, version, z, x, file } = c.req.param()
    const tile = await baseTile({ house: ctx, input: { layer, version, z, x, y: file.slice(0, -'.mvt'.length) } })
    return answerTile(c, tile, FOR_EVERYBODY)
  })
  app.get('/:file{[a-z]+-[0-9a-f]+\\.js}', (c) => {
    const text = c.var.desk.scripts.read(c.req.param('file'))
    if (text === null) throw new ServiceError('notFound', 'There is no such script', { what: 'script', id: '' })
    return c.body(text, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  app.route('/follow', followRoutes)
  return app
}

/** A version never changes its bytes, and everybody sees the same: whatever stands on the way may keep it. */
const FOR_EVERYBODY = 'public, max-age=31536000, immutable'

const OWN_SECRET = randomBytes(32).toString('base64url')

function tooLarge(): never {
  throw new ServiceError('bodyTooLarge', `A report may carry ${REPORT_BYTES} bytes`, { limitBytes: REPORT_BYTES })
}
