import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { LIVE_KINDS } from '@wangge/db/vocabulary'
import { useEffect } from 'react'
import { ProblemError } from '../../data/client.ts'
import { onCatchUp, onLive, useLiveState } from '../../data/live/hub.ts'
import { startLive } from '../../data/live/start.ts'
import { screenQuery, WALL_KEY } from './wallQueries.ts'

/** The server holds an answer for half a second; figures for three. Asked after that, an answer holds what has happened. */
const MAP_REST_MS = 700
const FIGURES_REST_MS = 3200

/** Listens, and asks for the wall anew after what is heard: at most so often, however much happens. */
export function useWallLive(link: string): void {
  const client = useQueryClient()
  useEffect(() => startLive({ address: '/api/v1/events', person: `wall ${link}` }), [link])
  useEffect(() => follow(client), [client])
  const state = useLiveState()
  useEffect(() => {
    // A stream that ends may have been cut off: a link that is revoked shows nothing any more.
    if (state !== 'live') void client.invalidateQueries({ queryKey: [WALL_KEY, 'screen'] })
  }, [client, state])
}

/** A refused answer asks at once whether the screen itself is still let in, instead of at its next turn. */
export function useRefusal(error: Error | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (isRefused(error)) void client.invalidateQueries({ queryKey: screenQuery.queryKey })
  }, [client, error])
}

/** Nobody is signed in, the link is revoked, or may not see this. */
export const isRefused = (error: Error | null): boolean =>
  error instanceof ProblemError && (error.status === 401 || error.status === 403)

function follow(client: QueryClient): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const later = (what: string, restMs: number): void => {
    if (timers.has(what)) return
    const act = (): void => {
      timers.delete(what)
      void client.invalidateQueries({ queryKey: [WALL_KEY, what] }, { cancelRefetch: false })
    }
    timers.set(what, setTimeout(act, restMs))
  }
  const all = (): void => {
    later('map', MAP_REST_MS)
    later('figures', FIGURES_REST_MS)
  }
  const ends = [
    onLive(LIVE_KINDS, ({ kind }) => {
      all()
      if (kind === 'coverage') void client.invalidateQueries({ queryKey: ['district'] })
    }),
    onCatchUp(() => {
      all()
      later('screen', 0)
    }),
  ]
  return () => {
    for (const end of ends) end()
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
