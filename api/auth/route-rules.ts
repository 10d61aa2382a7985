import { ROLES, type Role } from '@wangge/db/vocabulary'
import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

/** Which roles a route answers; `public` = also those who are not signed in. What of it they see, their scope says. */
export type Rule = 'public' | readonly Role[]

const EVERYONE = ROLES
const DECIDERS: Rule = ['command', 'planner', 'administrator']
const ADMINISTRATORS: Rule = ['administrator']
/** Those who bring in cases and work on them. */
const REPORTERS: Rule = ['command', 'township_officer', 'grid_worker', 'patrol_member', 'administrator']
/** Those who may see a reporter's name and phone, with a reason. */
const REVEALERS: Rule = ['command', 'township_officer', 'administrator']
/** Those who send teams. */
const DISPATCHERS: Rule = ['command', 'township_officer', 'administrator']

/** Those who may carry a ledger away. */
const EXPORTERS: Rule = ['command', 'planner', 'township_officer', 'administrator']

/** Those who see who would be first at a hazard. */
const SENDERS: Rule = ['command', 'township_officer', 'administrator', 'planner']

/** Those who run teams and their shifts. */
const RUNNERS: Rule = ['command', 'township_officer', 'administrator']

/** Those who look at the planner's table. */
const PLANNERS: Rule = ['planner', 'command', 'administrator', 'township_officer']

/** Every route of the product, a line each, as Hono names it (`:id`). A test fails where one has none. */
export const ROUTE_RULES: Record<string, Rule> = {
  'GET /health': 'public',
  'GET /ready': 'public',
  'GET /api/openapi.json': 'public',
  'GET /*': 'public',
  // Opens the wall by the token in its address.
  'GET /wall': 'public',

  'GET /report': 'public',
  'POST /report': 'public',
  'GET /report/challenge': 'public',
  'GET /report/place': 'public',
  'GET /report/map': 'public',
  // Streets and what lies beneath them; no other layer.
  'GET /report/tiles/:layer/:version/:z/:x/:file{[^/]+\\.mvt}': 'public',
  'GET /report/:file{[a-z]+-[0-9a-f]+\\.js}': 'public',
  'GET /report/follow/:link': 'public',
  'POST /report/follow/:link': 'public',

  'GET /api/v1/sign-in': 'public',
  'GET /api/v1/sign-in/oidc': 'public',
  'GET /api/auth/callback/oidc': 'public',
  'POST /api/v1/session': 'public',
  'GET /api/v1/session': EVERYONE,
  'DELETE /api/v1/session': 'public',
  'POST /api/v1/session/password': EVERYONE,
  'GET /api/v1/sessions': EVERYONE,
  'DELETE /api/v1/sessions/:id': EVERYONE,

  'GET /api/v1/people': ADMINISTRATORS,
  'POST /api/v1/people': ADMINISTRATORS,
  'GET /api/v1/people/colleagues': EVERYONE,
  'GET /api/v1/people/:id': ADMINISTRATORS,
  'PATCH /api/v1/people/:id': ADMINISTRATORS,
  'GET /api/v1/people/:id/sessions': ADMINISTRATORS,
  'DELETE /api/v1/people/:id/sessions': ADMINISTRATORS,

  'GET /api/v1/district': EVERYONE,
  'GET /api/v1/cells': EVERYONE,
  'GET /api/v1/cells/:code': EVERYONE,
  'GET /api/v1/coverage-runs': EVERYONE,
  'POST /api/v1/coverage-runs': DECIDERS,
  'GET /api/v1/coverage-runs/:id': EVERYONE,
  'POST /api/v1/coverage-runs/:id/cancel': DECIDERS,
  'GET /api/v1/coverage-runs/:id/figures': EVERYONE,
  'POST /api/v1/coverage-runs/:id/repeat': DECIDERS,
  'GET /api/v1/coverage-runs/:id/compare': EVERYONE,
  'GET /api/v1/coverage-runs/:id/residences': EVERYONE,
  'GET /api/v1/coverage-runs/:id/residences.csv': EXPORTERS,
  'GET /api/v1/residences': EVERYONE,
  'GET /api/v1/residences/:id': EVERYONE,
  'GET /api/v1/service-points': EVERYONE,
  'GET /api/v1/service-points/:id': EVERYONE,
  'GET /api/v1/teams': EVERYONE,
  'GET /api/v1/hazards/:id/who-is-first': SENDERS,
  'GET /api/v1/hazards/:id/who-is-first/:teamId/route': SENDERS,
  // A patrol member: of his own team's dispatch.
  'GET /api/v1/dispatches/:id/route': ['command', 'township_officer', 'administrator', 'planner', 'patrol_member'],
  'GET /api/v1/forces': EVERYONE,
  'GET /api/v1/teams/:id': EVERYONE,
  'PATCH /api/v1/teams/:id': RUNNERS,
  // Of the asker's own team.
  'POST /api/v1/teams/:id/duty': REPORTERS,
  'POST /api/v1/teams/:id/members': RUNNERS,
  'PUT /api/v1/teams/:id/members/:memberId': RUNNERS,
  'DELETE /api/v1/teams/:id/members/:memberId': RUNNERS,
  'GET /api/v1/roster': EVERYONE,
  'GET /api/v1/roster/check': EVERYONE,
  'POST /api/v1/roster/assignments': RUNNERS,
  'POST /api/v1/roster/shifts': RUNNERS,
  'PUT /api/v1/roster/shifts/:id': RUNNERS,
  'DELETE /api/v1/roster/shifts/:id': RUNNERS,
  'POST /api/v1/roster/copy-week': RUNNERS,
  'POST /api/v1/roster/swaps': RUNNERS,
  'POST /api/v1/roster/absences': RUNNERS,
  'PUT /api/v1/shift-kinds/:key': ADMINISTRATORS,
  'GET /api/v1/playback': EVERYONE,
  'GET /api/v1/proof': EVERYONE,
  'GET /api/v1/proof/export.csv': EXPORTERS,
  'GET /api/v1/proof/shifts/:id': EVERYONE,
  'PUT /api/v1/proof/rule': ADMINISTRATORS,
  'GET /api/v1/key-places': EVERYONE,
  'POST /api/v1/key-places': RUNNERS,
  'PUT /api/v1/key-places/:id': RUNNERS,
  'GET /api/v1/hazards/:id/must-visit': EVERYONE,
  'PUT /api/v1/hazards/:id/must-visit': RUNNERS,
  'POST /api/v1/team-positions': ['command', 'township_officer', 'patrol_member', 'administrator'],
  'GET /api/v1/events': EVERYONE,
  'GET /api/v1/search': EVERYONE,
  'GET /api/v1/imports': EVERYONE,
  'POST /api/v1/imports/:id/undo': ADMINISTRATORS,
  'GET /tiles/:file{[^/]+\\.json}': EVERYONE,
  'GET /tiles/:layer/:version/:z/:x/:file{[^/]+\\.mvt}': EVERYONE,

  'GET /api/v1/hazards': EVERYONE,
  'GET /api/v1/hazards/tallies': EVERYONE,
  'GET /api/v1/hazards/inbox-counts': EVERYONE,
  'GET /api/v1/hazards/transferred': EVERYONE,
  'GET /api/v1/hazards/transfer-targets': REPORTERS,
  'GET /api/v1/hazards/summary': EVERYONE,
  'GET /api/v1/hazards/duplicates': EVERYONE,
  'GET /api/v1/hazards/export.csv': EXPORTERS,
  'GET /api/v1/hazards/:id': EVERYONE,
  'GET /api/v1/hazards/:id/clocks/:clock': EVERYONE,
  'POST /api/v1/hazards': REPORTERS,
  'POST /api/v1/hazards/bulk': REPORTERS,
  'POST /api/v1/hazards/:id/actions': REPORTERS,
  'POST /api/v1/hazards/:id/reveal': REVEALERS,
  'GET /api/v1/hazards/:id/reporter': EVERYONE,
  'POST /api/v1/hazards/:id/reporter/questions': ['command', 'township_officer', 'grid_worker', 'administrator'],
  'DELETE /api/v1/hazards/:id/reporter/link': REVEALERS,

  'POST /api/v1/photos': REPORTERS,
  'DELETE /api/v1/photos/:id': REPORTERS,
  'GET /api/v1/photos/:id/:size': EVERYONE,
  'GET /api/v1/consultations': EVERYONE,
  'POST /api/v1/consultations': REPORTERS,
  'GET /api/v1/consultations/:id': EVERYONE,
  'POST /api/v1/consultations/:id/actions': REPORTERS,
  'POST /api/v1/consultations/:id/reveal': REVEALERS,
  'GET /api/v1/incidents': EVERYONE,
  'POST /api/v1/incidents': REPORTERS,
  'GET /api/v1/incidents/:id': EVERYONE,
  'POST /api/v1/incidents/:id/actions': REPORTERS,
  'POST /api/v1/incidents/:id/reveal': REVEALERS,
  'POST /api/v1/hazards/:id/dispatches': DISPATCHERS,
  'GET /api/v1/dispatches': EVERYONE,
  'GET /api/v1/dispatches/:id': EVERYONE,
  'POST /api/v1/dispatches/:id/actions': REPORTERS,
  'GET /api/v1/field/tasks': REPORTERS,
  'GET /api/v1/hazards/:id/way': REPORTERS,
  'GET /api/v1/audit': ADMINISTRATORS,

  'GET /api/v1/response/steps': EVERYONE,
  'GET /api/v1/response/trend': EVERYONE,
  'GET /api/v1/response/hours': EVERYONE,
  'GET /api/v1/response/areas': EVERYONE,
  'GET /api/v1/response/groups': EVERYONE,
  'GET /api/v1/response/reasons': EVERYONE,
  'GET /api/v1/response/cases': EVERYONE,
  'GET /api/v1/response/export.csv': EXPORTERS,
  'GET /api/v1/response/datasets': EVERYONE,

  'GET /api/v1/plan/graphs/:networkId': PLANNERS,
  'GET /api/v1/plan/base': PLANNERS,
  'GET /api/v1/plan/gaps': PLANNERS,
  'GET /api/v1/plan/gaps.csv': PLANNERS,
  'GET /api/v1/scenarios': PLANNERS,
  'POST /api/v1/scenarios': DECIDERS,
  'GET /api/v1/scenarios/:id': PLANNERS,
  'PUT /api/v1/scenarios/:id': DECIDERS,
  'DELETE /api/v1/scenarios/:id': DECIDERS,
  'POST /api/v1/scenarios/:id/adopt': ['planner', 'administrator'],
  'GET /api/v1/scenarios/:id/cells.csv': PLANNERS,
  'GET /api/v1/site-runs': PLANNERS,
  'POST /api/v1/site-runs': DECIDERS,
  'GET /api/v1/site-runs/:id': PLANNERS,
  'POST /api/v1/site-runs/:id/cancel': DECIDERS,
  'GET /api/v1/coverage-report': PLANNERS,
  'GET /api/v1/coverage-report.xlsx': PLANNERS,
  'GET /api/v1/team-reach': PLANNERS,
  'GET /api/v1/team-reach/:teamId/shed': PLANNERS,
  'POST /api/v1/team-reach/what-if': PLANNERS,

  'GET /api/v1/wall': EVERYONE,
  'GET /api/v1/wall/map': EVERYONE,
  'GET /api/v1/wall/screen': EVERYONE,
  'GET /api/v1/wall/views': ADMINISTRATORS,
  'PUT /api/v1/wall/views/:id': ADMINISTRATORS,
  'DELETE /api/v1/wall/views/:id': ADMINISTRATORS,
  'GET /api/v1/kiosk-links': ADMINISTRATORS,
  'POST /api/v1/kiosk-links': ADMINISTRATORS,
  'DELETE /api/v1/kiosk-links/:id': ADMINISTRATORS,

  'GET /api/v1/ledger-tables': EVERYONE,
  'PUT /api/v1/hazard-kinds/:key': ADMINISTRATORS,
  'PUT /api/v1/commitment-kinds/:key': ADMINISTRATORS,
  'POST /api/v1/clock-rules': ADMINISTRATORS,
  'GET /api/v1/calendar': EVERYONE,
  'PUT /api/v1/calendar/notices': ADMINISTRATORS,
  'PUT /api/v1/calendar/local-days': ADMINISTRATORS,
  'PUT /api/v1/calendar/duty': ADMINISTRATORS,
  'GET /api/v1/jobs': ADMINISTRATORS,
  'POST /api/v1/jobs/:name/run': ADMINISTRATORS,
  'GET /api/v1/escalation-rule': ADMINISTRATORS,
  'PUT /api/v1/escalation-rule': ADMINISTRATORS,
  'GET /api/v1/message-channels': ADMINISTRATORS,
  'POST /api/v1/message-channels': ADMINISTRATORS,
  'PUT /api/v1/message-channels/:id': ADMINISTRATORS,
  'DELETE /api/v1/message-channels/:id': ADMINISTRATORS,
  'POST /api/v1/message-channels/:id/test': ADMINISTRATORS,
  'GET /api/v1/message-rules': ADMINISTRATORS,
  'POST /api/v1/message-rules': ADMINISTRATORS,
  'PUT /api/v1/message-rules/:id': ADMINISTRATORS,
  'DELETE /api/v1/message-rules/:id': ADMINISTRATORS,
  'GET /api/v1/message-deliveries': ADMINISTRATORS,
  'POST /api/v1/message-deliveries/:id/send-again': ADMINISTRATORS,
}

/** Names of the routes (not middleware, not what refuses unknown ones) among those registered: `GET /api/v1/cells/:code`. */
export function routeNames(routes: readonly { method: string; path: string }[]): string[] {
  return [...new Set(routes.filter(({ method }) => method !== 'ALL').map(nameOf))]
}

/** The rule of the route a request is for; null where nothing answers it. A route without a rule is closed to all. */
export function ruleOf(c: Context): Rule | null {
  const route = routeOf(c)
  return route === null ? null : (ROUTE_RULES[route] ?? [])
}

/** Name of the route a request is for, as in ROUTE_RULES; null where nothing answers it. */
export function routeOf(c: Context): string | null {
  const route = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
  return route ? nameOf(route) : null
}

const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`
