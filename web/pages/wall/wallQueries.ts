import { queryOptions } from '@tanstack/react-query'
import type { WallFigures, WallMap, WallScreen } from '@wangge/api/contract'
import { request } from '../../data/client.ts'

export const WALL_KEY = 'wall'
/** Asked for by the clock as well: what only time changes, and what a broken stream does not tell. */
const FIGURES_POLL_MS = 10_000
const MAP_POLL_MS = 10_000
const SCREEN_POLL_MS = 30_000
/** Areas that a wall has turned away from are forgotten after this long. */
const KEPT_MS = 5 * 60_000

const of = (area: string | null): string => (area === null ? '' : `?area=${encodeURIComponent(area)}`)

/** What stands beside the map, of an area; null = all that the screen may see. */
export const figuresOf = (area: string | null) =>
  queryOptions({
    queryKey: [WALL_KEY, 'figures', area],
    queryFn: ({ signal }) => request<WallFigures>(`/wall${of(area)}`, { signal }),
    refetchInterval: FIGURES_POLL_MS,
    gcTime: KEPT_MS,
  })

export const mapOf = (area: string | null) =>
  queryOptions({
    queryKey: [WALL_KEY, 'map', area],
    queryFn: ({ signal }) => request<WallMap>(`/wall/map${of(area)}`, { signal }),
    refetchInterval: MAP_POLL_MS,
    gcTime: KEPT_MS,
  })

export const screenQuery = queryOptions({
  queryKey: [WALL_KEY, 'screen'],
  queryFn: ({ signal }) => request<WallScreen>('/wall/screen', { signal }),
  refetchInterval: SCREEN_POLL_MS,
})
