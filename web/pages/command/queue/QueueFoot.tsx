import { secondsLeft } from '../../../data/clockState.ts'
import { useTick } from '../../../data/now.ts'
import { countdown } from '../../../format/duration.ts'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import styles from './QueueFoot.module.css'
import type { QueueRow } from './queueOrder.ts'

/** What comes after the urgent ones, and the keys of the queue. */
export function QueueFoot({ rows }: { rows: readonly QueueRow[] }) {
  const { t, language } = useText()
  const ontime = rows.filter(({ clock }) => clock === 'ontime')
  const first = ontime[0]?.hazard
  const left = useTick((nowMs) => {
    const seconds = first ? secondsLeft(first, nowMs) : null
    return seconds === null ? '' : countdown(seconds, language)
  })
  return (
    <footer className={styles['foot']}>
      <span>{first ? t('queue.nextOntime', { n: count(ontime.length), left }) : t('queue.noOntime')}</span>
      <span className={styles['keys']} aria-hidden="true">
        <kbd>J</kbd>
        <kbd>K</kbd>
      </span>
    </footer>
  )
}
