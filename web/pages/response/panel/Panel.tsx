import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import styles from './Panel.module.css'
import { WaitingBar } from './WaitingBar.tsx'

type Query<T> = Pick<
  UseQueryResult<T>,
  'data' | 'error' | 'isPlaceholderData' | 'isFetching' | 'fetchStatus' | 'refetch'
>

interface PanelProps<T> {
  title: string
  note?: string
  query: Query<T>
  /** At the right of the title: what the marks mean. */
  aside?: ReactNode
  /** The same figures in rows, for those who do not see the chart. */
  table?: (data: T) => ReactNode
  children(data: T): ReactNode
}

/** One panel of figures: those from before stay, dimmed, while the next are on their way; a failure is its own alone. */
export function Panel<T>({ title, note, query, aside, table, children }: PanelProps<T>) {
  const { t } = useText()
  const id = useId()
  const [isTable, setTable] = useState(false)
  const { data, isPlaceholderData, isFetching } = query
  const isWaiting = isFetching && (data === undefined || isPlaceholderData)
  return (
    <section className={styles['panel']} aria-labelledby={id} aria-busy={isWaiting}>
      {isWaiting && <WaitingBar />}
      <header>
        <h3 id={id}>{title}</h3>
        {note && <span className={styles['note']}>{note}</span>}
        <span className={styles['aside']}>{aside}</span>
        {table && data !== undefined && (
          <button type="button" className={styles['table']} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {t(isTable ? 'response.chart' : 'response.table')}
          </button>
        )}
      </header>
      <State query={query} />
      {data !== undefined && (
        <div data-old={isPlaceholderData || undefined} className={styles['body']}>
          {isTable && table ? table(data) : children(data)}
        </div>
      )}
    </section>
  )
}

/** Why there are no figures, or only those from before. */
function State<T>({ query }: { query: Query<T> }) {
  const { t } = useText()
  const { data, error, isPlaceholderData, fetchStatus, refetch } = query
  const again = () => void refetch()
  if (error && data === undefined) return <Failed what="problem.what.response" error={error} onRetry={again} />
  const isStopped = fetchStatus === 'idle' && (isPlaceholderData || data === undefined)
  if (!isStopped && !error) return data === undefined ? <Skeleton rows={5} /> : null
  const words = error ? 'response.old' : data === undefined ? 'response.cancelledNone' : 'response.cancelled'
  return (
    <p className={styles['state']} role="status">
      {t(words)}
      <button type="button" onClick={again}>
        {t('app.retry')}
      </button>
    </p>
  )
}
