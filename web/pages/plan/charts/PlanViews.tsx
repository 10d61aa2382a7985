import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useHref, useLocation, useNavigate } from 'react-router'
import { useText } from '../../../text/index.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import styles from './Charts.module.css'

const ChartsDrawer = lazy(() => import('./ChartsDrawer.tsx'))
const CompareDrawer = lazy(() => import('../compare/CompareDrawer.tsx'))

/** The same settings seen otherwise: charts, two settings or runs as a table, what teams reach, the report to print. */
export function PlanViews() {
  usePlanFiguresText()
  const { t } = useText()
  const [open, setOpen] = useState<'charts' | 'compare' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <nav className={styles['views']} aria-label={t('planViews.label')}>
      <Button size="small" onClick={() => setOpen('charts')}>
        {t('planCharts.open')}
      </Button>
      <Button size="small" onClick={() => setOpen('compare')}>
        {t('planViews.tables')}
      </Button>
      <PageButton to="/plan/reach" words={t('planReach.open')} />
      <PageButton to="/plan/report" words={t('coverReport.open')} />
      <Suspense>
        {open === 'charts' && <ChartsDrawer onClose={close} />}
        {open === 'compare' && <CompareDrawer onClose={close} />}
      </Suspense>
    </nav>
  )
}

/** A link that looks as the buttons beside it; the settings of the address go along. */
function PageButton({ to, words }: { to: string; words: string }) {
  const { search } = useLocation()
  const href = useHref({ pathname: to, search })
  const navigate = useNavigate()
  return (
    <Button
      size="small"
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ pathname: to, search })
      }}
    >
      {words}
    </Button>
  )
}
