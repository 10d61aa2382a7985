import type { Language } from '../text/index.ts'

const DAYS = {
  Mo: '周一',
  Tu: '周二',
  We: '周三',
  Th: '周四',
  Fr: '周五',
  Sa: '周六',
  Su: '周日',
  PH: '节假日',
} as const

/** OSM opening hours (Mo-Sa 08:30-18:00) as people read them: 周一至周六 08:30–18:00. What it does not know stays as it is. */
export function openingHours(text: string, language: Language): string {
  if (text === '24/7') return language === 'zh' ? '全天' : 'Day and night'
  const spaced = text.replace(/(\d{2}:\d{2})-(\d{2}:\d{2})/g, '$1–$2')
  if (language === 'en') return spaced
  return spaced
    .replace(/\b([A-Z][a-z])-([A-Z][a-z])\b/g, '$1至$2')
    .replace(/([A-Z][a-z]|PH),\s*(?=[A-Z])/g, '$1、')
    .replace(/;\s*/g, '；')
    .replace(/\boff\b/g, '不开')
    .replace(/(Mo|Tu|We|Th|Fr|Sa|Su|PH)(?![a-z])/g, (day) => DAYS[day as keyof typeof DAYS])
}
