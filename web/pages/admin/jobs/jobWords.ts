import type { Job } from '@wangge/api/contract'
import type { TextKey, Translate } from '../../../text/index.ts'
import { messagesText } from '../../../text/messages.ts'

/** What a job is called; one that a newer server knows goes by its own name. */
export const jobName = (t: Translate, name: string): string => known(t, `jobs.of.${name}`) ?? name

/** When a job runs, in words; cron lines of other forms as they are. */
export function scheduleWords(t: Translate, { cron, everySeconds }: Pick<Job, 'cron' | 'everySeconds'>): string {
  if (everySeconds !== null) return t('jobs.every', { seconds: everySeconds })
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = (cron ?? '').split(' ')
  const isDaily = day === '*' && month === '*' && weekday === '*'
  if (!isDaily) return cron ?? ''
  if (minute === '*' && hour === '*') return t('jobs.cron.minute')
  const [, step] = /^\*\/(\d+)$/.exec(minute) ?? []
  if (step && hour === '*') return t('jobs.cron.minutes', { count: Number(step) })
  if (/^\d+$/.test(minute) && hour === '*') return t('jobs.cron.hour', { minute: Number(minute) })
  if (/^\d+$/.test(minute) && /^\d+$/.test(hour)) {
    return t('jobs.cron.day', { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` })
  }
  return cron ?? ''
}

/** What a run did: counts that are not nought, in words. */
export function resultWords(t: Translate, result: Job['result']): string {
  const counts = Object.entries(result).filter(([, count]) => count > 0)
  if (counts.length === 0) return t('jobs.nothing')
  return counts.map(([name, count]) => known(t, `jobs.count.${name}`, count) ?? `${name} ${count}`).join(' · ')
}

const known = (t: Translate, key: string, count?: number): string | null =>
  key in messagesText.zh ? t(key as TextKey, count === undefined ? {} : { count }) : null
