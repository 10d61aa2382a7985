import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import type { CopiedWeek, Roster, RosterCheck, Shift } from '@wangge/api/contract'
import { askAnew } from '../../data/afterChange.ts'
import { request } from '../../data/client.ts'
import { usePoll } from '../../data/live/polls.ts'
import type { RosterCall } from './undo.ts'

const POLL_MS = 60_000
const ROSTER_KEY = 'roster'

/** Days inclusive and the area, '' = the whole scope. */
export interface RosterSpan {
  from: string
  to: string
  area: string
}

const queryOf = ({ from, to, area }: RosterSpan): string =>
  new URLSearchParams({ from, to, ...(area !== '' && { area }) }).toString()

export function useRoster(span: RosterSpan) {
  const pollMs = usePoll(POLL_MS)
  return useQuery({
    queryKey: [ROSTER_KEY, 'week', span],
    queryFn: ({ signal }) => request<Roster>(`/roster?${queryOf(span)}`, { signal }),
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
  })
}

export const useRosterCheck = (span: RosterSpan) =>
  useQuery({
    queryKey: [ROSTER_KEY, 'check', span],
    queryFn: ({ signal }) => request<RosterCheck>(`/roster/check?${queryOf(span)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/** Stops asking for the checks; what was there stays. */
export const cancelCheck = (client: QueryClient): void => void client.cancelQueries({ queryKey: [ROSTER_KEY, 'check'] })

export const copyWeek = (input: { fromMonday: string; toMonday: string; area?: string }): Promise<CopiedWeek> =>
  request<CopiedWeek>('/roster/copy-week', { method: 'POST', body: input })

/** What a call left behind: shifts as they stand now, and ids of those that are no more. */
export interface RosterEffect {
  shifts: Shift[]
  gone: string[]
}

/** Does one change. Throws ProblemError; a shift that is made anew may then lack its absences, which the error names. */
export async function callRoster(call: RosterCall): Promise<RosterEffect> {
  switch (call.type) {
    case 'assign': {
      const shift = await post<Shift | undefined>('assignments', call.input)
      return { shifts: shift ? [shift] : [], gone: [] }
    }
    case 'put':
      return { shifts: [await post<Shift>('shifts', call.input)], gone: [] }
    case 'people':
      return {
        shifts: [
          await request<Shift>(`/roster/shifts/${call.shiftId}`, {
            method: 'PUT',
            body: { memberIds: call.memberIds },
          }),
        ],
        gone: [],
      }
    case 'restore':
      return { shifts: [await restore(call.shift)], gone: [] }
    case 'drop':
      await request<void>(`/roster/shifts/${call.shiftId}`, { method: 'DELETE' })
      return { shifts: [], gone: [call.shiftId] }
    case 'absence':
      return { shifts: [await post<Shift>('absences', { ...call.at, reason: call.reason })], gone: [] }
    case 'swap':
      return { ...(await post<{ shifts: Shift[] }>('swaps', { one: call.one, other: call.other })), gone: [] }
  }
}

async function restore({ teamId, day, kind, cellCodes, people }: Shift): Promise<Shift> {
  const memberIds = people.map(({ memberId }) => memberId)
  let shift = await post<Shift>('shifts', { teamId, day, kind, cellCodes, memberIds })
  for (const { memberId, absentReason: reason } of people)
    if (reason !== null) shift = await post<Shift>('absences', { shiftId: shift.id, memberId, reason })
  return shift
}

const post = <T>(path: string, body: unknown): Promise<T> => request<T>(`/roster/${path}`, { method: 'POST', body })

/** Puts what a change left behind into every week at hand, so that nothing waits for the next answer. */
export async function keepEffect(
  client: QueryClient,
  { shifts, gone }: RosterEffect,
  emptied: readonly string[] = [],
): Promise<void> {
  await client.cancelQueries({ queryKey: [ROSTER_KEY, 'week'] })
  const out = new Set([...gone, ...emptied, ...shifts.map(({ id }) => id)])
  for (const [key, week] of client.getQueriesData<Roster>({ queryKey: [ROSTER_KEY, 'week'] })) {
    if (!week) continue
    const { from, to } = key[2] as RosterSpan
    const teams = new Set(week.teams.map(({ id }) => id))
    const kept = week.shifts.filter(({ id }) => !out.has(id))
    const added = shifts.filter(({ day, teamId }) => day >= from && day <= to && teams.has(teamId))
    client.setQueryData<Roster>(key, { ...week, shifts: [...kept, ...added] })
  }
}

export const renewRoster = (client: QueryClient): Promise<void> =>
  askAnew(client, [ROSTER_KEY]).then(() => askAnew(client, ['forces']))
