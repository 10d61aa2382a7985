import { type QueryClient, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Dispatch, DispatchRequest, DispatchRoute, WhoIsFirst } from '@wangge/api/contract'
import type { DispatchAction } from '@wangge/db/vocabulary'
import { askAnew } from './afterChange.ts'
import { request } from './client.ts'
import type { Keyed } from './hazardChanges.ts'
import { HAZARDS_KEY } from './hazards.ts'
import { usePoll } from './live/polls.ts'
import { type Page, readPages } from './pages.ts'
import type { Proposal } from './proposal.ts'
import { POLL_MS } from './queries.ts'

const DISPATCHES_KEY = 'dispatches'
const RANKING_KEY = 'who-is-first'

/** Who is sent is asked for this often while the page is visible; an answer is waited for in tens of seconds. */
const DISPATCH_POLL_MS = 5_000
/** A team under way has moved by a block after this long: its line is asked for anew. */
const ROUTE_STEP_MS = 20_000
/** More lines than this hide the streets they follow; the rest have their symbols alone. */
const MOST_ROUTES = 40

export type SendingMode = DispatchRequest['mode']

/** Every dispatch from its offer to its arrival. */
export const useActiveDispatches = () => useDispatchList('active')

/** The last dispatch of each sending that nobody answers any more. */
export const useUnansweredDispatches = () => useDispatchList('waiting')

function useDispatchList(state: 'active' | 'waiting') {
  const pollMs = usePoll(DISPATCH_POLL_MS)
  return useQuery({
    queryKey: [DISPATCHES_KEY, state],
    queryFn: ({ signal }) =>
      readPages((cursor) => request<Page<Dispatch>>(`/dispatches?state=${state}&limit=200${cursor}`, { signal })),
    refetchInterval: ({ state: { error } }) => (error ? POLL_MS : pollMs),
  })
}

/** Everybody ever asked for a hazard, latest first. */
export function useHazardDispatches(hazardId: string) {
  const pollMs = usePoll(DISPATCH_POLL_MS)
  return useQuery({
    queryKey: [DISPATCHES_KEY, 'of', hazardId],
    queryFn: ({ signal }) =>
      request<Page<Dispatch>>(`/dispatches?state=all&limit=100&hazardId=${encodeURIComponent(hazardId)}`, { signal }),
    refetchInterval: ({ state: { error } }) => (error ? false : pollMs),
  })
}

/** The teams by street time. While a hand is on the list, `isHeld`, it is not ranked anew under it. */
export function useWhoIsFirst(hazardId: string, mode: SendingMode, limit: number, isHeld: boolean) {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: [RANKING_KEY, hazardId, mode, limit],
    queryFn: ({ signal }) =>
      request<WhoIsFirst>(`/hazards/${encodeURIComponent(hazardId)}/who-is-first?mode=${mode}&limit=${limit}`, {
        signal,
      }),
    placeholderData: (before, query) => (query?.queryKey[1] === hazardId ? before : undefined),
    refetchInterval: ({ state: { error } }) => (error || isHeld ? false : pollMs),
    meta: { isHeld },
  })
}

/** The way over streets that a team would take, for the map. */
export const useProposedRoute = (proposal: Proposal | null) =>
  useQuery({
    queryKey: [RANKING_KEY, proposal?.hazardId, 'route', proposal?.teamId, proposal?.mode],
    queryFn: ({ signal }) =>
      request<DispatchRoute | null>(
        `/hazards/${proposal?.hazardId}/who-is-first/${proposal?.teamId}/route?mode=${proposal?.mode}`,
        { signal },
      ),
    enabled: proposal !== null,
    staleTime: POLL_MS,
    retry: false,
  })

/** The ways of those sent and not there yet, by dispatch. */
export function useDispatchRoutes(dispatches: readonly Dispatch[]): ReadonlyMap<string, DispatchRoute> {
  const going = dispatches.filter(({ state }) => state !== 'arrived').slice(0, MOST_ROUTES)
  return useQueries({
    queries: going.map(({ id, state }) => ({
      queryKey: [DISPATCHES_KEY, 'route', id, state],
      queryFn: async ({ signal }: { signal: AbortSignal }) => ({
        id,
        route: await request<DispatchRoute | null>(`/dispatches/${id}/route`, { signal }),
      }),
      refetchInterval: state === 'departed' ? ROUTE_STEP_MS : (false as const),
      staleTime: ROUTE_STEP_MS,
      retry: false,
    })),
    combine: byDispatch,
  })
}

const byDispatch = (
  results: readonly { data: { id: string; route: DispatchRoute | null } | undefined }[],
): ReadonlyMap<string, DispatchRoute> =>
  new Map(results.flatMap(({ data }) => (data?.route ? [[data.id, data.route]] : [])))

/** Sends a team to a hazard. */
export function useSend(hazardId: string) {
  const client = useQueryClient()
  return useMutation<Dispatch, Error, Keyed<DispatchRequest>>({
    mutationFn: ({ input, key }) =>
      request<Dispatch>(`/hazards/${hazardId}/dispatches`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: (answer) => keep(client, answer),
    onSettled: () => refreshAround(client, hazardId),
  })
}

export interface DispatchStepInput {
  action: DispatchAction
  expectedVersion: number
  reason?: string
  outcome?: string
  position?: [number, number]
  accuracyMetres?: number
}

/** One step of one dispatch. */
export function useDispatchStep({ id, hazardId }: Pick<Dispatch, 'id' | 'hazardId'>) {
  const client = useQueryClient()
  return useMutation<Dispatch, Error, Keyed<DispatchStepInput>>({
    mutationFn: ({ input, key }) =>
      request<Dispatch>(`/dispatches/${id}/actions`, { method: 'POST', body: input, idempotencyKey: key }),
    onSuccess: (answer) => keep(client, answer),
    onSettled: () => refreshAround(client, hazardId),
  })
}

/** The answer stands where its hazard's dispatches are read, before they are asked for again. */
async function keep(client: QueryClient, answer: Dispatch): Promise<void> {
  await client.cancelQueries({ queryKey: [DISPATCHES_KEY, 'of', answer.hazardId] })
  client.setQueryData<Page<Dispatch>>([DISPATCHES_KEY, 'of', answer.hazardId], (page) => {
    if (!page) return page
    const isKnown = page.items.some(({ id }) => id === answer.id)
    const items = page.items.map((one) => (one.id === answer.id ? answer : one))
    return { ...page, items: isKnown ? items : [answer, ...items] }
  })
}

/** A step moves the dispatches, the ranking, the teams and the hazard's row alike. */
const refreshAround = (client: QueryClient, hazardId: string): void =>
  void askAnew(client, ['teams'], [HAZARDS_KEY], [RANKING_KEY, hazardId], [DISPATCHES_KEY])
