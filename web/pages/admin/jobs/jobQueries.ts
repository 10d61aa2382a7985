import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EscalationRule, EscalationRuleInForce, JobList } from '@wangge/api/contract'
import { askAnew } from '../../../data/afterChange.ts'
import { request } from '../../../data/client.ts'

const KEY = 'jobs'
const RULE = 'escalation-rule'
/** Jobs run by the minute; what was asked for is seen to end. */
const LOOK_EVERY_MS = 5000

export const useJobs = () =>
  useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => request<JobList>('/jobs', { signal }),
    refetchInterval: LOOK_EVERY_MS,
  })

export function useRunJob() {
  const client = useQueryClient()
  return useMutation<void, Error, string>({
    mutationFn: (name) => request<void>(`/jobs/${name}/run`, { method: 'POST' }),
    onSuccess: () => askAnew(client, [KEY]),
  })
}

export const useEscalationRule = () =>
  useQuery({
    queryKey: [RULE],
    queryFn: ({ signal }) => request<EscalationRuleInForce>('/escalation-rule', { signal }),
  })

export function useChangeEscalationRule() {
  const client = useQueryClient()
  return useMutation<EscalationRuleInForce, Error, EscalationRule>({
    mutationFn: (body) => request<EscalationRuleInForce>('/escalation-rule', { method: 'PUT', body }),
    onSuccess: () => askAnew(client, [RULE]),
  })
}
