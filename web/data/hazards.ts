import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  ClockReplay,
  Colleague,
  Duplicates,
  Hazard,
  HazardCase,
  InboxCounts,
  TransferredHazard,
} from '@wangge/api/contract'
import { request } from './client.ts'
import { usePoll } from './live/polls.ts'
import type { Page } from './pages.ts'
import { POLL_MS } from './queries.ts'

/** Everything below this key is asked for again after a change. */
export const HAZARDS_KEY = 'hazards'

export const INBOX_TABS = ['open', 'mine', 'reinspect', 'transferred', 'closed'] as const
export type InboxTab = (typeof INBOX_TABS)[number]

/** What narrows the inbox beside its tab; empty strings narrow nothing. */
export interface InboxFilter {
  clock: string
  kind: string
  source: string
  grade: string
  q: string
}

const PAGE_ROWS = 50

/** Rows of a tab, page after page as the reader scrolls; every loaded page is asked for again while the tab is open. */
export function useInbox(tab: Exclude<InboxTab, 'transferred'>, filter: InboxFilter, isWanted: boolean) {
  const pollMs = usePoll(POLL_MS)
  return useInfiniteQuery({
    queryKey: [HAZARDS_KEY, 'inbox', tab, filter],
    queryFn: ({ signal, pageParam }) =>
      request<Page<Hazard>>(`/hazards?${inboxSearch(tab, filter, pageParam)}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isWanted,
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })
}

/** The query of one page of a tab. */
export function inboxSearch(
  tab: Exclude<InboxTab, 'transferred'>,
  filter: InboxFilter,
  cursor: string | null,
): URLSearchParams {
  const search = new URLSearchParams({ limit: String(PAGE_ROWS) })
  if (tab === 'mine') search.set('owner', 'me')
  if (tab === 'reinspect') search.set('waiting', 'reinspect')
  if (tab === 'closed') {
    search.set('state', 'closedOut')
    search.set('sort', 'reported')
  }
  for (const [name, value] of Object.entries(filter)) {
    // The server takes words from two characters on.
    if (value.trim().length >= (name === 'q' ? 2 : 1)) search.set(name, value.trim())
  }
  if (cursor !== null) search.set('cursor', cursor)
  return search
}

export function useInboxCounts() {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: [HAZARDS_KEY, 'inbox-counts'],
    queryFn: ({ signal }) => request<InboxCounts>('/hazards/inbox-counts', { signal }),
    refetchInterval: pollMs,
  })
}

export const useTransferred = (isWanted: boolean) =>
  useInfiniteQuery({
    queryKey: [HAZARDS_KEY, 'transferred'],
    queryFn: ({ signal, pageParam }) =>
      request<Page<TransferredHazard>>(
        `/hazards/transferred?limit=${PAGE_ROWS}${pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isWanted,
  })

/** A hazard with its trail, clocks, photos and what may be done with it now. */
export function useHazardCase(id: string | null) {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: [HAZARDS_KEY, id],
    queryFn: ({ signal }) => request<HazardCase>(`/hazards/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.error ? false : pollMs),
  })
}

/** How the due times of one clock came about; `version` because every event may have moved them. */
export const useClockReplay = (id: string, clock: string, version: number) =>
  useQuery({
    queryKey: ['clock-replay', id, clock, version],
    queryFn: ({ signal }) => request<ClockReplay>(`/hazards/${id}/clocks/${clock}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Who may be named as owner or backup of a case in the area of `code`. */
export const useColleagues = (code: string | null) =>
  useQuery({
    queryKey: ['colleagues', code],
    queryFn: ({ signal }) =>
      request<{ items: Colleague[] }>(`/people/colleagues?code=${encodeURIComponent(code ?? '')}`, { signal }),
    enabled: code !== null,
    staleTime: 60_000,
  })

export interface DuplicatesAt {
  kind: string
  position: readonly [number, number]
  address: string
}

/** Open hazards of the kind within 50 m of a place, nearest first. */
export const useDuplicates = (at: DuplicatesAt | null) =>
  useQuery({
    queryKey: [HAZARDS_KEY, 'duplicates', at],
    queryFn: ({ signal }) => {
      const { kind, position, address } = at ?? { kind: '', position: [0, 0], address: '' }
      const search = new URLSearchParams({ kind, lon: String(position[0]), lat: String(position[1]), address })
      return request<Duplicates>(`/hazards/duplicates?${search}`, { signal })
    },
    enabled: at !== null,
    placeholderData: keepPreviousData,
  })
