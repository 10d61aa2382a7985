import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { KeyPlace, ProofDay, ProofRule, ShiftProof } from '@wangge/api/contract'
import { request } from '../../data/client.ts'

const KEY = 'proof'
/** Teams go round by the minute. */
const POLL_MS = 60_000

const queryOf = ({ day, area }: { day: string; area: string }): string =>
  new URLSearchParams({ day, ...(area !== '' && { area }) }).toString()

export const useProofDay = (span: { day: string; area: string }) =>
  useQuery({
    queryKey: [KEY, 'day', span.day, span.area],
    queryFn: ({ signal }) => request<ProofDay>(`/proof?${queryOf(span)}`, { signal }),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  })

export const exportAddress = (span: { day: string; area: string }, language: string): string =>
  `/api/v1/proof/export.csv?${queryOf(span)}&language=${language}`

export const useShiftProof = (id: string | null) =>
  useQuery({
    queryKey: [KEY, 'shift', id],
    queryFn: ({ signal }) => request<ShiftProof>(`/proof/shifts/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.error ? false : POLL_MS),
  })

export const useKeyPlaces = (area: string, isWanted: boolean) =>
  useQuery({
    queryKey: [KEY, 'places', area],
    queryFn: ({ signal }) =>
      request<{ items: KeyPlace[] }>(`/key-places${area === '' ? '' : `?area=${area}`}`, { signal }),
    enabled: isWanted,
  })

type ProofWrite =
  | { type: 'rule'; rule: ProofRule }
  | { type: 'mark'; hazardId: string; must: boolean | null }
  | { type: 'place'; place: KeyPlace; change: { mustVisit?: boolean; isGivenUp?: boolean } }
  | { type: 'newPlace'; code: string; name: string; kind: KeyPlace['kind']; position: readonly [number, number] }

/** One change of what must be visited, or of the rule; all that is shown is read anew. */
export function useProofWrite() {
  const client = useQueryClient()
  return useMutation<unknown, Error, ProofWrite>({
    mutationFn: (write) => {
      switch (write.type) {
        case 'rule':
          return request('/proof/rule', { method: 'PUT', body: write.rule })
        case 'mark':
          return request(`/hazards/${write.hazardId}/must-visit`, { method: 'PUT', body: { must: write.must } })
        case 'place': {
          const { id, name, kind, address, mustVisit, shiftKind, givenUpAt } = write.place
          const body = { name, kind, address, mustVisit, shiftKind, isGivenUp: givenUpAt !== null, ...write.change }
          return request(`/key-places/${id}`, { method: 'PUT', body })
        }
        case 'newPlace': {
          const { code, name, kind, position } = write
          return request('/key-places', { method: 'POST', body: { code, name, kind, position } })
        }
      }
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: [KEY] }),
  })
}
