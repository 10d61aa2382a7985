import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HazardMark } from '@wangge/api/contract'
import { request } from './client.ts'
import { HAZARDS_KEY } from './hazards.ts'

const keyOf = (id: string) => [HAZARDS_KEY, id, 'must-visit']

/** Whether the shifts of a hazard's cell must visit it; asked for again with the hazard. */
export function useMustVisit(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => request<HazardMark>(`/hazards/${id}/must-visit`, { signal }),
  })
}

/** `must` null leaves it to the rule. The proof of shifts is read anew. */
export function useSetMustVisit(id: string) {
  const client = useQueryClient()
  return useMutation<HazardMark, Error, { must: boolean | null; reason: string }>({
    mutationFn: (body) => request<HazardMark>(`/hazards/${id}/must-visit`, { method: 'PUT', body }),
    onSuccess: (mark) => {
      client.setQueryData(keyOf(id), mark)
      void client.invalidateQueries({ queryKey: ['proof'] })
    },
  })
}
