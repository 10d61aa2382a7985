import { clockTime, dateTime } from '../../format/date.ts'
import { dayAfter, localDay } from '../../format/localTime.ts'
import type { Language } from '../../text/index.ts'

/** 今天 22:10, 明天 09:00, else the date; in the deployment's zone. */
export function dayAndTime(instant: string, nowMs: number, language: Language): string {
  const [day, today] = [localDay(instant), localDay(nowMs)]
  const time = clockTime(instant)
  if (day === today) return language === 'zh' ? `今天 ${time}` : `today ${time}`
  if (day === dayAfter(today)) return language === 'zh' ? `明天 ${time}` : `tomorrow ${time}`
  return dateTime(instant, language, nowMs)
}
