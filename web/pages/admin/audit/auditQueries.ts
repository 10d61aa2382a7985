import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { AuditEvent } from '@wangge/api/contract'
import { request } from '../../../data/client.ts'
import type { Page } from '../../../data/pages.ts'

interface AuditFilter {
  action?: string
  subjectId?: string
}

/** What people did, latest first. */
export const useAudit = ({ action, subjectId }: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', action, subjectId],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: '100' })
      if (action) query.set('action', action)
      if (subjectId) query.set('subjectId', subjectId)
      if (pageParam !== null) query.set('cursor', pageParam)
      return request<Page<AuditEvent>>(`/audit?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
