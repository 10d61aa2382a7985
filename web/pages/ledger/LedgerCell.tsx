import type { Hazard } from '@wangge/api/contract'
import { clockStateAt } from '../../data/clockState.ts'
import { useNow } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { NOTHING } from '../../format/number.ts'
import { remaining } from '../../format/remaining.ts'
import { ClockSymbol } from '../../map/symbols.tsx'
import { worded } from '../../text/index.ts'
import styles from './LedgerCell.module.css'
import { useLedgerWords } from './LedgerWords.tsx'
import type { LedgerColumnKey } from './ledgerColumns.ts'

/** What stands in a column for one hazard. */
export function LedgerCell({ hazard, column }: { hazard: Hazard; column: LedgerColumnKey }) {
  const { t, language } = useLedgerWords()
  const nowMs = useNow(60)
  switch (column) {
    case 'kind':
      return <KindCell hazard={hazard} />
    case 'due':
      return <DueCell hazard={hazard} />
    case 'state':
      return t(`hazardState.${hazard.state}`)
    case 'address':
      return hazard.address || NOTHING
    case 'cell':
      return hazard.cellName ?? t('hazard.outside')
    case 'township':
      return hazard.townshipName ?? NOTHING
    case 'source':
      return worded(t, 'source', hazard.source)
    case 'reference':
      return hazard.sourceReference || NOTHING
    case 'owner':
      return hazard.ownerName ?? NOTHING
    case 'reported':
      return dateTime(hazard.reportedAt, language, nowMs)
    case 'closedOut':
      return dateTime(hazard.closedOutAt, language, nowMs)
    case 'verdict':
      return hazard.verdict ? t(`ledger.verdict.${hazard.verdict}`) : NOTHING
    case 'rectification':
      return hazard.rectificationClass ? t(`ledger.class.${hazard.rectificationClass}`) : NOTHING
    case 'description':
      return hazard.description || NOTHING
  }
}

/** Kind, and 重大 beside it. */
export function KindCell({ hazard }: { hazard: Pick<Hazard, 'kind' | 'grade'> }) {
  const { t, kindName } = useLedgerWords()
  return (
    <span className={styles['kind']}>
      <span>{kindName(hazard.kind)}</span>
      {hazard.grade === 'major' && <em>{t('grade.major')}</em>}
    </span>
  )
}

/** Shape, colour and words of the clock. */
export function DueCell({ hazard }: { hazard: Hazard }) {
  const { t, language, workingDays } = useLedgerWords()
  const nowMs = useNow(10)
  const clock = clockStateAt(hazard, nowMs)
  const isRunning = clock === 'overdue' || clock === 'soon' || clock === 'ontime'
  return (
    <span className={styles['due']} data-clock={clock}>
      <ClockSymbol clock={clock} size={14} />
      {isRunning && hazard.dueAt ? remaining(hazard.dueAt, nowMs, language, workingDays) : t(`clock.${clock}`)}
      {hazard.provisional && <em>{t('ledger.provisional')}</em>}
    </span>
  )
}
