import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Consultation,
  ConsultationCase,
  ConsultationRequest,
  Incident,
  IncidentCase,
  IncidentRequest,
} from '@wangge/api/contract'
import type { ConsultationAction, IncidentAction } from '@wangge/db/vocabulary'
import { askAnew, keepAnswer } from './afterChange.ts'
import { request } from './client.ts'
import type { Keyed } from './hazardChanges.ts'
import { usePoll } from './live/polls.ts'
import type { Page } from './pages.ts'
import { POLL_MS } from './queries.ts'

/** The two cases beside hazards: a question at a point, a fire that the centre itself handles. */
export type OtherCase = 'consultations' | 'incidents'

interface Rows {
  consultations: Consultation
  incidents: Incident
}
interface Cases {
  consultations: ConsultationCase
  incidents: IncidentCase
}
interface Requests {
  consultations: ConsultationRequest
  incidents: IncidentRequest
}

export interface CaseActionInput {
  action: ConsultationAction | IncidentAction
  expectedVersion: number
  text: string
  teamName?: string
}

export function useOtherCases<K extends OtherCase>(kind: K, isWanted: boolean, isOpenOnly: boolean) {
  const pollMs = usePoll(POLL_MS)
  return useInfiniteQuery({
    queryKey: [kind, 'list', isOpenOnly],
    queryFn: ({ signal, pageParam }) => {
      const search = new URLSearchParams({ limit: '50' })
      if (kind === 'incidents') search.set('open', String(isOpenOnly))
      if (pageParam !== null) search.set('cursor', pageParam)
      return request<Page<Rows[K]>>(`/${kind}?${search}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isWanted,
    refetchInterval: pollMs,
  })
}

export function useOtherCase<K extends OtherCase>(kind: K, id: string | null) {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: [kind, id],
    queryFn: ({ signal }) => request<Cases[K]>(`/${kind}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.error ? false : pollMs),
  })
}

export function useOpenCase<K extends OtherCase>(kind: K) {
  const client = useQueryClient()
  return useMutation<Cases[K], Error, Keyed<Requests[K]>>({
    mutationFn: ({ input, key }) => request<Cases[K]>(`/${kind}`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: async (answer) => {
      await keepAnswer(client, [kind, answer.id], answer)
      void askAnew(client, [kind, 'list'])
    },
  })
}

export function useCaseAction<K extends OtherCase>(kind: K, id: string) {
  const client = useQueryClient()
  return useMutation<Cases[K], Error, Keyed<CaseActionInput>>({
    mutationFn: ({ input, key }) =>
      request<Cases[K]>(`/${kind}/${id}/actions`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: async (answer) => {
      await keepAnswer(client, [kind, id], answer)
      void askAnew(client, [kind, 'list'])
    },
    onError: () => void askAnew(client, [kind, id]),
  })
}
