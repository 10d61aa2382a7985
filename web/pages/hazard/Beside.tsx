import type { HazardCase } from '@wangge/api/contract'
import { lazy, Suspense } from 'react'
import { Persons } from './Persons.tsx'

const ReporterSide = lazy(() => import('./reporter/ReporterSide.tsx'))
const MustVisit = lazy(() => import('./visits/MustVisit.tsx'))

/** Who has to do with a hazard: those who work on it, the shifts that pass by, its reporter. */
export function Beside({ hazard }: { hazard: HazardCase }) {
  return (
    <>
      <Persons hazard={hazard} />
      <Suspense>
        {hazard.state !== 'closedOut' && <MustVisit id={hazard.id} />}
        {hazard.source === 'resident' && <ReporterSide id={hazard.id} />}
      </Suspense>
    </>
  )
}
