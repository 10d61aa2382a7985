import { lazy, Suspense, useEffect, useRef } from 'react'
import { Navigate, NavLink, useParams } from 'react-router'
import { useView } from '../../app/ViewContext.tsx'
import { useSession } from '../../data/session.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { viewToSearch } from '../../state/address.ts'
import { useText } from '../../text/index.ts'
import styles from './AdminPage.module.css'
import { PeopleSection } from './people/PeopleSection.tsx'
import { useAdminText } from './useAdminText.ts'

const SECTIONS = {
  people: PeopleSection,
  kinds: lazy(() => import('./tables/KindsSection.tsx')),
  clocks: lazy(() => import('./tables/ClocksSection.tsx')),
  calendar: lazy(() => import('./calendar/CalendarSection.tsx')),
  commitments: lazy(() => import('./tables/CommitmentsSection.tsx')),
  wall: lazy(() => import('./wall/WallSection.tsx')),
  messages: lazy(() => import('./messages/MessagesSection.tsx')),
  jobs: lazy(() => import('./jobs/JobsSection.tsx')),
  audit: lazy(() => import('./audit/AuditSection.tsx')),
} as const
type SectionName = keyof typeof SECTIONS
const NAMES = Object.keys(SECTIONS) as SectionName[]

/** Who may do what, and by which tables and clocks everybody works. */
export default function AdminPage() {
  useAdminText()
  const { t } = useText()
  const role = useSession()?.role
  const search = viewToSearch(useView().view)
  const { section = 'people' } = useParams()
  const tabs = useRef<HTMLElement>(null)
  // On a phone they are wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section has another tab
  useEffect(
    () => tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [section, role],
  )
  const name = NAMES.find((known) => known === section)
  if (role !== 'administrator') {
    return (
      <main id="main" className={styles['page']} tabIndex={-1}>
        <Notice title={t('admin.noRight')} what={t('admin.noRightDo')} />
      </main>
    )
  }
  if (!name) return <Navigate to={{ pathname: '/admin', search }} replace />
  const Section = SECTIONS[name]
  return (
    <main id="main" className={styles['page']} tabIndex={-1}>
      <h2>{t('admin.title')}</h2>
      <nav ref={tabs} className={styles['tabs']} aria-label={t('admin.title')}>
        {NAMES.map((to) => (
          <NavLink key={to} to={{ pathname: to === 'people' ? '/admin' : `/admin/${to}`, search }} end>
            {t(`admin.${to}`)}
          </NavLink>
        ))}
      </nav>
      <div className={styles['section']}>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Section />
        </Suspense>
      </div>
    </main>
  )
}
