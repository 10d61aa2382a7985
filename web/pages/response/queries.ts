import { keepPreviousData, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  ResponseAreas,
  ResponseCase,
  ResponseDatasets,
  ResponseGroups,
  ResponseHours,
  ResponseReasons,
  ResponseSteps,
  ResponseTrend,
} from '@wangge/api/contract'
import { request } from '../../data/client.ts'
import { HAZARDS_KEY } from '../../data/hazards.ts'
import { usePoll } from '../../data/live/polls.ts'
import type { Page } from '../../data/pages.ts'
import { inTurn } from './inTurn.ts'

/** Below the hazards' key: what changes a case makes the figures be asked for again. */
export const RESPONSE_KEY = [HAZARDS_KEY, 'response'] as const

/** Figures of closed and open cases move slowly; each look is a heavy read. */
const REFRESH_MS = 60_000
const FRESH_MS = 15_000
const LIST_ROWS = 50

/** One panel's figures. The ones before stay while the next are on their way. */
function usePanel<T>(path: string, query: URLSearchParams, isWanted = true): UseQueryResult<T> {
  const pollMs = usePoll(REFRESH_MS)
  return useQuery({
    queryKey: [...RESPONSE_KEY, path, query.toString()],
    queryFn: ({ signal }) => inTurn(signal, () => request<T>(`/response/${path}?${query}`, { signal })),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    refetchInterval: pollMs,
  })
}

export const useSteps = (query: URLSearchParams) => usePanel<ResponseSteps>('steps', query)
export const useTrend = (query: URLSearchParams) => usePanel<ResponseTrend>('trend', query)
export const useHours = (query: URLSearchParams) => usePanel<ResponseHours>('hours', query)
export const useAreas = (query: URLSearchParams, isWanted = true) => usePanel<ResponseAreas>('areas', query, isWanted)
export const useGroups = (query: URLSearchParams, isWanted = true) =>
  usePanel<ResponseGroups>('groups', query, isWanted)
export const useReasons = (query: URLSearchParams, isWanted: boolean) =>
  usePanel<ResponseReasons>('reasons', query, isWanted)
/** The first cases of a list, for a panel. */
export const useFirstCases = (query: URLSearchParams) => usePanel<Page<ResponseCase>>('cases', query)

export const useDatasets = () =>
  useQuery({
    queryKey: [...RESPONSE_KEY, 'datasets'],
    queryFn: ({ signal }) => request<ResponseDatasets>('/response/datasets', { signal }),
    staleTime: REFRESH_MS,
  })

/** The cases behind a number, page after page, with how many they are. */
export const useCases = (query: URLSearchParams) =>
  useInfiniteQuery({
    queryKey: [...RESPONSE_KEY, 'cases', 'pages', query.toString()],
    queryFn: ({ signal, pageParam }) => {
      const asked = new URLSearchParams(query)
      asked.set('limit', String(LIST_ROWS))
      if (pageParam === null) asked.set('count', 'true')
      else asked.set('cursor', pageParam)
      return request<Page<ResponseCase>>(`/response/cases?${asked}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })

export const exportAddress = (query: URLSearchParams): string => `/api/v1/response/export.csv?${query}`
