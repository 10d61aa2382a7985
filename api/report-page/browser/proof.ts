import { type Challenge, solve } from '../work.ts'

/** A proof is begun while somebody writes, and made anew when it would be too old to be taken. */
export function proofMaker(): { begin(): void; wait(): Promise<string> } {
  let made: { until: number; proof: Promise<string> } | null = null
  const begin = (): void => {
    if (made && made.until > Date.now()) return
    const own = { until: Date.now() + RENEWED_MS, proof: make() }
    made = own
    // What failed is tried again when it is wanted.
    own.proof.catch(() => {
      if (made === own) made = null
    })
  }
  return {
    begin,
    wait: async () => {
      begin()
      return made ? made.proof : make()
    },
  }
}

/** Two thirds of the age until which a challenge is taken. */
const RENEWED_MS = 10 * 60_000
/** Hashes between two looks up where no worker can be had: some milliseconds. */
const TRIES_A_TURN = 2000

async function make(): Promise<string> {
  const response = await fetch('/report/challenge', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`No challenge: ${response.status}`)
  const { challenge, seed, bits } = (await response.json()) as Challenge
  const nonces = await inWorker(seed, bits).catch(() => inTurns(seed, bits))
  return `${challenge}~${nonces.map((nonce) => nonce.toString(36)).join('-')}`
}

function inWorker(seed: string, bits: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/report/worker.js')
    worker.onmessage = ({ data }: MessageEvent<number[]>) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = () => {
      worker.terminate()
      reject(new Error('no worker'))
    }
    worker.postMessage({ seed, bits })
  })
}

async function inTurns(seed: string, bits: number): Promise<number[]> {
  const turns = solve(seed, bits, TRIES_A_TURN)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
