import { useQueue } from '../offline/index.ts'
import { FieldIcon } from '../parts/FieldIcon.tsx'
import { addressOf } from '../route.ts'
import { useFieldText } from '../text.ts'
import styles from './QueueBanner.module.css'

/** Under the head while something stands in the way of what waits; leads to the queue. */
export function QueueBanner() {
  const { t } = useFieldText()
  const { items, hindrance, isPhoneFull } = useQueue()
  const waiting = items.filter(({ state }) => state === 'queued' || state === 'sending').length
  const stuck = items.filter(({ state }) => state === 'failed' || state === 'conflict').length
  const words = isPhoneFull
    ? t('queue.full')
    : hindrance === null
      ? stuck > 0 && t('queue.stuck', { n: stuck })
      : t(waiting === 0 ? `queue.nothing.${hindrance}` : `queue.waits.${hindrance}`, { n: waiting })
  if (!words) return null
  return (
    <a className={styles['banner']} href={addressOf.queue}>
      <FieldIcon name={hindrance === 'offline' ? 'offline' : 'warn'} size={22} />
      <span>{words}</span>
      <FieldIcon name="right" size={18} />
    </a>
  )
}
