import { lazy, Suspense } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import styles from './LedgerDetail.module.css'

const HazardView = lazy(() => import('../hazard/HazardView.tsx').then(({ HazardView }) => ({ default: HazardView })))

/** The drawer beside the table: the page of the hazard, with what may be done. */
export function LedgerDetail({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useText()
  return (
    <aside className={styles['drawer']} aria-label={t('panel.detail')}>
      <button type="button" className={styles['close']} aria-label={t('app.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
      <Suspense fallback={<Skeleton rows={9} />}>
        <HazardView id={id} onBack={onClose} />
      </Suspense>
    </aside>
  )
}
