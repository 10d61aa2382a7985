import { createHmac, timingSafeEqual } from 'node:crypto'

const NAME = 'wangge.session_token'

/** Name of the session's cookie; with TLS the browser itself sees to it that no plain page sets it. */
export const sessionCookieName = (isSecure: boolean): string => (isSecure ? `__Secure-${NAME}` : NAME)

/** The session token of a Cookie header, where its signature (HMAC-SHA256, base64, as better-auth signs) is ours; else null. */
export function signedToken(header: string | null, name: string, secret: string): string | null {
  const value = cookieValue(header ?? '', name)
  if (value === null) return null
  const dot = value.lastIndexOf('.')
  if (dot <= 0) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}

/** The value of one cookie of a Cookie header, decoded; null where it is not there. */
export function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
