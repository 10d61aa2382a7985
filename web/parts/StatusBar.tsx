import { serverNow } from '../data/serverClock.ts'
import { useConnection } from '../data/useConnection.ts'
import { clockTime, dateTime } from '../format/date.ts'
import { NOTHING } from '../format/number.ts'
import { useText } from '../text/index.ts'
import styles from './StatusBar.module.css'

const DAY_MS = 86_400_000

/** The amber bar that says since when the figures stand still, and why. */
export function StatusBar() {
  const { t, language } = useText()
  const { state, updatedAtMs, retry } = useConnection()
  const isTold = state === 'offline' || (state === 'stale' && updatedAtMs > 0)
  if (!isTold) return <div className={styles['none']} role="status" />
  const nowMs = serverNow()
  const at =
    updatedAtMs === 0
      ? NOTHING
      : nowMs - updatedAtMs < DAY_MS
        ? clockTime(updatedAtMs)
        : dateTime(updatedAtMs, language, nowMs)
  return (
    <div className={styles['bar']} role="status">
      <span>{t(state === 'offline' ? 'bar.offline' : 'bar.stale', { at })}</span>
      {state === 'stale' && (
        <button type="button" onClick={retry}>
          {t('bar.retryNow')}
        </button>
      )}
    </div>
  )
}
