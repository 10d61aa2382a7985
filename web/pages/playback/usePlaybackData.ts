import { useQueries } from '@tanstack/react-query'
import type { Playback } from '@wangge/api/contract'
import { useMemo } from 'react'
import { request } from '../../data/client.ts'
import { type PlaybackPlace, partsOf } from './playbackPlace.ts'
import { type Scene, sceneOf } from './scene.ts'

/** What is past does not change; what is not over yet is asked for anew when the page is. */
const STALE_MS = 300_000

export interface PlaybackData {
  /** The parts that are there, in order of time. */
  scenes: Scene[]
  parts: number
  error: Error | null
  retry(): void
}

/** The parts of a window, one after the other: what is there can be played while the rest is on its way. */
export function usePlaybackData({ from, to, area }: Pick<PlaybackPlace, 'from' | 'to' | 'area'>): PlaybackData {
  const parts = useMemo(() => partsOf({ from, to }), [from, to])
  const queries = useQueries({ queries: parts.map((part) => partQuery(part, area)) })
  const scenes = queries.flatMap(({ data }) => (data ? [data] : []))
  const failed = queries.find(({ error }) => error)
  return {
    // biome-ignore lint/correctness/useExhaustiveDependencies: scenes are kept by the cache; their number and window say which they are
    scenes: useMemo(() => scenes, [scenes.length, from, to, area]),
    parts: parts.length,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}

let line: Promise<unknown> = Promise.resolve()

const partQuery = (part: { from: number; to: number }, area: string) => ({
  queryKey: ['playback', part.from, part.to, area],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Scene> => {
    // One at a time: the first of them shall be there soon.
    const before = line
    let done = (): void => undefined
    line = new Promise<void>((resolve) => {
      done = resolve
    })
    await before
    try {
      signal.throwIfAborted()
      const asked = new URLSearchParams({
        ...{ from: new Date(part.from).toISOString(), to: new Date(part.to).toISOString() },
        ...(area !== '' && { area }),
      })
      return sceneOf(await request<Playback>(`/playback?${asked}`, { signal }))
    } finally {
      done()
    }
  },
  staleTime: STALE_MS,
  // Days of a busy city weigh; the last one or two windows are enough.
  gcTime: STALE_MS,
  retry: false,
  structuralSharing: false,
})
