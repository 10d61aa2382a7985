import type { ResponseCase } from '@wangge/api/contract'
import type { ResponseStep } from '@wangge/db/vocabulary'
import { RESPONSE_STEPS } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { type TextKey, useText } from '../../../text/index.ts'
import { responseText } from '../../../text/response.ts'
import { responseQuery } from '../filter/responseView.ts'
import { useResponse } from '../filter/useResponse.ts'
import { useCases } from '../queries.ts'
import { CaseRows } from './CaseRows.tsx'
import styles from './CasesDrawer.module.css'

const SORTS = ['slowest', 'fastest', 'latest'] as const
const NO_CASES: readonly ResponseCase[] = []

/** The cases behind a number: as many as it says, page after page, each opening its hazard. */
export function CasesDrawer() {
  const { t } = useText()
  const { view, today, change } = useResponse()
  const asked = new URLSearchParams(view.list)
  const query = responseQuery(view, today)
  query.set('step', view.step)
  for (const [name, value] of asked) query.set(name, value)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = useCases(query)
  const cases = data?.pages.flatMap(({ items }) => items) ?? NO_CASES
  const total = data?.pages[0]?.total ?? null
  const step: ResponseStep = RESPONSE_STEPS.find((one) => one === query.get('step')) ?? view.step
  const sortBy = (sort: string) => {
    asked.set('sort', sort)
    change({ list: asked.toString() })
  }
  return (
    <SideDialog title={titleOf(query, step, t)} onClose={() => change({ list: '' })}>
      <div className={styles['head']}>
        <span role="status">
          {total !== null && t('response.list.shown', { shown: count(cases.length), n: count(total) })}
        </span>
        <Select
          aria-label={t('response.list.sort')}
          value={query.get('sort') ?? 'slowest'}
          options={SORTS.map((value) => ({ value, label: t(`response.list.${value}`) }))}
          onChange={sortBy}
        />
      </div>
      {error && !data && <Failed what="problem.what.response" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && cases.length === 0 && <p>{t('response.list.none')}</p>}
      {cases.length > 0 && <CaseRows cases={cases} step={step} isOld={isPlaceholderData} />}
      {hasNextPage && (
        <button
          type="button"
          className={styles['more']}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('response.list.more')}
        </button>
      )}
    </SideDialog>
  )
}

/** 派单→到场 · 缺时间 */
function titleOf(query: URLSearchParams, step: ResponseStep, t: (key: TextKey) => string): string {
  const measure = `response.list.${query.get('measure') ?? 'measured'}`
  const reason = `response.reason.${query.get('reason') ?? ''}`
  const words = [`response.step.${step}`, measure, reason].filter((key) => key in responseText.zh)
  return words.map((key) => t(key as TextKey)).join(' · ')
}
