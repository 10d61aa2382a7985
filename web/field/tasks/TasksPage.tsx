import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { dateTime } from '../../format/date.ts'
import { DutySwitch } from '../duty/DutySwitch.tsx'
import { type FieldPerson, serverNow } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { useFieldText } from '../text.ts'
import { OrderSwitch } from './OrderSwitch.tsx'
import { TaskCard } from './TaskCard.tsx'
import { TaskRow } from './TaskRow.tsx'
import styles from './TasksPage.module.css'
import type { Tasks } from './useTasks.ts'

const TaskMap = lazy(() => import('../map/TaskMap.tsx'))

/** More rows than this at once make a list nobody reads; the rest is one tap away. */
const FIRST_ROWS = 8

interface TasksPageProps {
  person: FieldPerson
  tasks: Tasks
  /** The one that was tapped in the list; else the first. */
  chosenId: string | null
}

/** One task with map, clock and the one button; what comes next below it. */
export function TasksPage({ person, tasks, chosenId }: TasksPageProps) {
  const { t, language } = useFieldText()
  const [isWhole, setWhole] = useState(false)
  const page = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task begins at the top
  useEffect(() => page.current?.scrollTo(0, 0), [chosenId])
  const list = tasks.tasks ?? []
  const task = list.find(({ id }) => id === chosenId) ?? list[0]
  const next = list.filter(({ id }) => id !== task?.id)
  const shown = isWhole ? next : next.slice(0, FIRST_ROWS)
  const [team] = tasks.teams
  const more = tasks.waiting - list.filter(({ dispatch }) => !dispatch).length
  return (
    <main ref={page} className={styles['page']}>
      <header className={styles['head']}>
        <h1>
          {t('tasks.title')} {tasks.tasks && <small>{t('tasks.count', { n: list.length })}</small>}
        </h1>
        {team && <DutySwitch personId={person.personId} team={team} />}
      </header>
      {tasks.isOffline && tasks.readAt !== null && (
        <p className={styles['stale']}>{t('tasks.stale', { at: dateTime(tasks.readAt, language, serverNow()) })}</p>
      )}
      {task && (
        <>
          <Suspense fallback={<div className={styles['map']} />}>
            <div className={styles['map']}>
              <TaskMap task={task} />
            </div>
          </Suspense>
          <TaskCard key={task.id} task={task} teams={tasks.teams} />
        </>
      )}
      {tasks.tasks && !task && (
        <div className={styles['empty']}>
          <h2>{t('tasks.none')}</h2>
          <p>{t('tasks.noneDo')}</p>
          <FieldButton onClick={tasks.refresh}>{t('tasks.lookAgain')}</FieldButton>
        </div>
      )}
      {!tasks.tasks && tasks.error !== null && (
        <div className={styles['empty']}>
          <h2>{t('tasks.notRead')}</h2>
          <p>{t('tasks.notReadDo')}</p>
          <FieldButton onClick={tasks.refresh}>{t('field.retry')}</FieldButton>
        </div>
      )}
      {next.length > 0 && (
        <section aria-label={t('tasks.next')}>
          <OrderSwitch order={tasks.order} onOrder={tasks.setOrder} readAt={tasks.readAt} />
          <ul>
            {shown.map((one) => (
              <TaskRow key={one.id} task={one} />
            ))}
          </ul>
          {shown.length < next.length && (
            <p className={styles['more']}>
              <FieldButton onClick={() => setWhole(true)}>{t('tasks.showAll', { n: next.length })}</FieldButton>
            </p>
          )}
          {shown.length === next.length && more > 0 && <p className={styles['more']}>{t('tasks.more', { n: more })}</p>}
        </section>
      )}
    </main>
  )
}
