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
import { request } from './client.ts'
import type { Keyed } from './hazardChanges.ts'
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

export const useOtherCases = <K extends OtherCase>(kind: K, isWanted: boolean, isOpenOnly: boolean) =>
  useInfiniteQuery({
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
    refetchInterval: POLL_MS,
  })

export const useOtherCase = <K extends OtherCase>(kind: K, id: string | null) =>
  useQuery({
    queryKey: [kind, id],
    queryFn: ({ signal }) => request<Cases[K]>(`/${kind}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.error ? false : POLL_MS),
  })

export function useOpenCase<K extends OtherCase>(kind: K) {
  const client = useQueryClient()
  return useMutation<Cases[K], Error, Keyed<Requests[K]>>({
    mutationFn: ({ input, key }) => request<Cases[K]>(`/${kind}`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: (answer) => {
      client.setQueryData([kind, answer.id], answer)
      void client.invalidateQueries({ queryKey: [kind, 'list'] })
    },
  })
}

export function useCaseAction<K extends OtherCase>(kind: K, id: string) {
  const client = useQueryClient()
  return useMutation<Cases[K], Error, Keyed<CaseActionInput>>({
    mutationFn: ({ input, key }) =>
      request<Cases[K]>(`/${kind}/${id}/actions`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: (answer) => {
      client.setQueryData([kind, id], answer)
      void client.invalidateQueries({ queryKey: [kind, 'list'] })
    },
    onError: () => void client.invalidateQueries({ queryKey: [kind, id] }),
  })
}
