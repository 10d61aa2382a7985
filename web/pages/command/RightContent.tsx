import { lazy, Suspense } from 'react'
import { useView } from '../../app/ViewContext.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'

const CoverageSheet = lazy(() => import('./coverage/CoverageSheet.tsx'))
const DetailSheet = lazy(() => import('./detail/DetailSheet.tsx'))

/** The sheet of what is selected; with nothing selected, the district's own. */
export function RightContent() {
  const { view } = useView()
  return (
    <Suspense fallback={<Skeleton rows={6} />}>
      {view.selection ? <DetailSheet selection={view.selection} /> : <CoverageSheet />}
    </Suspense>
  )
}
