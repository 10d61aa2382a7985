import type { House } from '../house.ts'
import { flushFacts } from '../services/response/flush-facts.ts'
import { startRounds } from './rounds.ts'

const EVERY_MILLISECONDS = 500
/** A hundredth of a second: reports that come by the hundred a second do not wait behind it. */
const CASES_AT_ONCE = 100

/** Keeps the queue of facts short, so that who asks for figures finds little of it. Returns how to stop it. */
export function startResponseFacts(house: House): () => void {
  const round = async () => {
    await flushFacts(house, CASES_AT_ONCE)
  }
  const failure = 'facts of the response wait to be computed'
  return startRounds(house, { milliseconds: EVERY_MILLISECONDS, task: 'response', failure, round })
}
