import type { HazardCase } from '@wangge/api/contract'
import { lazy, Suspense, useEffect } from 'react'
import { useWidth } from '../../app/useWidth.ts'
import { useHazardCase } from '../../data/hazards.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import { ActionBar } from './actions/ActionBar.tsx'
import { ActionHost, useActions } from './actions/ActionHost.tsx'
import { LastTry } from './actions/LastTry.tsx'
import { Beside } from './Beside.tsx'
import { Commitments } from './Commitments.tsx'
import { CaseClocks } from './clocks/CaseClocks.tsx'
import { Facts } from './Facts.tsx'
import { HazardHead } from './HazardHead.tsx'
import styles from './HazardView.module.css'
import { Persons } from './Persons.tsx'
import { PrintHead } from './PrintHead.tsx'
import { PhotoSection } from './photos/PhotoSection.tsx'
import { StepsBar } from './StepsBar.tsx'
import { NoteBox } from './trail/NoteBox.tsx'
import { Trail } from './trail/Trail.tsx'

const DispatchPanel = lazy(() => import('./dispatch/DispatchPanel.tsx'))

/** The page of one hazard; where there is no column beside it, sending, clocks and persons stand in it. */
export function HazardView({ id, onBack }: { id: string; onBack(): void }) {
  const { t } = useText()
  const query = useHazardCase(id)
  if (query.data) {
    return (
      <ActionHost hazard={query.data}>
        <Loaded hazard={query.data} onBack={onBack} />
      </ActionHost>
    )
  }
  return (
    <div className={styles['bare']}>
      <button type="button" onClick={onBack}>
        {t('app.back')}
      </button>
      {query.error ? (
        <Failed what="problem.what.detail" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={9} />
      )}
    </div>
  )
}

function Loaded({ hazard, onBack }: { hazard: HazardCase; onBack(): void }) {
  const { t } = useText()
  const isWide = useWidth() === 'wide'
  const { moved, refusal } = useActions()
  useEffect(() => {
    const before = document.title
    document.title = `${hazard.serial} · ${t('app.name')}`
    return () => {
      document.title = before
    }
  }, [hazard.serial, t])
  return (
    <article className={styles['view']} aria-label={hazard.serial}>
      <PrintHead />
      <div className={styles['scroll']}>
        <HazardHead hazard={hazard} onBack={onBack} />
        <StepsBar hazard={hazard} />
        <LastTry moved={moved} refusal={refusal} />
        {!isWide && (
          <Suspense fallback={<Skeleton rows={4} />}>
            <DispatchPanel hazard={hazard} />
          </Suspense>
        )}
        <div className={styles['besideless']} data-wide={isWide}>
          <CaseClocks hazard={hazard} />
        </div>
        <Facts hazard={hazard} />
        <Commitments hazard={hazard} />
        <PhotoSection hazard={hazard} />
        <Trail hazard={hazard} />
        <NoteBox hazard={hazard} />
        <div className={styles['besideless']} data-wide={isWide}>
          {isWide ? <Persons hazard={hazard} /> : <Beside hazard={hazard} />}
        </div>
      </div>
      <ActionBar hazard={hazard} />
    </article>
  )
}
