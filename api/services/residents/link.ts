import { createHash, timingSafeEqual } from 'node:crypto'

/** What is kept of a link's secret. */
export const linkHash = (link: string): string => createHash('sha256').update(link).digest('hex')

/** 128 bits in base64url. */
export const isLink = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)

/** Compares in a time that tells nothing of where two texts differ. */
export function isSame(given: string, ours: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(ours)]
  return one.length === other.length && timingSafeEqual(one, other)
}
