import { useTick } from '../data/now.ts'
import { useConnection } from '../data/useConnection.ts'
import { age } from '../format/duration.ts'
import { type TextKey, useText } from '../text/index.ts'
import styles from './LiveAge.module.css'

const WORD = {
  loading: 'top.loading',
  connecting: 'top.connecting',
  live: 'top.live',
  polling: 'top.polling',
  stale: 'top.stale',
  offline: 'top.offline',
} as const satisfies Record<string, TextKey>

/** 实时 · 2 秒前. The dot is filled while live and hollow otherwise. */
export function LiveAge() {
  const { t, language } = useText()
  const { state, asOfMs } = useConnection()
  const old = useTick(() => (asOfMs === 0 ? '' : age((Date.now() - asOfMs) / 1000, language)))
  return (
    <span className={styles['age']} data-state={state}>
      <i className={styles['dot']} />
      <span className={styles['word']}>{t(WORD[state])}</span>
      {old && <span className={styles['old']}>{old}</span>}
    </span>
  )
}
