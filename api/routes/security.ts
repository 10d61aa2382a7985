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
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', CONTENT_SECURITY_POLICY)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), payment=()')
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Until people sign in, whoever reaches the server may do everything: only this machine's own pages shall. A host that is no
 * loopback name is a foreign page whose name was pointed here (DNS rebinding); a change from another origin is refused too.
 */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  const { host, hostname } = new URL(c.req.url)
  if (!LOOPBACK.has(hostname))
    throw new ServiceError('foreignHost', `${hostname} is no name of this machine`, { hostname })
  const origin = c.req.header('origin')
  if (origin !== undefined && !SAFE_METHODS.has(c.req.method) && hostOf(origin) !== host)
    throw new ServiceError('foreignOrigin', `A change from ${origin} is not taken`, { origin })
  await next()
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
