import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Person, PersonChange, PersonCreated, PersonInput, SessionRecord } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { askAnew } from '../../../data/afterChange.ts'
import { request } from '../../../data/client.ts'
import type { Page } from '../../../data/pages.ts'

const KEY = 'people'

/** People by user name, page after page. */
export const usePeople = (words: string, role: Role | null) =>
  useInfiniteQuery({
    queryKey: [KEY, 'list', words, role],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: '100' })
      if (words) query.set('q', words)
      if (role) query.set('role', role)
      if (pageParam !== null) query.set('cursor', pageParam)
      return request<Page<Person>>(`/people?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })

export function useAddPerson() {
  const client = useQueryClient()
  return useMutation<PersonCreated, Error, PersonInput>({
    mutationFn: (body) => request<PersonCreated>('/people', { method: 'POST', body }),
    onSuccess: () => askAnew(client, [KEY]),
  })
}

export function useChangePerson(id: string) {
  const client = useQueryClient()
  return useMutation<Person, Error, PersonChange>({
    mutationFn: (body) => request<Person>(`/people/${id}`, { method: 'PATCH', body }),
    onSuccess: () => askAnew(client, [KEY]),
  })
}

export const usePersonSessions = (id: string) =>
  useQuery({
    queryKey: [KEY, id, 'sessions'],
    queryFn: ({ signal }) => request<{ items: SessionRecord[] }>(`/people/${id}/sessions`, { signal }),
  })

export function useEndSessions(id: string) {
  const client = useQueryClient()
  return useMutation<void, Error, void>({
    mutationFn: () => request<void>(`/people/${id}/sessions`, { method: 'DELETE' }),
    onSuccess: () => askAnew(client, [KEY]),
  })
}
