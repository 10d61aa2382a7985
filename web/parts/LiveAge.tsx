import { useTick } from '../data/now.ts'
import { serverNow } from '../data/serverClock.ts'
import { useConnection } from '../data/useConnection.ts'
import { age } from '../format/duration.ts'
import { type TextKey, useText } from '../text/index.ts'
import styles from './LiveAge.module.css'

const WORD = {
  loading: 'top.loading',
  live: 'top.live',
  stale: 'top.stale',
  offline: 'top.offline',
} as const satisfies Record<string, TextKey>

/** 实时 · 2 秒前. The dot is filled while live and hollow otherwise. */
export function LiveAge() {
  const { t, language } = useText()
  const { state, updatedAtMs } = useConnection()
  const skew = serverNow() - Date.now()
  const old = useTick((nowMs) => (updatedAtMs === 0 ? '' : age((nowMs - skew - updatedAtMs) / 1000, language)))
  return (
    <span className={styles['age']} data-state={state}>
      <i className={styles['dot']} />
      <span>{t(WORD[state])}</span>
      {old && <span className={styles['old']}>· {old}</span>}
    </span>
  )
}
