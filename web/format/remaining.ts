import type { Language } from '../text/index.ts'
import { localParts } from './date.ts'
import { countdown } from './duration.ts'
import { dayAfter, isWeekday, localDay } from './localTime.ts'

/** What of the calendar the browser counts by. */
export interface WorkingDays {
  /** HH:mm; a clock in working days ends at this time of its last day. */
  dutyTo: string
  /** Days that differ from Monday to Friday. */
  differing: ReadonlyMap<string, 'work' | 'rest'>
}

const DAY_SECONDS = 86_400
/** Longer walks than this are not counted day by day. */
const MOST_DAYS = 400

/**
 * Time to a due time: 剩 01:42 under ten minutes, 剩 5 时 20 分, 超 41 分; beyond a day a due time at the end of duty hours
 * reads 剩 2 个工作日 where the calendar is known: today is not counted, the day it is due is.
 */
export function remaining(dueAt: string, nowMs: number, language: Language, calendar: WorkingDays | null): string {
  const seconds = Math.trunc((Date.parse(dueAt) - nowMs) / 1000)
  if (seconds >= DAY_SECONDS && calendar && endsWithDuty(dueAt, calendar)) {
    const days = workingDaysUntil(dueAt, nowMs, calendar)
    if (days > 0)
      return language === 'zh' ? `剩 ${days} 个工作日` : `${days} working ${days === 1 ? 'day' : 'days'} left`
  }
  return countdown(seconds, language)
}

function endsWithDuty(dueAt: string, { dutyTo }: WorkingDays): boolean {
  const { hour, minute } = localParts(dueAt)
  return `${hour}:${minute}` === dutyTo
}

/** Working days after today up to the day it is due, that day counted. */
export function workingDaysUntil(dueAt: string, nowMs: number, { differing }: WorkingDays): number {
  const last = localDay(dueAt)
  let days = 0
  let day = localDay(nowMs)
  for (let step = 0; step < MOST_DAYS && day < last; step += 1) {
    day = dayAfter(day)
    const kind = differing.get(day)
    if (kind === 'work' || (kind === undefined && isWeekday(day))) days += 1
  }
  return days
}
