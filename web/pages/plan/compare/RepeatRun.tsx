import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CoverageRun } from '@wangge/api/contract'
import { Button } from 'antd'
import { useEffect } from 'react'
import { request } from '../../../data/client.ts'
import { useSession } from '../../../data/session.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { useText } from '../../../text/index.ts'
import styles from './Compare.module.css'

const POLL_MS = 700

/** Runs the same again, and says whether the same answer came. */
export function RepeatRun({ id }: { id: string }) {
  const { t } = useText()
  const client = useQueryClient()
  const problemWords = useProblemWords()
  const start = useMutation({
    mutationFn: () => request<CoverageRun>(`/coverage-runs/${id}/repeat`, { method: 'POST' }),
  })
  const again = useQuery({
    queryKey: ['coverage-run', start.data?.id],
    queryFn: ({ signal }) => request<CoverageRun>(`/coverage-runs/${start.data?.id}`, { signal }),
    enabled: start.data !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : POLL_MS),
  }).data
  const isDone = again?.state === 'done'
  useEffect(() => {
    if (isDone) void client.invalidateQueries({ queryKey: ['coverage-runs'], exact: true })
  }, [isDone, client])
  const isRunning = start.isPending || (start.data !== undefined && (again?.state ?? 'running') === 'running')
  const error = start.error
  // A run is of everything: who has an area only may not start one.
  const mayRepeat = useSession()?.scope === null
  return (
    <div className={styles['repeat']}>
      <Button size="small" disabled={isRunning || id === '' || !mayRepeat} onClick={() => start.mutate()}>
        {t('planCompare.repeat')}
      </Button>
      <p role="status">
        {!mayRepeat
          ? t('planCompare.repeatWhole')
          : error
            ? t('planCompare.repeatFailed', { why: problemWords(error) })
            : isRunning
              ? t('planCompare.repeating', { percent: `${Math.floor((again?.progress ?? 0) * 100)}%` })
              : again && <Said run={again} />}
      </p>
    </div>
  )
}

function Said({ run }: { run: CoverageRun }) {
  const { t } = useText()
  if (run.state !== 'done') return t('planCompare.repeatFailed', { why: run.problem?.code ?? run.state })
  const repetition = run.repetition
  if (!repetition) return null
  if (repetition.sameResult) return t('planCompare.repeatSame')
  return t('planCompare.repeatOther', {
    why: t(repetition.sameInput ? 'planCompare.repeatSameInput' : 'planCompare.repeatOtherInput'),
  })
}
