import type { ReactNode } from 'react'
import { percent } from '../../format/number.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import styles from './PlanPage.module.css'
import { usePlanTable } from './state/table.ts'

/** What stands in the column: progress while streets and homes come, why they did not, that there are none, or the figures. */
export function TableState({ children }: { children: ReactNode }) {
  const { t } = useText()
  const { base, loading, problem, answer, reload } = usePlanTable()
  const error = problem instanceof Error ? problem : null
  if (error && !answer) return <Failed what="plan.what" error={error} onRetry={reload} />
  if (base && base.residences.id.length === 0) return <Notice title={t('plan.noHomes')} what={t('plan.noHomesDo')} />
  return (
    <>
      {error && (
        <p className={styles['failed']} role="alert">
          {t('plan.old')}
          <button type="button" onClick={reload}>
            {t('plan.retry')}
          </button>
        </p>
      )}
      {loading !== null && (
        <div className={styles['loading']} role="status">
          <p>{t('plan.loading', { percent: percent(loading) })}</p>
          <progress max={1} value={loading} aria-label={t('plan.loadingHome')} />
        </div>
      )}
      {answer ? children : <Skeleton rows={10} />}
    </>
  )
}
