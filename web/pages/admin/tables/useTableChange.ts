import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LedgerTables } from '@wangge/api/contract'
import { askAnew, keepAnswer } from '../../../data/afterChange.ts'
import { request } from '../../../data/client.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'

interface TableChange {
  method: 'PUT' | 'POST'
  path: string
  body: unknown
  /** What is said to be saved. */
  what: string
  /** The entry as it was; given = the change can be undone by putting it back. */
  before?: unknown
}

/** Changes what everybody works by; the answer is all tables as they are then. */
export function useTableChange() {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useText()
  const change = useMutation<LedgerTables, Error, TableChange>({
    mutationFn: ({ method, path, body }) => request<LedgerTables>(path, { method, body }),
    onSuccess: async (tables, { before, ...done }) => {
      await keepAnswer(client, ['ledger-tables'], tables)
      // Names of kinds come with the district.
      void askAnew(client, ['district'], ['audit'])
      const undo = before === undefined ? undefined : () => change.mutate({ ...done, body: before })
      toast(t('admin.saved', { what: done.what }), undo)
    },
  })
  return change
}
