import type { House } from '../house.ts'
import { finishRecomputing } from '../services/calendar/finish-recomputing.ts'

const HOUR = 3_600_000

/** At the start and every hour: due times follow a calendar whose change was cut off by the end of a process. Returns how to stop it. */
export function startClockSettling(house: House): () => void {
  const settle = async () => {
    try {
      const changed = await finishRecomputing(house)
      if (changed > 0) house.log.info({ changed }, 'due times follow the calendar again')
    } catch (error) {
      house.log.error({ task: 'clocks', err: error }, 'due times may not follow the calendar')
    }
  }
  void settle()
  const timer = setInterval(() => void settle(), HOUR)
  timer.unref()
  return () => clearInterval(timer)
}
