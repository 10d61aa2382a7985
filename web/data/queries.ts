import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type {
  Cell,
  CellFigures,
  District,
  Hazard,
  HazardTallies,
  Residence,
  ResidencePoints,
  SearchResult,
  ServicePoint,
  ServicePointSummary,
  Team,
} from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { request } from './client.ts'
import { usePoll } from './live/polls.ts'
import { type Page, readPages } from './pages.ts'

/** Cases and tallies are asked for this often while the stream of events is silent. */
export const POLL_MS = 15_000

const SLOW_MS = 60_000

export const useDistrict = () =>
  useQuery({
    queryKey: ['district'],
    queryFn: ({ signal }) => request<District>('/district', { signal }),
    refetchInterval: (query) => (query.state.data?.run?.state === 'running' ? 2000 : SLOW_MS),
  })

/** Open cases by due time, all pages up to the ceiling of readPages. */
export function useHazards() {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: ['hazards'],
    queryFn: ({ signal }) => readPages((cursor) => request<Page<Hazard>>(`/hazards?limit=200${cursor}`, { signal })),
    refetchInterval: pollMs,
  })
}

/** Counts of every clock state, for when the queue holds only a part of the cases. */
export function useTallies(isWanted: boolean) {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: ['hazards', 'tallies'],
    queryFn: ({ signal }) => request<HazardTallies>('/hazards/tallies', { signal }),
    enabled: isWanted,
    refetchInterval: pollMs,
  })
}

export function useTeams() {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => readPages((cursor) => request<Page<Team>>(`/teams?limit=200${cursor}`, { signal })),
    refetchInterval: pollMs,
  })
}

export const useServicePoints = () =>
  useQuery({
    queryKey: ['service-points'],
    queryFn: ({ signal }) =>
      readPages((cursor) => request<Page<ServicePointSummary>>(`/service-points?limit=200${cursor}`, { signal })),
    refetchInterval: SLOW_MS,
  })

/** Figures of every cell of a level in a finished run: they never change, so they are kept. */
export const figuresQuery = (runId: string, level: Level) =>
  queryOptions({
    queryKey: ['figures', runId, level],
    queryFn: ({ signal }) => request<CellFigures>(`/coverage-runs/${runId}/figures?level=${level}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useFigures = (runId: string | null, level: Level | null) =>
  useQuery({
    ...figuresQuery(runId ?? '', level ?? 'community'),
    enabled: runId !== null && level !== null,
    placeholderData: keepPreviousData,
  })

export const useCell = (code: string | null) => useDetail<Cell>('cells', code)
export const useResidence = (id: string | null) => useDetail<Residence>('residences', id)
export const useServicePoint = (id: string | null) => useDetail<ServicePoint>('service-points', id)
export const useHazard = (id: string | null) => useDetail<Hazard>('hazards', id)

function useDetail<T>(path: string, id: string | null) {
  return useQuery({
    queryKey: [path, id],
    queryFn: ({ signal }) => request<T>(`/${path}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
    staleTime: SLOW_MS,
  })
}

export const useSearch = (words: string) =>
  useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) => request<{ items: SearchResult[] }>(`/search?q=${encodeURIComponent(words)}`, { signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  })

/** Homes in a box of WGS-84 degrees; the map asks as it moves. */
export const loadHomes = (
  bounds: readonly [number, number, number, number],
  signal?: AbortSignal,
): Promise<ResidencePoints> =>
  request<ResidencePoints>(
    `/residences?bbox=${bounds.map((degrees) => degrees.toFixed(6)).join(',')}`,
    signal ? { signal } : {},
  )
