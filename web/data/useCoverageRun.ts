import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CoverageRun } from '@wangge/api/contract'
import { useEffect, useState } from 'react'
import { keepAnswer } from './afterChange.ts'
import { request } from './client.ts'

export interface CoverageRequest {
  minutes: number
  speedMetresPerSecond: number
  kinds: string[]
}

const POLL_MS = 700

/** Starts a run, follows it and cancels it; `initial` is one that was already under way when the page opened. */
export function useCoverageRun(initial: CoverageRun | null) {
  const client = useQueryClient()
  const [runId, setRunId] = useState(initial?.id ?? null)
  const start = useMutation({
    mutationFn: (body: CoverageRequest) => request<CoverageRun>('/coverage-runs', { method: 'POST', body }),
    onSuccess: (run) => setRunId(run.id),
  })
  const cancel = useMutation({
    mutationFn: (id: string) => request<CoverageRun>(`/coverage-runs/${id}/cancel`, { method: 'POST' }),
    onSuccess: (run) => keepAnswer(client, ['coverage-run', run.id], run),
  })
  const followed = useQuery({
    queryKey: ['coverage-run', runId],
    queryFn: ({ signal }) => request<CoverageRun>(`/coverage-runs/${runId}`, { signal }),
    enabled: runId !== null,
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'running' ? false : POLL_MS),
  })
  const run = followed.data ?? start.data ?? null
  const isDone = run?.state === 'done'
  useEffect(() => {
    // A finished run has new figures, tiles and details: everything that was computed is asked for again.
    if (isDone) void client.invalidateQueries()
  }, [isDone, client])
  return {
    run,
    isStarting: start.isPending,
    error: start.error ?? cancel.error ?? followed.error,
    start: start.mutate,
    cancel: () => run && cancel.mutate(run.id),
  }
}
