import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './client.ts'
import { liveState } from './live/hub.ts'
import { isFollowed } from './live/pace.ts'
import { newest } from './newest.ts'

/** Answers that a second try cannot change. */
const isFinal = (error: Error): boolean => error instanceof ProblemError && error.status >= 400 && error.status < 500

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 30 * 60_000,
      retry: (failures, error) => !isFinal(error) && failures < 2,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      refetchOnWindowFocus: ({ queryKey }) => liveState() !== 'live' || !isFollowed(queryKey),
      structuralSharing: newest,
    },
  },
})
