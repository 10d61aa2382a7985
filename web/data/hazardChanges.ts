import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulkActionInput, BulkResult, HazardActionInput, HazardCase, Intake, Revealed } from '@wangge/api/contract'
import { askAnew, keepAnswer } from './afterChange.ts'
import { ProblemError, request } from './client.ts'
import { HAZARDS_KEY } from './hazards.ts'

/** A change and the key under which it may be sent again without being done twice. */
export interface Keyed<T> {
  input: T
  key: string
}

/** One action on one hazard. The answer is the case as it stands then; a lost race asks for the case anew. */
export function useHazardAction(id: string) {
  const client = useQueryClient()
  return useMutation<HazardCase, Error, Keyed<HazardActionInput>>({
    mutationFn: ({ input, key }) =>
      request<HazardCase>(`/hazards/${id}/actions`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: async (answer) => {
      await keepAnswer(client, [HAZARDS_KEY, id], answer)
      void refreshLists(client)
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 409)
        void client.invalidateQueries({ queryKey: [HAZARDS_KEY, id] })
    },
  })
}

/** One action on many hazards, each done or refused by itself. */
export function useBulkAction() {
  const client = useQueryClient()
  return useMutation<BulkResult, Error, Keyed<BulkActionInput>>({
    mutationFn: ({ input, key }) =>
      request<BulkResult>('/hazards/bulk', { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: () => askAnew(client, [HAZARDS_KEY]),
  })
}

/**
 * A report. One that repeats an open hazard gets its own number first and is then merged, so that nothing told is lost; who may
 * not verify leaves it as reported.
 */
export function useIntake() {
  const client = useQueryClient()
  return useMutation<HazardCase, Error, Keyed<Intake> & { mergeInto: string | null }>({
    mutationFn: async ({ input, key, mergeInto }) => {
      const own = await request<HazardCase>('/hazards', { method: 'POST', body: input, idempotencyKey: key })
      if (mergeInto === null || !own.allowedActions.some(({ action, allowed }) => action === 'verify' && allowed))
        return own
      const verify: HazardActionInput = {
        action: 'verify',
        verdict: 'duplicate',
        mergedInto: mergeInto,
        expectedVersion: own.version,
      }
      return request<HazardCase>(`/hazards/${own.id}/actions`, {
        method: 'POST',
        body: verify,
        idempotencyKey: `${key}-merge`,
      }).catch(() => own)
    },
    onSuccess: async (answer) => {
      await keepAnswer(client, [HAZARDS_KEY, answer.id], answer)
      void refreshLists(client)
    },
  })
}

/** Reporter's name and phone, for a reason that is kept. Never cached: whoever wants them again says why again. */
export const useReveal = (path: string) =>
  useMutation<Revealed, Error, string>({
    mutationFn: (reason) => request<Revealed>(`${path}/reveal`, { method: 'POST', body: { reason } }),
  })

/** Lists and counts, but not the cases themselves: those come with the answer. */
async function refreshLists(client: QueryClient): Promise<void> {
  const predicate = ({ queryKey: [head, second] }: { queryKey: QueryKey }): boolean =>
    head === HAZARDS_KEY && (typeof second !== 'string' || !/^[0-9a-f]{8}-/.test(second))
  await client.cancelQueries({ predicate })
  await client.invalidateQueries({ predicate })
}
