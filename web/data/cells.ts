import { useQuery } from '@tanstack/react-query'
import type { CellSummary, TransferTargets } from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { request } from './client.ts'
import { type Page, readPages } from './pages.ts'

const TEN_MINUTES_MS = 600_000

/** Cells of a level, of one parent where it is named; a level below the township is asked for only with its parent. */
export const useCells = (level: Level, parent: string | null) =>
  useQuery({
    queryKey: ['cells', 'of', level, parent],
    queryFn: ({ signal }) =>
      readPages((cursor) =>
        request<Page<CellSummary>>(
          `/cells?level=${level}&limit=200${parent === null ? '' : `&parent=${parent}`}${cursor}`,
          { signal },
        ),
      ),
    enabled: level === 'township' || parent !== null,
    staleTime: TEN_MINUTES_MS,
  })

/** Every township by name: a hazard may be handed on to one that the person sees nothing else of. */
export const useTransferTargets = () =>
  useQuery({
    queryKey: ['hazards', 'transfer-targets'],
    queryFn: ({ signal }) => request<TransferTargets>('/hazards/transfer-targets', { signal }),
    staleTime: TEN_MINUTES_MS,
  })
