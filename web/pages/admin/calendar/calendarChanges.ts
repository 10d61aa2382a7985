import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Recomputed } from '@wangge/api/contract'
import { askAnew } from '../../../data/afterChange.ts'
import { request } from '../../../data/client.ts'
import { HAZARDS_KEY } from '../../../data/hazards.ts'
import { count } from '../../../format/number.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'

interface CalendarChange {
  path: 'notices' | 'local-days' | 'duty'
  body: unknown
  /** What was there before; given = the change can be undone by putting it back. */
  before?: unknown
}

/** Changes the calendar; due times that it moves are computed again at once, and how many is said. */
export function useCalendarChange() {
  const client = useQueryClient()
  const toast = useToast()
  const { t } = useText()
  const change = useMutation<Recomputed, Error, CalendarChange>({
    mutationFn: ({ path, body }) => request<Recomputed>(`/calendar/${path}`, { method: 'PUT', body }),
    onSuccess: ({ hazardsRecomputed }, { path, before }) => {
      void askAnew(client, ['calendar'], [HAZARDS_KEY], ['audit'])
      const undo = before === undefined ? undefined : () => change.mutate({ path, body: before })
      toast(t('admin.cal.recomputed', { n: count(hazardsRecomputed) }), undo)
    },
  })
  return change
}
