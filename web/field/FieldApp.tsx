import { lazy, Suspense, useEffect } from 'react'
import { ClockContext, secondClock } from '../data/now.ts'
import { SymbolTheme } from '../map/symbols.tsx'
import './base.css'
import './clock.css'
import styles from './FieldApp.module.css'
import { followLive } from './followLive.ts'
import { useFieldTheme, useLook } from './look.ts'
import { type FieldPerson, serverNow, useFieldPerson, useQueue } from './offline/index.ts'
import { NoticeBar } from './parts/NoticeBar.tsx'
import { Tabs } from './parts/Tabs.tsx'
import { QueueBanner } from './queue/QueueBanner.tsx'
import { useRoute } from './route.ts'
import { SignIn } from './sign-in/SignIn.tsx'
import { TablesContext, useReadTables } from './tables.ts'
import { TasksPage } from './tasks/TasksPage.tsx'
import { useTasks } from './tasks/useTasks.ts'

const ReportPage = lazy(() => import('./report/ReportPage.tsx'))
const QueuePage = lazy(() => import('./queue/QueuePage.tsx'))
const ConflictPage = lazy(() => import('./queue/ConflictPage.tsx'))
const MePage = lazy(() => import('./me/MePage.tsx'))
const ConsentPage = lazy(() => import('./duty/ConsentPage.tsx'))
const StepHost = lazy(() => import('./tasks/steps/StepHost.tsx'))

/** The field app: one task at a time. */
export function FieldApp() {
  const theme = useFieldTheme()
  useLook(theme)
  const { person, state } = useFieldPerson()
  return (
    <SymbolTheme value={theme}>
      <NoticeBar />
      {person && state !== 'nobody' ? (
        <SignedIn key={person.personId} person={person} />
      ) : state === 'unknown' && navigator.onLine ? null : (
        <SignIn />
      )}
    </SymbolTheme>
  )
}

/** Every running figure ticks by the server's clock. */
const clock = secondClock(serverNow)

function SignedIn({ person }: { person: FieldPerson }) {
  return (
    <ClockContext value={clock}>
      <TablesContext value={useReadTables()}>
        <Pages person={person} />
      </TablesContext>
    </ClockContext>
  )
}

function Pages({ person }: { person: FieldPerson }) {
  const route = useRoute()
  const tasks = useTasks(person)
  const { items } = useQueue()
  const { personId } = person
  useEffect(() => followLive(personId), [personId])
  const waiting = items.filter(({ state }) => state !== 'sent').length
  switch (route.page) {
    case 'task':
      if (route.step === null) break
      return (
        <Suspense>
          <StepHost id={route.id} step={route.step} tasks={tasks} />
        </Suspense>
      )
    case 'conflict':
      return (
        <Suspense>
          <ConflictPage id={route.id} />
        </Suspense>
      )
    case 'consent':
      return (
        <Suspense>
          <ConsentPage personId={personId} team={tasks.teams[0] ?? null} />
        </Suspense>
      )
    default:
  }
  return (
    <div className={styles['app']}>
      <div className={styles['page']}>
        {route.page !== 'queue' && route.page !== 'report' && <QueueBanner />}
        <Suspense>
          {(route.page === 'tasks' || route.page === 'task') && (
            <TasksPage person={person} tasks={tasks} chosenId={route.page === 'task' ? route.id : null} />
          )}
          {route.page === 'report' && <ReportPage person={person} />}
          {route.page === 'queue' && <QueuePage />}
          {route.page === 'me' && <MePage person={person} teams={tasks.teams} />}
        </Suspense>
      </div>
      <Tabs page={route.page === 'task' ? 'tasks' : route.page} waiting={waiting} />
    </div>
  )
}
