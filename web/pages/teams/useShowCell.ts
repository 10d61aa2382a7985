import { useQueryClient } from '@tanstack/react-query'
import type { Cell } from '@wangge/api/contract'
import { useCallback } from 'react'
import { useView } from '../../app/ViewContext.tsx'
import { request } from '../../data/client.ts'

/** Moves the map to a cell by its code. */
export function useShowCell(): (code: string) => void {
  const client = useQueryClient()
  const { focusOn } = useView()
  return useCallback(
    (code) => {
      client
        .fetchQuery({
          queryKey: ['cells', code],
          queryFn: ({ signal }) => request<Cell>(`/cells/${encodeURIComponent(code)}`, { signal }),
          staleTime: Number.POSITIVE_INFINITY,
        })
        .then(
          ({ bounds, labelPoint }) => focusOn({ bounds, position: labelPoint }),
          // The map stays where it is; the list still says where the cell is.
          () => undefined,
        )
    },
    [client, focusOn],
  )
}
