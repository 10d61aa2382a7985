import type { Language } from './language.ts'

/** 11-22 周日 20:38 · Sun 22 Nov 20:38, in the deployment's zone; the year is named when it is another one. */
export function moment(instant: string, language: Language, zone: string, now: Date): string {
  const at = partsOf(new Date(instant), language, zone)
  const year = at['year'] === partsOf(now, language, zone)['year'] ? '' : at['year']
  return language === 'zh'
    ? `${year ? `${year}-` : ''}${at['month']}-${at['day']} ${at['weekday']} ${at['hour']}:${at['minute']}`
    : `${at['weekday']} ${Number(at['day'])} ${at['month']}${year ? ` ${year}` : ''} ${at['hour']}:${at['minute']}`
}

function partsOf(at: Date, language: Language, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: language === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}
