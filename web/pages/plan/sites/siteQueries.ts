import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SiteRun } from '@wangge/api/contract'
import { useRef, useState } from 'react'
import { askAnew, keepAnswer } from '../../../data/afterChange.ts'
import { changeKey } from '../../../data/changeKey.ts'
import { ProblemError, request } from '../../../data/client.ts'
import type { Page } from '../../../data/pages.ts'

/** What is asked of the solver; the schema of the same name on the server checks it. */
export type SiteRequest = SiteRun['request']

const POLL_MS = 700

/** Starts a run, follows it, cancels it, and opens earlier ones. */
export function useSiteRun() {
  const client = useQueryClient()
  const [runId, setRunId] = useState<string | null>(null)
  const attempt = useRef({ body: '', key: '' })
  const start = useMutation({
    mutationFn: (body: SiteRequest) => {
      // Asked once more after a lost answer, it is the same run.
      const text = JSON.stringify(body)
      if (attempt.current.body !== text) attempt.current = { body: text, key: changeKey() }
      return request<SiteRun>('/site-runs', { method: 'POST', body, idempotencyKey: attempt.current.key })
    },
    onSuccess: async (run) => {
      attempt.current = { body: '', key: '' }
      await keepAnswer(client, ['site-run', run.id], run)
      setRunId(run.id)
      void askAnew(client, ['site-runs'])
    },
  })
  const cancel = useMutation({
    mutationFn: (id: string) =>
      request<SiteRun>(`/site-runs/${id}/cancel`, { method: 'POST' }).catch((error: unknown) => {
        // It ended in that very moment: then its answer is what there is to see.
        if (error instanceof ProblemError && error.status === 409) return request<SiteRun>(`/site-runs/${id}`)
        throw error
      }),
    onSuccess: (run) => keepAnswer(client, ['site-run', run.id], run),
  })
  const followed = useQuery({
    queryKey: ['site-run', runId],
    queryFn: ({ signal }) => request<SiteRun>(`/site-runs/${runId}`, { signal }),
    enabled: runId !== null,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : POLL_MS),
  })
  return {
    run: runId === null ? null : (followed.data ?? null),
    isStarting: start.isPending,
    error: start.error ?? cancel.error ?? followed.error,
    start: start.mutate,
    cancel: () => runId !== null && cancel.mutate(runId),
    open: (id: string) => {
      start.reset()
      cancel.reset()
      setRunId(id)
    },
  }
}

/** Runs of everybody in the area, latest first. */
export const useSiteRuns = (isWanted: boolean) =>
  useQuery({
    queryKey: ['site-runs'],
    queryFn: ({ signal }) => request<Page<SiteRun>>('/site-runs?limit=20', { signal }),
    enabled: isWanted,
  })
