import type { Language } from '../text/index.ts'
import { NOTHING } from './number.ts'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
/** Under ten minutes a clock shows seconds. */
const SECONDS_SHOWN_UNDER = 10 * MINUTE

/**
 * 5.3 分 · 5.3 min. Beyond `limitSeconds` the figure never rounds down onto the limit:
 * 601 s of a limit of 600 s reads 10.1, not 10.0.
 */
export function minutes(seconds: number | null | undefined, language: Language, limitSeconds?: number): string {
  if (seconds == null) return NOTHING
  let tenths = Math.round(seconds / 6)
  if (limitSeconds !== undefined && seconds > limitSeconds && tenths * 6 <= limitSeconds)
    tenths = Math.floor(limitSeconds / 6) + 1
  return `${(tenths / 10).toFixed(1)} ${language === 'zh' ? '分' : 'min'}`
}

/** Seconds to a due time, negative once it has passed, as 剩 5 时 20 分 · 超 41 分 · 剩 01:42. */
export function countdown(secondsLeft: number, language: Language): string {
  const body = span(Math.abs(secondsLeft), language)
  if (language === 'zh') return `${secondsLeft < 0 ? '超' : '剩'} ${body}`
  return secondsLeft < 0 ? `${body} over` : `${body} left`
}

/** A length of time: 01:42 under ten minutes, then 41 分, 5 时 20 分, 2 天 3 时. */
export function span(seconds: number, language: Language): string {
  const whole = Math.floor(seconds)
  if (whole < SECONDS_SHOWN_UNDER) return `${two(Math.floor(whole / MINUTE))}:${two(whole % MINUTE)}`
  const [day, hour, minute] = language === 'zh' ? [' 天', ' 时', ' 分'] : [' d', ' h', ' min']
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)}${minute}`
  if (whole < DAY) return `${Math.floor(whole / HOUR)}${hour} ${two(Math.floor((whole % HOUR) / MINUTE))}${minute}`
  return `${Math.floor(whole / DAY)}${day} ${Math.floor((whole % DAY) / HOUR)}${hour}`
}

/** How old something is: 2 秒前, 14 分前, 3 时前, 2 天前. */
export function age(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [amount, zh, en] =
    whole < MINUTE
      ? [whole, '秒', 's']
      : whole < HOUR
        ? [Math.floor(whole / MINUTE), '分', 'min']
        : whole < DAY
          ? [Math.floor(whole / HOUR), '时', 'h']
          : [Math.floor(whole / DAY), '天', 'd']
  return language === 'zh' ? `${amount} ${zh}前` : `${amount} ${en} ago`
}

const two = (value: number): string => String(value).padStart(2, '0')
