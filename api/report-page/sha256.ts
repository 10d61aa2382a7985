/**
 * SHA-256 (FIPS 180-4) of one block: a message of at most 55 bytes in ASCII. A browser on a page without TLS has no other, and asking
 * its own 65,000 times takes longer than this does. `state` receives the eight words of the digest.
 */
export function sha256Block(message: string, state: Uint32Array, words: Uint32Array): void {
  const { length } = message
  words.fill(0)
  for (let at = 0; at < length; at++) {
    const word = at >> 2
    words[word] = (words[word] ?? 0) | (message.charCodeAt(at) << (24 - (at & 3) * 8))
  }
  words[length >> 2] = (words[length >> 2] ?? 0) | (0x80 << (24 - (length & 3) * 8))
  words[15] = length * 8
  for (let at = 16; at < 64; at++) {
    const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0]
    const s0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const s1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[at] = ((words[at - 16] ?? 0) + s0 + (words[at - 7] ?? 0) + s1) | 0
  }
  state.set(INITIAL)
  let [a, b, c, d, e, f, g, h] = INITIAL as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[at] ?? 0) + (words[at] ?? 0)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const added = [a, b, c, d, e, f, g, h]
  for (let at = 0; at < 8; at++) state[at] = (state[at] ?? 0) + (added[at] ?? 0)
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** First 32 bits of the fractional parts of square and cube roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const [INITIAL, ROUNDS] = constants()

function constants(): [number[], number[]] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < 64; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
  return [
    primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    primes.map((prime) => fraction(Math.cbrt(prime))),
  ]
}
