import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as Who } from '@wangge/db'
import type { Context } from 'hono'
import type { Auth } from '../auth/auth.ts'
import { problem } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import type { Ctx } from '../house.ts'

/** What every handler finds on its request. */
export interface Env {
  Variables: {
    ctx: Ctx
    requestId: string
    auth: Auth | null
    /** Who the request would be served as if it came now; null where it would be refused. */
    whoNow: () => Promise<Who | null>
  }
}

/** A router whose failed validations name field, value and reason. */
export function createRouter(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: async (result, c) => {
      if (result.success) return
      const [issue] = result.error.issues
      const field = issue?.path.join('.') || result.target
      throw new ServiceError('invalidInput', `${field}: ${issue?.message ?? 'not valid'}`, {
        field,
        value: await givenValue(c, result.target, String(issue?.path[0] ?? '')),
        reason: issue?.message ?? 'not valid',
        where: result.target,
      })
    },
  })
}

/** What the request carries at a place, cut to what fits into an answer. */
async function givenValue(c: Context<Env>, target: string, name: string): Promise<string> {
  if (target === 'query') return (c.req.queries(name) ?? []).join(',').slice(0, VALUE_CHARACTERS)
  if (target === 'param') return (c.req.param(name) ?? '').slice(0, VALUE_CHARACTERS)
  const body: unknown = target === 'json' ? await c.req.json() : null
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : body
  return value === undefined ? '' : JSON.stringify(value).slice(0, VALUE_CHARACTERS)
}

const VALUE_CHARACTERS = 200

/** `responses` of a route that answers with one JSON body; everything else is a problem. */
export function answers<Status extends number, Body extends z.ZodType>(
  status: Status,
  schema: Body,
  description: string,
) {
  return {
    [status]: { description, content: { 'application/json': { schema } } },
    default: {
      description: 'What is wrong, by a stable code',
      content: { 'application/problem+json': { schema: problem } },
    },
  } as Record<Status, { description: string; content: { 'application/json': { schema: Body } } }>
}

/** `responses` of a route that answers without a body. */
export function nothing(description: string) {
  return {
    204: { description },
    default: {
      description: 'What is wrong, by a stable code',
      content: { 'application/problem+json': { schema: problem } },
    },
  } as { 204: { description: string } }
}

/** The sign-in of this deployment. Throws `starting` where there is none (yet). */
export function authOf(c: Context<Env>): Auth {
  const { auth } = c.var
  if (auth === null) throw new ServiceError('starting', 'Nobody can sign in yet', { step: 'opening' })
  return auth
}

/** `count=true` asks for the total. */
export const wantsTotal = ({ count }: { count: 'true' | 'false' }): boolean => count === 'true'

export const byId = z.object({ id: z.uuid() })

/** The header under which a change may be sent again without being done twice. */
export const repeatable = z.object({ 'idempotency-key': z.string().min(1).max(100).optional() })

/** A JSON body, whatever content type it claims; refuses characters that no text of PostgreSQL holds. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  const storable = schema.refine(isStorable, 'holds characters that are no text')
  return { required: true as const, content: { 'application/json': { schema: storable } } }
}

/** Neither NUL nor half a surrogate pair in any string. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && !/\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner))
}
