import { lazy, Suspense, useEffect } from 'react'
import { useDistrict } from '../data/queries.ts'
import { followServer } from '../data/serverClock.ts'
import { percent } from '../format/number.ts'
import { LiveAge } from '../parts/LiveAge.tsx'
import { LoadingBar } from '../parts/LoadingBar.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PhoneSearch } from '../parts/search/PhoneSearch.tsx'
import { Search } from '../parts/search/Search.tsx'
import { useText } from '../text/index.ts'
import { areaCounts } from './areaCounts.ts'
import { PersonButton } from './PersonButton.tsx'
import { usePanels } from './panels.tsx'
import styles from './TopBar.module.css'
import { useWidth } from './useWidth.ts'
import { useView } from './ViewContext.tsx'

const PageSwitch = lazy(() => import('./PageSwitch.tsx'))

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
      <PersonButton />
    </header>
  )
}
