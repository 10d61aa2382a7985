import { useQueryClient } from '@tanstack/react-query'
import { wakeLive } from '../data/live/hub.ts'
import { serverNow } from '../data/serverClock.ts'
import { type Connection, useConnection } from '../data/useConnection.ts'
import { clockTime, dateTime } from '../format/date.ts'
import { NOTHING } from '../format/number.ts'
import { type TextKey, useText } from '../text/index.ts'
import styles from './StatusBar.module.css'

const DAY_MS = 86_400_000

const WORDS: Partial<Record<Connection, TextKey>> = {
  polling: 'bar.polling',
  stale: 'bar.stale',
  offline: 'bar.offline',
}

/** The amber bar that says since when the figures stand still, and why. */
export function StatusBar() {
  const { t, language } = useText()
  const client = useQueryClient()
  const { state, asOfMs } = useConnection()
  const words = WORDS[state]
  if (!words || (state !== 'offline' && asOfMs === 0)) return <div className={styles['none']} role="status" />
  const nowMs = serverNow()
  const seenMs = asOfMs + nowMs - Date.now()
  const at = asOfMs === 0 ? NOTHING : nowMs - seenMs < DAY_MS ? clockTime(seenMs) : dateTime(seenMs, language, nowMs)
  const retry = (): void => {
    wakeLive()
    void client.refetchQueries({ type: 'active', predicate: ({ state: { error } }) => error !== null })
  }
  return (
    <div className={styles['bar']} role="status">
      <span>{t(words, { at })}</span>
      {state !== 'offline' && (
        <button type="button" onClick={retry}>
          {t('bar.retryNow')}
        </button>
      )}
    </div>
  )
}
