import { sha256Block } from './sha256.ts'

/** What a browser with script works on before it sends. `seed` is what is hashed: short, and as unknown beforehand as the signature. */
export interface Challenge {
  challenge: string
  seed: string
  bits: number
  /** Seconds for which it is taken. */
  ageSeconds: number
}

/** A proof is several small ones: the time they take together varies far less than that of one as hard as all. */
export const PIECES = 8

/** Whether the digest of a piece begins with so many zero bits. At most 55 bytes: 40 of the challenge, 15 for the rest. */
const pieceText = (challenge: string, piece: number, nonce: number): string =>
  `${challenge}:${piece}:${nonce.toString(36)}`

const [state, words] = [new Uint32Array(8), new Uint32Array(64)]

export function isSolved(challenge: string, bits: number, piece: number, nonce: number): boolean {
  sha256Block(pieceText(challenge, piece, nonce), state, words)
  return Math.clz32(state[0] ?? 0) >= bits
}

/** Works on a proof in turns of `tries` hashes, so that whoever runs it can look up; the nonces come with the last turn. */
export function* solve(challenge: string, bits: number, tries: number): Generator<null, number[], void> {
  const nonces: number[] = []
  let left = tries
  for (let piece = 0; piece < PIECES; piece++) {
    let nonce = 0
    while (!isSolved(challenge, bits, piece, nonce)) {
      nonce += 1
      left -= 1
      if (left === 0) {
        yield null
        left = tries
      }
    }
    nonces.push(nonce)
  }
  return nonces
}
