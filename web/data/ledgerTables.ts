import { useQuery } from '@tanstack/react-query'
import type { LedgerTables } from '@wangge/api/contract'
import { request } from './client.ts'

const MINUTE_MS = 60_000

/** Kinds, commitments and rules, as administrators keep them. */
export const useLedgerTables = () =>
  useQuery({
    queryKey: ['ledger-tables'],
    queryFn: ({ signal }) => request<LedgerTables>('/ledger-tables', { signal }),
    staleTime: 5 * MINUTE_MS,
  })
