import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/**
 * Refuses a body over `maxSize` bytes. Where its length is told it is judged by that, without touching the body: a stream made of it
 * costs more than all else of a small request, and HTTP gives no more than was told. Where it is not told, the bytes are counted.
 */
export function limitBody(options: Required<Parameters<typeof bodyLimit>[0]>): MiddlewareHandler {
  const counted = bodyLimit(options)
  return (c, next) => {
    const { method, headers } = c.req.raw
    if (method === 'GET' || method === 'HEAD') return next()
    const told = headers.get('content-length')
    if (told === null || headers.has('transfer-encoding')) return counted(c, next)
    return Number(told) > options.maxSize ? Promise.resolve(options.onError(c)) : next()
  }
}
