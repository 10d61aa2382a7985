import type { Hazard } from '@wangge/api/contract'
import { useEffect, useRef } from 'react'
import { useText, worded } from '../../text/index.ts'
import { DueCell, KindCell } from './LedgerCell.tsx'
import styles from './LedgerRows.module.css'

/** The ledger of a phone: rows of two lines, further ones as the end comes into sight. */
export function LedgerRows({
  rows,
  selectedId,
  onOpen,
  onEnd,
}: {
  rows: readonly Hazard[]
  selectedId: string | null
  onOpen(hazard: Hazard): void
  onEnd(): void
}) {
  const { t } = useText()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onEnd(), { rootMargin: '600px' })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [onEnd])
  return (
    <>
      <ul className={styles['rows']}>
        {rows.map((hazard) => (
          <li key={hazard.id}>
            <button type="button" aria-current={hazard.id === selectedId} onClick={() => onOpen(hazard)}>
              <strong>
                <KindCell hazard={hazard} />
              </strong>
              <DueCell hazard={hazard} />
              <span>{[hazard.cellName ?? t('hazard.outside'), hazard.address].filter(Boolean).join(' · ')}</span>
              <span>{[t(`hazardState.${hazard.state}`), worded(t, 'source', hazard.source)].join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      <div ref={end} />
    </>
  )
}
