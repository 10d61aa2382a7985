import type { LedgerTables } from '@wangge/api/contract'
import type { ReactNode } from 'react'
import { useLedgerTables } from '../../../data/ledgerTables.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'

/** The tables, once they are here. */
export function TablesSection({ children }: { children(tables: LedgerTables): ReactNode }) {
  const { data, error, refetch } = useLedgerTables()
  if (data) return children(data)
  if (error) return <Failed what="problem.what.list" error={error} onRetry={() => void refetch()} />
  return <Skeleton rows={8} />
}
