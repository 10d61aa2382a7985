import type { Context } from 'hono'
import type { Doors } from '../routes/security.ts'
import { isOwnOrigin } from '../routes/security.ts'
import type { ReportKeys } from './keys.ts'
import { senderKey } from './limits.ts'

/**
 * Whether a form comes from a page of ours. A foreign page that sends under its own name is refused for every route already; here one
 * that sends without saying where it comes from is refused too: every browser says it for a form.
 */
export function isFromOwnPage(c: Context, doors: Doors): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return isOwnOrigin(origin, c.req.url, doors)
  if (c.req.header('sec-fetch-site') === 'same-origin') return true
  const referrer = c.req.header('referer')
  return referrer !== undefined && isOwnOrigin(referrer, c.req.url, doors)
}

/** Tells one sender's refusals from another's in the log: not an address, nor of use after today. */
export function senderMark(keys: ReportKeys, address: string, now: Date): string {
  return keys.derive('sender', `${now.toISOString().slice(0, 10)} ${senderKey(address)}`).slice(0, 8)
}
