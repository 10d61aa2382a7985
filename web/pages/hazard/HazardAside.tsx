import { lazy, Suspense } from 'react'
import { useHazardCase } from '../../data/hazards.ts'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { Beside } from './Beside.tsx'
import { CaseClocks } from './clocks/CaseClocks.tsx'
import styles from './HazardAside.module.css'
import { NearNote } from './NearNote.tsx'

const DispatchPanel = lazy(() => import('./dispatch/DispatchPanel.tsx'))

/** Beside the page, under the map: repeats at the place, who is sent, clocks with how they came about, persons. */
export function HazardAside({ id }: { id: string }) {
  const hazard = useHazardCase(id).data
  if (!hazard) return <Skeleton rows={6} />
  return (
    <div className={styles['aside']}>
      <NearNote hazard={hazard} />
      <Suspense fallback={<Skeleton rows={4} />}>
        <DispatchPanel hazard={hazard} />
      </Suspense>
      <CaseClocks hazard={hazard} />
      <Beside hazard={hazard} />
    </div>
  )
}
