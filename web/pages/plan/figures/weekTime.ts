const DAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const MINUTES_OF_DAY = 1440

/** 周六 20:47, of minutes from Monday 00:00. */
export function weekTime(minuteOfWeek: number, language: 'zh' | 'en'): string {
  const ofDay = minuteOfWeek % MINUTES_OF_DAY
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = DAYS[language][Math.floor(minuteOfWeek / MINUTES_OF_DAY) % 7] ?? ''
  return `${day} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}
