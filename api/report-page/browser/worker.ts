import { solve } from '../work.ts'

/** Works on a proof off the page's own thread. */
interface Work {
  seed: string
  bits: number
}

const worker = self as unknown as {
  onmessage: (event: MessageEvent<Work>) => void
  postMessage(nonces: number[]): void
}

worker.onmessage = ({ data: { seed, bits } }) => {
  const turns = solve(seed, bits, 1_000_000)
  let turn = turns.next()
  while (!turn.done) turn = turns.next()
  worker.postMessage(turn.value)
}
