import type { Hazard } from '@wangge/api/contract'
import { useState } from 'react'
import { useCopyLink } from '../../app/useCopyLink.ts'
import { useWidth } from '../../app/useWidth.ts'
import { useToast } from '../../parts/Toasts.tsx'
import { useText } from '../../text/index.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import styles from './LedgerHead.module.css'
import { LedgerSummary } from './LedgerSummary.tsx'
import type { LedgerColumnKey } from './ledgerColumns.ts'
import type { LedgerFilter } from './ledgerFilter.ts'
import { exportAddress, rowsToPrint } from './ledgerQueries.ts'

interface LedgerHeadProps {
  filter: LedgerFilter
  rows: readonly Hazard[]
  cursor: string | null
  columns: readonly LedgerColumnKey[]
  isCompact: boolean
  onNarrow(part: Partial<LedgerFilter>): void
  onPrint(rows: readonly Hazard[] | null): void
}

/** Title, figures of what is shown, and what can be done with all of it. */
export function LedgerHead({ filter, rows, cursor, columns, isCompact, onNarrow, onPrint }: LedgerHeadProps) {
  const { t } = useText()
  const width = useWidth()
  const toast = useToast()
  const copyLink = useCopyLink()
  const [isPreparing, setPreparing] = useState(false)
  const printAll = async (): Promise<void> => {
    setPreparing(true)
    try {
      onPrint(await rowsToPrint(filter, rows, cursor))
      // After the rows are in the page.
      requestAnimationFrame(() => {
        print()
        onPrint(null)
      })
    } finally {
      setPreparing(false)
    }
  }
  return (
    <header className={styles['head']}>
      <h2>{t('ledger.title')}</h2>
      <LedgerSummary filter={filter} onNarrow={onNarrow} />
      <div className={styles['tools']}>
        {width !== 'phone' && (
          <>
            <ColumnChooser columns={columns} isCompact={isCompact} />
            <button type="button" onClick={() => void copyLink().then(toast)}>
              {t('menu.copyLink')}
            </button>
            <button type="button" disabled={isPreparing} onClick={() => void printAll()}>
              {t('menu.print')}
            </button>
          </>
        )}
        <a href={exportAddress(filter)} download>
          {t('ledger.export')}
        </a>
      </div>
    </header>
  )
}
