import type { MiddlewareHandler } from 'hono'
import { ServiceError } from '../errors.ts'

/** Nothing from outside at run time; the map draws in workers made from blobs, antd and maplibre set styles on elements. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers that every answer carries. */
export const securityHeaders = answerHeaders({
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=()',
})

/**
 * Headers of an answer where it has no others of these names. Given before the answer is made: each one that is set on a finished
 * answer makes it anew. Answers made past the context (files, streams) get them afterwards.
 */
export function answerHeaders(headers: Record<string, string>): MiddlewareHandler {
  const all = Object.entries(headers)
  return async (c, next) => {
    for (const [name, value] of all) c.header(name, value)
    await next()
    for (const [name, value] of all) if (!c.res.headers.has(name)) c.header(name, value)
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Under which names, and from which pages, the product is reached. */
export interface Doors {
  /** False where it listens on this machine only: then a foreign name pointed here (DNS rebinding) is refused. */
  anyHost: boolean
  /** Address that people reach it at through a proxy, without a path: its host and its pages are ours. */
  publicUrl: string | null
}

export const LOOPBACK_ONLY: Doors = { anyHost: false, publicUrl: null }

/**
 * Refuses hosts that are none of ours, and every change from a page that is none of ours: with or without a session, so that nobody
 * is signed in by a foreign page either. Programs that send no origin are let through: they carry no one else's cookies.
 */
export function ownPagesOnly({ anyHost, publicUrl }: Doors): MiddlewareHandler {
  const outside = publicUrl === null ? null : new URL(publicUrl)
  return async (c, next) => {
    const { hostname } = new URL(c.req.url)
    if (!anyHost && !LOOPBACK.has(hostname) && hostname !== outside?.hostname)
      throw new ServiceError('foreignHost', `${hostname} is no name of this machine`, { hostname })
    const origin = c.req.header('origin')
    if (origin !== undefined && !SAFE_METHODS.has(c.req.method) && !isOwnOrigin(origin, c.req.url, { publicUrl }))
      throw new ServiceError('foreignOrigin', `A change from ${origin} is not taken`, { origin })
    await next()
  }
}

/** Whether an origin, or a page's address, is one of ours as a request's own address says. */
export function isOwnOrigin(text: string, requestUrl: string, { publicUrl }: Pick<Doors, 'publicUrl'>): boolean {
  if (!URL.canParse(text)) return false
  const [page, asked] = [new URL(text), new URL(requestUrl)]
  if (publicUrl !== null && page.origin === new URL(publicUrl).origin) return true
  // A proxy that ends TLS speaks plain HTTP to us; the other way round, a plain page speaks for our sealed one.
  return page.host === asked.host && (page.protocol === asked.protocol || page.protocol === 'https:')
}
