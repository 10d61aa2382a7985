import type { House } from '../house.ts'
import { flushFacts } from '../services/response/flush-facts.ts'
import { startRounds } from './rounds.ts'

const EVERY_MILLISECONDS = 2000

/** Keeps the queue of facts short, so that who asks for figures finds little of it. Returns how to stop it. */
export function startResponseFacts(house: House): () => void {
  const round = async () => {
    await flushFacts(house)
  }
  const failure = 'facts of the response wait to be computed'
  return startRounds(house, { milliseconds: EVERY_MILLISECONDS, task: 'response', failure, round })
}
