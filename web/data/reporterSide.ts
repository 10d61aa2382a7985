import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReporterSide } from '@wangge/api/contract'
import { request } from './client.ts'
import type { Keyed } from './hazardChanges.ts'
import { HAZARDS_KEY } from './hazards.ts'

const keyOf = (id: string) => [HAZARDS_KEY, id, 'reporter']

/** What stands between the office and a hazard's reporter; asked for again with the hazard. */
export function useReporterSide(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => request<ReporterSide>(`/hazards/${id}/reporter`, { signal }),
  })
}

export function useAskReporter(id: string) {
  const put = usePut(id)
  return useMutation<ReporterSide, Error, Keyed<string>>({
    mutationFn: ({ input, key }) =>
      request<ReporterSide>(`/hazards/${id}/reporter/questions`, {
        ...{ method: 'POST', body: { question: input }, idempotencyKey: key },
      }),
    onSuccess: put,
  })
}

export function useEndLink(id: string) {
  const put = usePut(id)
  return useMutation<ReporterSide, Error>({
    mutationFn: () => request<ReporterSide>(`/hazards/${id}/reporter/link`, { method: 'DELETE' }),
    onSuccess: put,
  })
}

/** The answer takes the old one's place; the trail has one more event. */
function usePut(id: string) {
  const client = useQueryClient()
  return (answer: ReporterSide): void => {
    client.setQueryData(keyOf(id), answer)
    void client.invalidateQueries({ queryKey: [HAZARDS_KEY, id], exact: true })
  }
}
