import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as Who } from '@wangge/db'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import { admit, admittedNow } from './auth/admit.ts'
import type { Auth } from './auth/auth.ts'
import { mustBeMeant } from './auth/meant-person.ts'
import { ServiceError } from './errors.ts'
import { type House, type Log, newRequestId } from './house.ts'
import { auditRoutes } from './routes/audit.ts'
import { oidcReturnRoutes, signInRoutes } from './routes/auth.ts'
import { limitBody } from './routes/body-limit.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { cellRoutes } from './routes/cells.ts'
import { CHANGES_PER_MINUTE, changeLimit } from './routes/change-limit.ts'
import { consultationRoutes } from './routes/consultations.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { coverageReportRoutes } from './routes/coverage-report.ts'
import { dispatchRoutes } from './routes/dispatches.ts'
import { districtRoutes } from './routes/district.ts'
import { EVENTS, eventRoutes } from './routes/events.ts'
import { fieldRoutes } from './routes/field.ts'
import { followDeskRoutes } from './routes/follow-desk.ts'
import { forceRoutes } from './routes/forces.ts'
import { hazardActionRoutes } from './routes/hazard-actions.ts'
import { hazardRoutes } from './routes/hazards.ts'
import { createHealthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { jobRoutes } from './routes/jobs.ts'
import { ledgerTableRoutes } from './routes/ledger-tables.ts'
import { messageRoutes } from './routes/messages.ts'
import { allowedMethods } from './routes/methods.ts'
import { peopleRoutes } from './routes/people.ts'
import { PHOTO_UPLOADS, photoRoutes } from './routes/photos.ts'
import { planRoutes } from './routes/plan.ts'
import { playbackRoutes } from './routes/playback.ts'
import { POSITION_REPORTS, positionRoutes } from './routes/positions.ts'
import { answerProblem } from './routes/problems.ts'
import { proofRoutes } from './routes/proof.ts'
import { rankingRoutes } from './routes/rankings.ts'
import { createReportRoutes } from './routes/report.ts'
import { residenceRoutes } from './routes/residences.ts'
import { responseRoutes } from './routes/response.ts'
import { revealRoutes } from './routes/reveal.ts'
import { rosterRoutes } from './routes/roster.ts'
import { createRouter, type Env } from './routes/router.ts'
import { SCENARIOS, scenarioRoutes } from './routes/scenarios.ts'
import { searchRoutes } from './routes/search.ts'
import { answerHeaders, type Doors, LOOPBACK_ONLY, ownPagesOnly, securityHeaders } from './routes/security.ts'
import { servicePointRoutes } from './routes/service-points.ts'
import { sessionRoutes } from './routes/session.ts'
import { SITE_RUNS, siteRunRoutes } from './routes/site-runs.ts'
import { teamReachRoutes } from './routes/team-reach.ts'
import { teamRoutes } from './routes/teams.ts'
import { tileRoutes } from './routes/tiles.ts'
import { kioskDoor, wallRoutes } from './routes/wall.ts'
import { createWebRoutes } from './routes/web.ts'

/** How far the start has come. */
export interface Readiness {
  /** Null until the database is open and migrated. */
  house: House | null
  /** True once what is loaded at the start is loaded. */
  ready: boolean
  /** What is being done, for /ready. */
  step: string
}

export interface AppDeps {
  readiness: () => Readiness
  /** Who asks: one context a request, through which everything goes. */
  contextOf: (request: Request) => Promise<Who> | Who
  /** The sign-in; null until the database is open, absent where nobody signs in (tests). */
  auth?: () => Auth | null
  /** Hosts and origins that are answered. */
  doors?: Doors
  /** Directory of the built pages. */
  webDirectory: string
  log: Log
  /** Signs what people without an account are given; absent = a secret of this process (tests). */
  secret?: () => string
  /** Changes one person may make a minute; null = no limit (measuring). Default: as people work. */
  changesPerMinute?: number | null
}

/** No request of the API carries more than a few parameters, but for photos and a gateway's positions (150 bytes each, 500 of them). */
const ordinaryBody = bodyOf(64 * 1024)
const bodyOfPositions = bodyOf(128 * 1024)

/** The whole HTTP side: API, tiles, pages. It listens to nothing by itself. */
export function createApp(deps: AppDeps): OpenAPIHono<Env> {
  const app = createRouter()
  app.onError((error, c) => answerProblem(c, error, deps.log))
  app.use(async (c, next) => {
    const started = performance.now()
    c.set('requestId', newRequestId())
    c.header('x-request-id', c.var.requestId)
    await next()
    if (!c.res.headers.has('x-request-id')) c.header('x-request-id', c.var.requestId)
    const milliseconds = Math.round((performance.now() - started) * 10) / 10
    const { method, path } = c.req
    // A probe every few hundred milliseconds tells nothing while all is well.
    const probe = path === '/health' || path === '/ready'
    deps.log[probe ? 'debug' : 'info'](
      { requestId: c.var.requestId, method, path, status: c.res.status, milliseconds },
      'request',
    )
  })
  app.use(securityHeaders)
  app.use(ownPagesOnly(deps.doors ?? LOOPBACK_ONLY))
  app.route('/', createHealthRoutes(deps.readiness))

  const inTheHouse = createMiddleware<Env>(async (c, next) => {
    const { house, step } = deps.readiness()
    if (!house) throw new ServiceError('starting', `Not ready yet: ${step}`, { step })
    c.set('auth', deps.auth?.() ?? null)
    c.set('ctx', { ...house, who: await admit(c, deps.contextOf, house.kiosks) })
    c.set('whoNow', () => admittedNow(c, deps.contextOf, house.kiosks))
    mustBeMeant(c)
    await next()
  })
  // Said before the answer is made, so that compressing need not make a small one anew to say it.
  app.use('/api/*', answerHeaders({ vary: 'Accept-Encoding' }), compress())
  app.use(
    '/api/v1/*',
    etagOfReading,
    inTheHouse,
    changeLimit(deps.changesPerMinute === undefined ? CHANGES_PER_MINUTE : deps.changesPerMinute),
    privateAnswers,
    tellChanges,
    (c, next) => {
      const { path } = c.req
      if (path === PHOTO_UPLOADS || path.startsWith(SCENARIOS) || path === SITE_RUNS) return next()
      return (path === POSITION_REPORTS ? bodyOfPositions : ordinaryBody)(c, next)
    },
  )
  app.use('/tiles/*', inTheHouse)
  app.use('/api/auth/*', inTheHouse)
  for (const routes of [
    signInRoutes,
    sessionRoutes,
    peopleRoutes,
    districtRoutes,
    eventRoutes,
    cellRoutes,
    coverageRoutes,
    coverageReportRoutes,
    planRoutes,
    scenarioRoutes,
    siteRunRoutes,
    residenceRoutes,
    servicePointRoutes,
    teamRoutes,
    teamReachRoutes,
    forceRoutes,
    rosterRoutes,
    proofRoutes,
    playbackRoutes,
    rankingRoutes,
    positionRoutes,
    hazardRoutes,
    hazardActionRoutes,
    followDeskRoutes,
    searchRoutes,
    importRoutes,
    photoRoutes,
    consultationRoutes,
    incidentRoutes,
    dispatchRoutes,
    fieldRoutes,
    revealRoutes,
    responseRoutes,
    auditRoutes,
    ledgerTableRoutes,
    jobRoutes,
    messageRoutes,
    calendarRoutes,
    wallRoutes,
  ]) {
    app.route('/api/v1', routes)
  }
  app.route('/api/auth', oidcReturnRoutes)
  app.route('/tiles', tileRoutes)
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Wangge',
      version: '1',
      description: 'Grid cells, service points, hazards, and who is within ten minutes on foot.',
    },
  })
  app.all('/api/*', (c) => refuseUnknown(app, c.req.method, c.req.path))
  app.all('/tiles/*', (c) => refuseUnknown(app, c.req.method, c.req.path))
  app.get('/wall', kioskDoor(deps.readiness))
  app.route('/report', createReportRoutes(deps))
  app.route('/', createWebRoutes(deps.webDirectory))
  app.all('*', (c) => refuseUnknown(app, c.req.method, c.req.path))
  return app
}

/** What is asked again may not have changed; a change is never asked again, and its answer is not hashed. */
const etagOfReading = createMiddleware<Env>((c, next) =>
  c.req.method === 'GET' && c.req.path !== EVENTS ? weakEtag(c, next) : next(),
)
const weakEtag = etag({ weak: true })

/** What a request has changed is told within a moment; what nobody told of is found by a round. */
const tellChanges = createMiddleware<Env>(async (c, next) => {
  await next()
  if (c.req.method !== 'GET') c.var.ctx.live.poke()
})

/** Figures change and differ by person: kept by the asker only, and asked again each time (with If-None-Match). */
const privateAnswers = answerHeaders({ 'cache-control': 'private, no-cache' })

function bodyOf(limitBytes: number) {
  const onError = (): never => {
    throw new ServiceError('bodyTooLarge', `A request may carry ${limitBytes} bytes`, { limitBytes })
  }
  return limitBody({ maxSize: limitBytes, onError })
}

function refuseUnknown(app: OpenAPIHono<Env>, method: string, path: string): never {
  const allow = allowedMethods(app, path)
  if (allow.length === 0) throw new ServiceError('unknownRoute', `There is nothing at ${path}`, { path })
  throw new ServiceError('methodNotAllowed', `${path} answers ${allow.join(', ')}, not ${method}`, {
    path,
    method,
    allow,
  })
}
