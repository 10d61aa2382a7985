import { OpenAPIHono, z } from '@hono/zod-openapi'
import { problem } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import type { Ctx } from '../house.ts'

/** What every handler finds on its request. */
export interface Env {
  Variables: { ctx: Ctx; requestId: string }
}

/** A router whose failed validations name field, value and reason. */
export function createRouter(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return
      const [issue] = result.error.issues
      const field = issue?.path.join('.') || result.target
      throw new ServiceError('invalidInput', `${field}: ${issue?.message ?? 'not valid'}`, {
        field,
        value: valueAt(issue && 'input' in issue ? issue.input : undefined),
        reason: issue?.message ?? 'not valid',
        where: result.target,
      })
    },
  })
}

function valueAt(value: unknown): string {
  if (value === undefined) return ''
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200)
}

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

/** `count=true` asks for the total. */
export const wantsTotal = ({ count }: { count: 'true' | 'false' }): boolean => count === 'true'

export const byId = z.object({ id: z.uuid() })
