import type { House } from '../house.ts'
import { advanceDispatches } from '../services/dispatch/advance-dispatches.ts'
import { type Every, startRounds } from './rounds.ts'

/** An offer without an answer goes on at most so long after it was due. */
const EVERY_MILLISECONDS = 5000

/** Brings waits on by the clock, one round at a time; any number of processes may do so. Returns how to stop it. */
export function startDispatchWaiting(house: House, every?: Every): () => void {
  const round = async () => {
    const advanced = await advanceDispatches(house)
    if (Object.values(advanced).some((count) => count > 0)) house.log.info({ ...advanced }, 'dispatches went on')
  }
  const failure = 'offers without an answer wait'
  return startRounds(house, { milliseconds: EVERY_MILLISECONDS, task: 'dispatch', failure, round }, every)
}
