import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bitsUnder, CHALLENGE_MINUTES, issueChallenge, readProof } from './challenge.ts'
import { reportKeys } from './keys.ts'
import { sha256Block } from './sha256.ts'
import { solve } from './work.ts'

const keys = reportKeys('a secret of at least thirty-two characters')
const now = new Date('2026-11-21T12:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const solved = (bits: number) => {
  const { challenge, seed } = issueChallenge(keys, bits, now)
  const turns = solve(seed, bits, 1_000_000)
  let turn = turns.next()
  while (!turn.done) turn = turns.next()
  return { challenge, nonces: turn.value, proof: `${challenge}~${turn.value.map((one) => one.toString(36)).join('-')}` }
}

test('our SHA-256 of a block is everybody else’s', () => {
  const [state, words] = [new Uint32Array(8), new Uint32Array(64)]
  for (let length = 0; length <= 55; length++) {
    const message = createHash('md5').update(`${length}`).digest('hex').repeat(2).slice(0, length)
    sha256Block(message, state, words)
    const hex = [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
    expect(hex).toBe(createHash('sha256').update(message).digest('hex'))
  }
})

test('a solved challenge is taken for a quarter of an hour, and names itself the same each time', () => {
  const { proof } = solved(8)
  const read = readProof(keys, proof, later(1))
  expect(read).toEqual(readProof(keys, proof, later(CHALLENGE_MINUTES - 1)))
  expect(read?.expiresAt).toBe(later(CHALLENGE_MINUTES).toISOString())
  expect(readProof(keys, proof, later(CHALLENGE_MINUTES))).toBeNull()
  expect(readProof(keys, proof, later(-1))).toBeNull()
})

test('an unsolved, a foreign, an eased and a broken one are not taken', () => {
  const { challenge, nonces, proof } = solved(9)
  const written = (given: readonly number[]) => `${challenge}~${given.map((one) => one.toString(36)).join('-')}`
  expect(readProof(keys, written(nonces.map((nonce) => nonce + 1)), now)).toBeNull()
  expect(readProof(keys, written(nonces.slice(1)), now)).toBeNull()
  expect(readProof(reportKeys('another secret of thirty-two characters'), proof, now)).toBeNull()
  expect(readProof(keys, proof.replace('.9.', '.1.'), now)).toBeNull()
  for (const broken of ['', '~', 'a~b', `${proof}-1`, proof.replace('~', '~-'), `${challenge}~${'!'.repeat(8)}`])
    expect(readProof(keys, broken, now)).toBeNull()
})

test('a proof grows harder under load, and no harder than a phone can bear', () => {
  expect([0, 30, 59, 60, 240, 1_000_000].map(bitsUnder)).toEqual([13, 13, 13, 14, 16, 17])
})
