import { lazy, Suspense, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { InboxFilter } from '../../../data/hazards.ts'
import { useSession } from '../../../data/session.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/index.ts'
import { OtherCaseRows } from '../../cases/OtherCaseRows.tsx'
import type { DeskMiddle, DeskTab } from '../deskPlace.ts'
import { HazardRows } from './HazardRows.tsx'
import styles from './Inbox.module.css'
import { InboxTabs } from './InboxTabs.tsx'
import { TransferredRows } from './TransferredRows.tsx'

const MyDispatches = lazy(() => import('../../hazard/dispatch/MyDispatches.tsx'))
const InboxFilters = lazy(() => import('./InboxFilters.tsx'))

const NO_FILTER: InboxFilter = { clock: '', kind: '', source: '', grade: '', q: '' }

/** 收件箱: for a patrol what it was sent to, then what waits, in tabs, by due time; 登记 opens the form of the tab's own case. */
export function Inbox({ tab, chosen }: { tab: DeskTab; chosen: DeskMiddle }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [filter, setFilter] = useState(NO_FILTER)
  const [isFiltering, setFiltering] = useState(false)
  const isOfTeam = useSession()?.role === 'patrol_member'
  const isOther = tab === 'consultations' || tab === 'incidents'
  const canFilter = !isOther && tab !== 'transferred'
  const open = (pathname: string): void => void navigate({ pathname, search })
  const logName =
    tab === 'consultations' ? 'case.logConsultation' : tab === 'incidents' ? 'case.logIncident' : 'desk.logHazard'
  return (
    <section className={styles['inbox']} aria-label={t('desk.inbox')}>
      {isOfTeam && (
        <Suspense>
          <MyDispatches />
        </Suspense>
      )}
      <header className={styles['head']}>
        <h2>{t('desk.inbox')}</h2>
        <span className={styles['buttons']}>
          {canFilter && (
            <button
              type="button"
              className={styles['button']}
              aria-expanded={isFiltering}
              onClick={() => {
                setFiltering(!isFiltering)
                if (isFiltering) setFilter(NO_FILTER)
              }}
            >
              {t(isFiltering ? 'desk.filterOff' : 'desk.filter')}
            </button>
          )}
          <button
            type="button"
            className={styles['primary']}
            onClick={() => open(isOther ? `/desk/${tab}/new` : '/desk/new')}
          >
            <Icon name="plus" size={16} />
            {t(logName)}
          </button>
        </span>
      </header>
      <InboxTabs tab={tab} onTab={(next) => open(next === 'open' ? '/desk' : `/desk/${next}`)} />
      {isFiltering && canFilter && (
        <Suspense>
          <InboxFilters filter={filter} tab={tab} onFilter={setFilter} />
        </Suspense>
      )}
      {isOther ? (
        <OtherCaseRows key={tab} kind={tab} chosenId={'id' in chosen ? chosen.id : null} />
      ) : tab === 'transferred' ? (
        <TransferredRows />
      ) : (
        <HazardRows key={tab} tab={tab} filter={isFiltering ? filter : NO_FILTER} />
      )}
    </section>
  )
}
