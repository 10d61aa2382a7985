import type { House } from '../house.ts'
import { advanceDispatches } from '../services/dispatch/advance-dispatches.ts'

/** An offer without an answer goes on at most so long after it was due. */
const EVERY_MILLISECONDS = 5000

/** Brings waits on by the clock, one round at a time; any number of processes may do so. Returns how to stop it. */
export function startDispatchWaiting(
  house: House,
  every: (milliseconds: number, work: () => void) => () => void = everyInterval,
): () => void {
  let busy = false
  let isStopped = false
  const tick = async () => {
    if (busy) return
    busy = true
    try {
      const advanced = await advanceDispatches(house)
      if (Object.values(advanced).some((count) => count > 0)) house.log.info({ ...advanced }, 'dispatches went on')
    } catch (error) {
      if (!isStopped) house.log.error({ task: 'dispatch', err: error }, 'offers without an answer wait')
    } finally {
      busy = false
    }
  }
  void tick()
  const stop = every(EVERY_MILLISECONDS, () => void tick())
  return () => {
    isStopped = true
    stop()
  }
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
