import type { Language } from '../text/index.ts'
import { NOTHING } from './number.ts'

/** Zone of the deployment until the server names another. */
const DEFAULT_ZONE = 'Asia/Shanghai'

const WEEKDAY = { Sun: '周日', Mon: '周一', Tue: '周二', Wed: '周三', Thu: '周四', Fri: '周五', Sat: '周六' } as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 11-22 周日 20:38 · Sun 22 Nov 20:38; the year is named when it is not that of `nowMs`. */
export function dateTime(
  instant: string | number | null | undefined,
  language: Language,
  nowMs: number,
  zone = DEFAULT_ZONE,
): string {
  if (instant == null) return NOTHING
  const at = localParts(instant, zone)
  const otherYear = at.year !== localParts(nowMs, zone).year
  if (language === 'zh') {
    return `${otherYear ? `${at.year}-` : ''}${at.month}-${at.day} ${WEEKDAY[at.weekday]} ${at.hour}:${at.minute}`
  }
  const year = otherYear ? ` ${at.year}` : ''
  return `${at.weekday} ${Number(at.day)} ${MONTHS[Number(at.month) - 1] ?? ''}${year} ${at.hour}:${at.minute}`
}

/** 11-25 周三 · Wed 25 Nov, of a calendar day YYYY-MM-DD. */
export function dayWords(day: string, language: Language): string {
  const at = localParts(`${day}T00:00:00Z`, 'UTC')
  return language === 'zh'
    ? `${at.month}-${at.day} ${WEEKDAY[at.weekday]}`
    : `${at.weekday} ${Number(at.day)} ${MONTHS[Number(at.month) - 1] ?? ''}`
}

/** 20:47, for marks on an axis. */
export function clockTime(instant: string | number, zone = DEFAULT_ZONE): string {
  const at = localParts(instant, zone)
  return `${at.hour}:${at.minute}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Calendar fields of an instant in a zone, each with its leading zeros. */
export function localParts(instant: string | number, zone = DEFAULT_ZONE) {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const found = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const text = (key: string): string => found[key] ?? ''
  return {
    year: text('year'),
    month: text('month'),
    day: text('day'),
    hour: text('hour'),
    minute: text('minute'),
    weekday: text('weekday') as keyof typeof WEEKDAY,
  }
}
