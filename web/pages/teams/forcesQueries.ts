import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Forces, TeamChange, TeamDetail } from '@wangge/api/contract'
import { askAnew, keepAnswer } from '../../data/afterChange.ts'
import { request } from '../../data/client.ts'
import { usePoll } from '../../data/live/polls.ts'

/** States and positions move by the minute; thousands of teams are not asked for more often. */
const FORCES_POLL_MS = 30_000
const DETAIL_POLL_MS = 15_000
export const FORCES_KEY = 'forces'

export function useForces() {
  const pollMs = usePoll(FORCES_POLL_MS)
  return useQuery({
    queryKey: [FORCES_KEY],
    queryFn: ({ signal }) => request<Forces>('/forces', { signal }),
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
  })
}

export function useTeamDetail(id: string | null) {
  const pollMs = usePoll(DETAIL_POLL_MS)
  return useQuery({
    queryKey: [FORCES_KEY, 'team', id],
    queryFn: ({ signal }) => request<TeamDetail>(`/teams/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.error ? false : pollMs),
  })
}

export interface MemberFields {
  name: string
  phone: string
  isLeader: boolean
  personId: string | null
}

type TeamWrite =
  | { type: 'change'; body: TeamChange }
  | { type: 'addMember'; body: MemberFields }
  | { type: 'changeMember'; memberId: string; body: MemberFields }
  | { type: 'removeMember'; memberId: string }

/** One change of a team or its people; the answer is the team as it stands then. */
export function useTeamWrite(id: string) {
  const client = useQueryClient()
  return useMutation<TeamDetail, Error, TeamWrite>({
    mutationFn: (write) => {
      switch (write.type) {
        case 'change':
          return request(`/teams/${id}`, { method: 'PATCH', body: write.body })
        case 'addMember':
          return request(`/teams/${id}/members`, { method: 'POST', body: write.body })
        case 'changeMember':
          return request(`/teams/${id}/members/${write.memberId}`, { method: 'PUT', body: write.body })
        case 'removeMember':
          return request(`/teams/${id}/members/${write.memberId}`, { method: 'DELETE' })
      }
    },
    onSuccess: async (team) => {
      await keepAnswer(client, [FORCES_KEY, 'team', id], team)
      // Not below the forces' key: the team itself has just come.
      await client.cancelQueries({ queryKey: [FORCES_KEY], exact: true })
      void client.invalidateQueries({ queryKey: [FORCES_KEY], exact: true })
      void askAnew(client, ['roster'], ['teams'])
    },
  })
}
