import { lazy, Suspense } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useView } from '../../app/ViewContext.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import { HazardAside } from '../hazard/HazardAside.tsx'
import { HazardView } from '../hazard/HazardView.tsx'
import styles from './DeskPage.module.css'
import type { DeskMiddle, DeskTab } from './deskPlace.ts'

const IntakeForm = lazy(() => import('../intake/IntakeForm.tsx'))
const IntakeAside = lazy(() => import('../intake/IntakeAside.tsx'))
const CasePage = lazy(() => import('../cases/CasePage.tsx'))
const CaseAside = lazy(() => import('../cases/CaseAside.tsx'))
const NewConsultation = lazy(() => import('../cases/NewConsultation.tsx'))
const NewIncident = lazy(() => import('../cases/NewIncident.tsx'))

/** The middle column: a hazard's page, a form, a consultation or an incident. */
export function Middle({ tab, middle }: { tab: DeskTab; middle: DeskMiddle }) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const { select } = useView()
  const back = (): void => void navigate({ pathname: tab === 'open' ? '/desk' : `/desk/${tab}`, search })
  return <Suspense fallback={<Skeleton rows={8} />}>{content()}</Suspense>

  function content() {
    switch (middle.type) {
      case 'nothing':
        return <Nothing />
      case 'intake':
        return <IntakeForm onLeave={back} />
      case 'hazard':
        return <HazardView key={middle.id} id={middle.id} onBack={() => select(null)} />
      case 'consultation':
        return <CasePage key={middle.id} kind="consultations" id={middle.id} onBack={back} />
      case 'incident':
        return <CasePage key={middle.id} kind="incidents" id={middle.id} onBack={back} />
      case 'newConsultation':
        return <NewConsultation onLeave={back} />
      case 'newIncident':
        return <NewIncident onLeave={back} />
    }
  }
}

/** What stands under the map for it. */
export function MiddleAside({ middle }: { middle: DeskMiddle }) {
  return <Suspense fallback={<Skeleton rows={4} />}>{content()}</Suspense>

  function content() {
    switch (middle.type) {
      case 'hazard':
        return <HazardAside key={middle.id} id={middle.id} />
      case 'intake':
        return <IntakeAside />
      case 'consultation':
        return <CaseAside kind="consultations" id={middle.id} />
      case 'incident':
        return <CaseAside kind="incidents" id={middle.id} />
      default:
        return null
    }
  }
}

function Nothing() {
  const { t } = useText()
  return (
    <div className={styles['nothing']}>
      <strong>{t('desk.nothing')}</strong>
      <span>{t('desk.nothingDo')}</span>
    </div>
  )
}
