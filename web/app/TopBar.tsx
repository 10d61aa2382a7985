import { lazy, Suspense, useEffect } from 'react'
import { useDistrict } from '../data/queries.ts'
import { followServer } from '../data/serverClock.ts'
import { percent } from '../format/number.ts'
import { LiveAge } from '../parts/LiveAge.tsx'
import { LoadingBar } from '../parts/LoadingBar.tsx'
import { PhoneSearch } from '../parts/search/PhoneSearch.tsx'
import { Search } from '../parts/search/Search.tsx'
import { useText, worded } from '../text/index.ts'
import { areaCounts } from './areaCounts.ts'
import { usePanels } from './panels.tsx'
import styles from './TopBar.module.css'
import { useWidth } from './useWidth.ts'
import { useView } from './ViewContext.tsx'

const PageSwitch = lazy(() => import('./PageSwitch.tsx'))

/** What the server calls whoever sits at it while there is no sign-in. */
const LOCAL_PERSON = 'local'

/** Where we are, whether it is real, search, how old the data is, who is looking. */
export function TopBar() {
  const { t } = useText()
  const { data: district, dataUpdatedAt } = useDistrict()
  const { select } = useView()
  const { setRight, setSheet } = usePanels()
  const width = useWidth()
  useEffect(() => {
    if (district) followServer(district.now, dataUpdatedAt)
  }, [district, dataUpdatedAt])

  const totals = district?.run?.totals
  const showCoverage = (): void => {
    select(null, { bounds: district?.bounds ?? null })
    setRight('open')
    setSheet('coverage', 'half')
  }
  return (
    <header className={styles['bar']}>
      <LoadingBar />
      <span className={styles['mark']}>
        <Mark />
        <h1>{t('app.name')}</h1>
      </span>
      <div className={styles['area']}>
        <strong>{district?.area?.name ?? (district ? t('top.noArea') : '')}</strong>
        {district && areaCounts(district, t).map((words) => <span key={words}>{words}</span>)}
        {totals && totals.people > 0 && (
          <button type="button" onClick={showCoverage}>
            {t('top.coverage', { rate: percent(totals.peopleServed / totals.people) })}
          </button>
        )}
      </div>
      {district?.isDemo && (
        <span className={styles['demo']} title={t('app.demoMeaning')}>
          {t('app.demo')}
        </span>
      )}
      {width === 'narrow' && (
        <Suspense>
          <PageSwitch />
        </Suspense>
      )}
      {width !== 'phone' && <Search />}
      <LiveAge />
      {width === 'phone' && <PhoneSearch />}
      {district && (
        <span className={styles['person']}>
          {[
            district.personName === LOCAL_PERSON ? t('top.localPerson') : district.personName,
            worded(t, 'role', district.role),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </header>
  )
}

function Mark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M8 3v18M16 3v18M3 8h18M3 16h18" />
      <rect x="9.4" y="9.4" width="5.2" height="5.2" fill="var(--accent)" stroke="none" />
    </svg>
  )
}
