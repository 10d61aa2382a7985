import { lazy, Suspense } from 'react'
import { useWidth } from '../../app/useWidth.ts'
import { useDistrict } from '../../data/queries.ts'
import { Failed } from '../../parts/Failed.tsx'
import { DueAxis } from './axis/DueAxis.tsx'
import { BottomSheet } from './BottomSheet.tsx'
import styles from './CommandPage.module.css'
import { LeftPanel } from './LeftPanel.tsx'
import { OverdueAnnouncer } from './OverdueAnnouncer.tsx'
import { PrintHead } from './PrintHead.tsx'
import { RightPanel } from './RightPanel.tsx'

const EmptyDistrict = lazy(() => import('./EmptyDistrict.tsx'))

/** What is late, what is next, and who is within ten minutes: queue, map, due axis, and the sheet of what is selected. */
export function CommandPage() {
  const width = useWidth()
  const district = useDistrict()
  if (district.error && !district.data) {
    return (
      <section id="main" className={styles['whole']}>
        <Failed what="problem.what.district" error={district.error} onRetry={() => void district.refetch()} />
      </section>
    )
  }
  if (district.data && district.data.area === null && district.data.network === null) {
    return (
      <Suspense>
        <EmptyDistrict />
      </Suspense>
    )
  }
  return (
    <>
      <PrintHead />
      {width === 'phone' ? (
        <BottomSheet />
      ) : (
        <>
          {(width === 'wide' || width === 'desk') && <LeftPanel />}
          <DueAxis />
          <RightPanel />
        </>
      )}
      <OverdueAnnouncer />
    </>
  )
}
