import { lazy, Suspense } from 'react'
import { Skeleton } from '../../parts/Skeleton.tsx'
import type { Selection } from '../../state/view.ts'
import { useText } from '../../text/index.ts'
import styles from './ListDetail.module.css'

const DetailSheet = lazy(() => import('../command/detail/DetailSheet.tsx'))

/** The sheet of the selected row: beside the list, or over it where there is no room. */
export function ListDetail({ selection }: { selection: Selection }) {
  const { t } = useText()
  return (
    <aside className={styles['detail']} aria-label={t('panel.detail')}>
      <Suspense fallback={<Skeleton rows={6} />}>
        <DetailSheet selection={selection} />
      </Suspense>
    </aside>
  )
}
