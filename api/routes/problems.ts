import { isDatabaseAway } from '@wangge/db'
import { TileError } from '@wangge/tiles'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Problem } from '../contract/index.ts'
import { type ProblemCode, ServiceError } from '../errors.ts'
import type { Log } from '../house.ts'
import type { Env } from './router.ts'

/** RFC 9457 body of a failure. What nobody foresaw is logged whole and answered with its request id only. */
export function answerProblem(c: Context<Env>, error: unknown, log: Log): Response {
  const known = asServiceError(error)
  if (known) return problemResponse(c, known)
  const requestId = c.var.requestId
  if (isDatabaseAway(error)) {
    log.warn({ requestId, path: c.req.path, code: (error as { code?: string }).code }, 'the database does not answer')
    return problemResponse(
      c,
      new ServiceError('databaseAway', 'The database does not answer', { retryAfterSeconds: 2 }),
    )
  }
  log.error({ requestId, path: c.req.path, err: error }, 'request failed')
  return problemResponse(c, new ServiceError('internal', 'Internal error', { requestId }))
}

function asServiceError(error: unknown): ServiceError | null {
  if (error instanceof ServiceError) return error
  if (error instanceof TileError) return new ServiceError(error.code, error.message, error.detail)
  if (!(error instanceof HTTPException)) return null
  const codes: Partial<Record<number, ProblemCode>> = {
    400: 'invalidInput',
    413: 'bodyTooLarge',
    415: 'unsupportedMediaType',
  }
  const code = codes[error.status]
  return code ? new ServiceError(code, error.message, { reason: error.message }) : null
}

function problemResponse(c: Context<Env>, error: ServiceError): Response {
  const body: Problem = {
    type: `urn:wangge:problem:${error.code}`,
    title: error.message,
    status: error.status,
    code: error.code,
    params: error.params,
    instance: `urn:uuid:${c.var.requestId}`,
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  const allow = error.params['allow']
  if (error.code === 'methodNotAllowed' && Array.isArray(allow)) headers['allow'] = allow.join(', ')
  if (error.code === 'starting') headers['retry-after'] = '1'
  const { retryAfterSeconds } = error.params
  if (typeof retryAfterSeconds === 'number') headers['retry-after'] = String(retryAfterSeconds)
  return c.body(JSON.stringify(body), error.status, headers)
}
