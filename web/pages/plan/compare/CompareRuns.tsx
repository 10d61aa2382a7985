import { useQuery } from '@tanstack/react-query'
import type { CoverageRun, RunComparison } from '@wangge/api/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { request } from '../../../data/client.ts'
import { useNow } from '../../../data/now.ts'
import type { Page } from '../../../data/pages.ts'
import { dateTime } from '../../../format/date.ts'
import { minutes } from '../../../format/duration.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import styles from './Compare.module.css'
import { ComparedAreas } from './ComparedAreas.tsx'
import { Differences } from './Differences.tsx'
import { RepeatRun } from './RepeatRun.tsx'
import { useDifferenceWords } from './useDifferenceWords.ts'

/** Two stored runs beside each other, by township; either can be repeated to see whether the same comes out. */
export function CompareRuns() {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const [chosen, setChosen] = useState<{ one: string | null; other: string | null }>({ one: null, other: null })
  const { data, error, refetch } = useQuery({
    queryKey: ['coverage-runs'],
    queryFn: ({ signal }) => request<Page<CoverageRun>>('/coverage-runs?limit=50', { signal }),
  })
  if (!data)
    return error ? (
      <Failed what="planWhat.compare" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={6} />
    )
  const runs = data.items.filter(({ state }) => state === 'done')
  if (runs.length === 0) return <Notice title={t('planCompare.noRuns')} />
  const one = chosen.one ?? runs[0]?.id ?? ''
  const other = chosen.other ?? runs[1]?.id ?? one
  const options = runs.map((run) => ({
    value: run.id,
    label: t('planCompare.run', {
      at: dateTime(run.finishedAt ?? run.createdAt, language, nowMs),
      limit: minutes(run.limitSeconds, language),
      speed: run.speedMetresPerSecond,
    }),
  }))
  return (
    <>
      <div className={styles['pair']}>
        {(['one', 'other'] as const).map((side) => (
          <fieldset key={side} className={styles['side']}>
            <legend>{t(`planCompare.${side}`)}</legend>
            <Select
              aria-label={t(`planCompare.${side}`)}
              value={side === 'one' ? one : other}
              options={options}
              onChange={(id) => setChosen((now) => ({ ...now, [side]: id }))}
            />
            <RepeatRun key={side === 'one' ? one : other} id={side === 'one' ? one : other} />
          </fieldset>
        ))}
      </div>
      {one !== other && <Compared one={one} other={other} />}
    </>
  )
}

function Compared({ one, other }: { one: string; other: string }) {
  const { t } = useText()
  const words = useDifferenceWords()
  const { data, error, refetch } = useQuery({
    queryKey: ['coverage-runs', one, 'compare', other],
    queryFn: ({ signal }) =>
      request<RunComparison>(`/coverage-runs/${one}/compare?with=${other}&level=township`, { signal }),
  })
  if (!data)
    return error ? (
      <Failed what="planWhat.compare" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={6} />
    )
  const totals = [data.one.totals, data.other.totals] as const
  const whole = {
    code: '',
    name: t('coverReport.areaAll'),
    people: [totals[0]?.people ?? 0, totals[1]?.people ?? 0] as const,
    served: [totals[0]?.peopleServed ?? 0, totals[1]?.peopleServed ?? 0] as const,
  }
  return (
    <>
      <Differences different={data.differentSettings.map(words)} />
      <p className={styles['result']}>{t(data.sameResult ? 'planCompare.sameResult' : 'planCompare.otherResult')}</p>
      <ComparedAreas
        rows={[
          whole,
          ...data.cells.map(({ code, name, people, peopleServed }) => ({ code, name, people, served: peopleServed })),
        ]}
      />
    </>
  )
}
