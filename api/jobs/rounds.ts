import type { House } from '../house.ts'

export type Every = (milliseconds: number, work: () => void) => () => void

interface Rounds {
  milliseconds: number
  /** Names the work in the log. */
  task: string
  /** What the log says where a round fails. */
  failure: string
  round(): Promise<void>
}

/** Goes round at once and then again and again, one round at a time; goes on after one that failed. Returns how to stop it. */
export function startRounds(
  { log }: Pick<House, 'log'>,
  { milliseconds, task, failure, round }: Rounds,
  every: Every = everyInterval,
): () => void {
  let busy = false
  let isStopped = false
  const turn = async () => {
    if (busy) return
    busy = true
    try {
      await round()
    } catch (error) {
      if (!isStopped) log.error({ task, err: error }, failure)
    } finally {
      busy = false
    }
  }
  void turn()
  const stop = every(milliseconds, () => void turn())
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
