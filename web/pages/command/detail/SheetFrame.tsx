import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { SheetActions } from './SheetActions.tsx'
import styles from './SheetFrame.module.css'

interface SheetFrameProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPlaceholderData'> & { refetch(): unknown }
  children(data: T): ReactNode
}

/** Loading, failed and loaded of a detail; while it is renewed the old figures stay. */
export function SheetFrame<T>({ query, children }: SheetFrameProps<T>) {
  if (query.data !== undefined) return <div className={styles['sheet']}>{children(query.data)}</div>
  return (
    <div className={styles['sheet']}>
      <div className={styles['bare']}>
        <SheetActions />
      </div>
      {query.error ? (
        <Failed what="problem.what.detail" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </div>
  )
}
