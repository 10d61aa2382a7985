import { isIP } from 'node:net'
import type { Context } from 'hono'

/** The part of node-server's bindings that knows the other end of the connection. */
interface Bindings {
  incoming?: { socket?: { remoteAddress?: string } }
}

/**
 * Address a request comes from: the connection's other end; behind a proxy the last address in the header it is known to write
 * (what stands before it, anybody may have sent).
 */
export function clientAddress(c: Context, proxyHeader: string | null): string {
  const told = proxyHeader === null ? undefined : c.req.header(proxyHeader)?.split(',').at(-1)?.trim()
  if (told !== undefined && isIP(told) > 0) return told
  return (c.env as Bindings | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1'
}
