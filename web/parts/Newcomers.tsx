import { useText } from '../text/index.ts'
import styles from './Newcomers.module.css'

/** 3 条新件: what came while somebody was at the list waits here until it is let in. After the list, over its end: it moves no row. */
export function Newcomers({ count, onAdmit }: { count: number; onAdmit(): void }) {
  const { t } = useText()
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className={styles['bar']} onClick={onAdmit}>
          {t('queue.new', { n: count })}
        </button>
      )}
    </div>
  )
}
