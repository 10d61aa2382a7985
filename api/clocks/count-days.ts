import type { DayFact } from './calendar.ts'
import { dayText } from './days.ts'
import { countRunning, lookAt, pauseUpTo, say, sayDay, type Walk } from './walk.ts'

interface DayClock {
  /** Working days of the calendar; else natural days. */
  isWorking: boolean
  countsStartDay: boolean
  /** An extension begins on a day that has counted already, and need not say so. */
  isFirst: boolean
}

/**
 * Whole days: ends at dutyTo of the last working day, or with the last millisecond of the last natural day. A day at whose
 * end the clock is paused does not count. Null when a pause without end comes first.
 */
export function walkDays(walk: Walk, startMs: number, amount: number, clock: DayClock): number | null {
  const startDay = walk.zone.dayOf(startMs)
  let number = 0
  for (let day = startDay; ; day++) {
    if (day === startDay && (!clock.countsStartDay || endOf(walk, day, clock) <= startMs)) {
      if (clock.isFirst) sayDay(walk, dayText(day), { code: 'startDayNotCounted' })
      continue
    }
    const fact = clock.isWorking ? lookAt(walk, day) : undefined
    if (fact && !fact.isWork) continue
    const endMs = endOf(walk, day, clock)
    const pause = pauseUpTo(walk, endMs)
    if (pause) {
      say(walk, endMs, { code: 'paused' })
      if (pause.toMs === Number.POSITIVE_INFINITY) return null
      continue
    }
    number += 1
    countRunning(walk, Math.max(startMs, beginOf(walk, day, clock)), endMs)
    say(walk, endMs, { number, ...countedAs(fact) })
    if (number === amount) return endMs
  }
}

function beginOf({ zone, dutyFrom }: Walk, day: number, { isWorking }: DayClock): number {
  return zone.instantOf(day, isWorking ? dutyFrom : 0)
}

/** 24:00 belongs to the next day: what ends there ends with the last millisecond before. */
function endOf({ zone, dutyTo }: Walk, day: number, { isWorking }: DayClock): number {
  const minute = isWorking ? dutyTo : 1440
  return zone.instantOf(day, minute) - (minute === 1440 ? 1 : 0)
}

function countedAs(fact: DayFact | undefined): { code: 'counted' | 'makeUp'; name?: string } {
  const code = fact?.isMakeUp ? 'makeUp' : 'counted'
  return fact?.name === undefined ? { code } : { code, name: fact.name }
}
