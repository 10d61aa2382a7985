import type { VisitVerdict } from '@wangge/db/vocabulary'
import styles from './Proof.module.css'

/** A verdict's own shape: disc with a tick, diamond with a cross, dashed square, open circle. */
export function VerdictMark({ verdict, size = 16 }: { verdict: VisitVerdict; size?: number }) {
  return (
    <svg
      className={styles['mark']}
      data-verdict={verdict}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {verdict === 'visited' && (
        <>
          <circle cx="8" cy="8" r="7" className={styles['fill']} />
          <path d="M4.6 8.3 7 10.6l4.4-5" className={styles['sign']} />
        </>
      )}
      {verdict === 'missed' && (
        <>
          <path d="M8 .6 15.4 8 8 15.4.6 8Z" className={styles['fill']} />
          <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" className={styles['sign']} />
        </>
      )}
      {verdict === 'stale' && (
        <>
          <rect x="1.5" y="1.5" width="13" height="13" className={styles['dashed']} />
          <path d="M6 6.2a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1M8 11.4v.1" className={styles['question']} />
        </>
      )}
      {verdict === 'pending' && <circle cx="8" cy="8" r="6" className={styles['open']} />}
    </svg>
  )
}
