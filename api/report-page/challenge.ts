import { randomBytes } from 'node:crypto'
import { type ReportKeys, sha256Hex } from './keys.ts'
import { type Challenge, isSolved, PIECES } from './work.ts'

/** Each piece takes 2^13 hashes on average, all eight 65,000: 0.2 s at a desk, about a second on a slow phone. */
const EASIEST_BITS = 13
/** Eight times that many under load: some seconds on a phone, and an hour of a core for 1,000 reports. */
const HARDEST_BITS = 17
/** So many challenges a minute are an ordinary day's; each doubling beyond makes a proof twice as hard. */
const ORDINARY_A_MINUTE = 30
/** Long enough to write in a stairwell, too short to hoard a thousand for the evening. */
export const CHALLENGE_MINUTES = 15

/** Zero bits that are asked for when so many challenges were wanted in the last minute. */
export function bitsUnder(wantedAMinute: number): number {
  const doublings = Math.floor(Math.log2(Math.max(1, wantedAMinute / ORDINARY_A_MINUTE)))
  return Math.min(HARDEST_BITS, EASIEST_BITS + doublings)
}

export function issueChallenge(keys: ReportKeys, bits: number, now: Date): Challenge {
  const text = `${randomBytes(12).toString('base64url')}.${bits}.${now.getTime().toString(36)}`
  const challenge = keys.sign('challenge', text)
  return { challenge, seed: seedOf(challenge), bits, ageSeconds: CHALLENGE_MINUTES * 60 }
}

/** A proof that is in order, under the name by which it is handed in once; null where it is none, too old or not solved. */
export function readProof(keys: ReportKeys, proof: string, now: Date): { id: string; expiresAt: string } | null {
  const [challenge, given, ...more] = proof.split('~')
  const nonces = given?.split('-') ?? []
  if (challenge === undefined || more.length > 0 || nonces.length !== PIECES) return null
  const [id, bits, issued] = keys.read('challenge', challenge)?.split('.') ?? []
  if (id === undefined || bits === undefined || issued === undefined) return null
  const issuedMs = Number.parseInt(issued, 36)
  const expiresMs = issuedMs + CHALLENGE_MINUTES * 60_000
  if (!(issuedMs <= now.getTime() && now.getTime() < expiresMs)) return null
  const seed = seedOf(challenge)
  const isWhole = nonces.every((nonce, piece) => {
    const number = /^[0-9a-z]{1,8}$/.test(nonce) ? Number.parseInt(nonce, 36) : -1
    return number >= 0 && isSolved(seed, Number(bits), piece, number)
  })
  return isWhole ? { id, expiresAt: new Date(expiresMs).toISOString() } : null
}

/** 32 characters in hex, so that a piece with its number fits into one block of SHA-256. */
const seedOf = (challenge: string): string => sha256Hex(challenge).slice(0, 32)
