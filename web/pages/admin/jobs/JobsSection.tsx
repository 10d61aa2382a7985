import type { Job } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useMessagesText } from '../../../messages/useMessagesText.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { EscalationLine } from './EscalationLine.tsx'
import own from './JobsSection.module.css'
import { useJobs, useRunJob } from './jobQueries.ts'
import { jobName, resultWords, scheduleWords } from './jobWords.ts'

/** What runs by the clock, how it went last, and when it runs next. */
export default function JobsSection() {
  useMessagesText()
  const { t } = useText()
  const words = useProblemWords()
  const query = useJobs()
  const run = useRunJob()
  const toast = useToast()
  const columns = useJobColumns({
    canRun: query.data?.isRunning ?? false,
    onRun: (name) => run.mutate(name, { onSuccess: () => toast(t('jobs.asked', { name: jobName(t, name) })) }),
  })
  return (
    <>
      <EscalationLine />
      <div className={styles['bar']}>
        <p>{t(query.data?.isRunning === false ? 'jobs.notRunning' : 'jobs.note')}</p>
        {run.error && (
          <p className={styles['failure']} role="alert">
            {words(run.error)}
          </p>
        )}
      </div>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={8} />
      ) : (
        <AdminTable label={t('admin.jobs')} columns={columns} rows={query.data.items} rowKey={({ name }) => name} />
      )}
    </>
  )
}

function useJobColumns({ canRun, onRun }: { canRun: boolean; onRun(name: string): void }): AdminColumn<Job>[] {
  const { t, language } = useText()
  const nowMs = useNow(10)
  const moment = (at: string) => dateTime(at, language, nowMs)
  return [
    { key: 'name', name: t('jobs.name'), cell: ({ name }) => jobName(t, name) },
    { key: 'schedule', name: t('jobs.schedule'), cell: (job) => scheduleWords(t, job) },
    {
      key: 'last',
      name: t('jobs.last'),
      cell: ({ state, startedAt, askedByName }) =>
        state === null || startedAt === null ? (
          t('jobs.never')
        ) : (
          <>
            <span className={own['state']} data-state={state}>
              {t(`jobs.${state}`)}
            </span>{' '}
            {moment(startedAt)}
            {askedByName && ` · ${t('jobs.byHand', { name: askedByName })}`}
          </>
        ),
    },
    {
      key: 'result',
      name: t('jobs.result'),
      cell: ({ state, result, error, failedAt }) => (
        <span className={own['result']}>
          {state === 'done' && resultWords(t, result)}
          {error && failedAt && <small title={error}>{t('jobs.lastError', { time: moment(failedAt), error })}</small>}
        </span>
      ),
    },
    {
      key: 'duration',
      name: t('jobs.duration'),
      isWide: true,
      cell: ({ milliseconds }) => (milliseconds === null ? '' : `${(milliseconds / 1000).toFixed(2)} s`),
    },
    {
      key: 'next',
      name: t('jobs.next'),
      isWide: true,
      cell: ({ nextAt, everySeconds }) => (everySeconds === null ? moment(nextAt) : ''),
    },
    {
      key: 'run',
      name: t('admin.actions'),
      cell: ({ name, everySeconds, state }) =>
        everySeconds === null && (
          <button
            type="button"
            className={styles['link']}
            aria-label={`${t('jobs.run')} ${jobName(t, name)}`}
            disabled={!canRun || state === 'running'}
            onClick={() => onRun(name)}
          >
            {t('jobs.run')}
          </button>
        ),
    },
  ]
}
