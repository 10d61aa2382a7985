import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useText, worded } from '../../../text/index.ts'
import styles from './MovedNote.module.css'
import type { Moved } from './moved.ts'

/** Who was first, when, with what, and how the case stands now. */
export function MovedNote({ moved }: { moved: Moved }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  return (
    <p className={styles['moved']} role="alert">
      {t('hazard.moved', {
        name: moved.byName,
        at: dateTime(moved.at, language, nowMs),
        event: worded(t, 'hazard.event', moved.event),
        state: worded(t, 'hazardState', moved.state),
      })}
    </p>
  )
}
