import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Hazard, HazardSummary } from '@wangge/api/contract'
import { request } from '../../data/client.ts'
import { HAZARDS_KEY } from '../../data/hazards.ts'
import type { Page } from '../../data/pages.ts'
import { filterToQuery, type LedgerFilter } from './ledgerFilter.ts'

/** The most that the server gives at once. */
const PAGE_ROWS = 200
/** A print of more rows than this is a file: that is what the export is for. */
export const MOST_PRINTED_ROWS = 2000

/** Rows page after page as the reader scrolls. */
export const useLedgerRows = (filter: LedgerFilter) =>
  useInfiniteQuery({
    queryKey: [HAZARDS_KEY, 'ledger', pageQuery(filter, null)],
    queryFn: ({ signal, pageParam }) => readPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    // Comparing every page loaded so far with itself costs more than drawing what is in sight.
    structuralSharing: false,
  })

export const useLedgerSummary = (filter: LedgerFilter) =>
  useQuery({
    queryKey: [HAZARDS_KEY, 'summary', filterToQuery(filter).toString()],
    queryFn: ({ signal }) => request<HazardSummary>(`/hazards/summary?${filterToQuery(filter)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/** All rows up to the most that are printed, for paper. */
export async function rowsToPrint(
  filter: LedgerFilter,
  known: readonly Hazard[],
  cursor: string | null,
): Promise<Hazard[]> {
  const rows = [...known]
  let next = cursor
  while (next !== null && rows.length < MOST_PRINTED_ROWS) {
    const page: Page<Hazard> = await readPage(filter, next)
    rows.push(...page.items)
    next = page.nextCursor
  }
  return rows.slice(0, MOST_PRINTED_ROWS)
}

export const exportAddress = (filter: LedgerFilter): string => `/api/v1/hazards/export.csv?${filterToQuery(filter)}`

const readPage = (filter: LedgerFilter, cursor: string | null, signal?: AbortSignal): Promise<Page<Hazard>> =>
  request<Page<Hazard>>(`/hazards?${pageQuery(filter, cursor)}`, signal ? { signal } : {})

function pageQuery(filter: LedgerFilter, cursor: string | null): string {
  const query = filterToQuery(filter)
  query.set('sort', filter.sort)
  query.set('limit', String(PAGE_ROWS))
  if (cursor !== null) query.set('cursor', cursor)
  return query.toString()
}
