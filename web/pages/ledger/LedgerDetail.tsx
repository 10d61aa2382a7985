import type { HazardCase } from '@wangge/api/contract'
import { Link } from 'react-router'
import { useHazardCase } from '../../data/hazards.ts'
import { useNow } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { NOTHING } from '../../format/number.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText, worded } from '../../text/index.ts'
import { DueCell, KindCell } from './LedgerCell.tsx'
import styles from './LedgerDetail.module.css'

/** The drawer beside the table: what a person wants to know before opening the page of the hazard. */
export function LedgerDetail({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useText()
  const { data, error, refetch } = useHazardCase(id)
  return (
    <aside className={styles['drawer']} aria-label={t('panel.detail')}>
      <button type="button" className={styles['close']} aria-label={t('app.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
      {data ? (
        <Facts hazard={data} />
      ) : error ? (
        <Failed what="problem.what.detail" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
    </aside>
  )
}

function Facts({ hazard }: { hazard: HazardCase }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const at = (instant: string | null) => (instant === null ? null : dateTime(instant, language, nowMs))
  return (
    <>
      <header>
        <p>{[hazard.serial, worded(t, 'source', hazard.source), hazard.sourceReference].filter(Boolean).join(' · ')}</p>
        <h2>
          <KindCell hazard={hazard} />
        </h2>
        <p>{[hazard.cellName ?? t('hazard.outside'), hazard.address].filter(Boolean).join(' · ')}</p>
        <DueCell hazard={hazard} />
      </header>
      <KeyValues
        rows={[
          [t('hazard.state'), t(`hazardState.${hazard.state}`)],
          [t('ledger.verdict'), hazard.verdict ? t(`ledger.verdict.${hazard.verdict}`) : null],
          [t('hazard.due'), at(hazard.dueAt)],
          [t('hazard.reported'), at(hazard.reportedAt)],
          [t('hazard.closedOut'), at(hazard.closedOutAt)],
          [t('ledger.owner'), hazard.ownerName ?? NOTHING],
          [t('hazard.township'), hazard.townshipName],
          [t('hazard.description'), hazard.description || null],
        ]}
      />
      <Link className={styles['open'] ?? ''} to={`/hazards/${hazard.id}`}>
        {t('ledger.openPage')}
      </Link>
    </>
  )
}
