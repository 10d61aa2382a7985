import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { KioskLink, KioskLinkCreated, KioskLinkInput, WallView, WallViewInput } from '@wangge/api/contract'
import { request } from '../../../data/client.ts'

const VIEWS = ['wall-views']
const LINKS = ['kiosk-links']

export const useViews = () =>
  useQuery({ queryKey: VIEWS, queryFn: ({ signal }) => request<{ items: WallView[] }>('/wall/views', { signal }) })

export const useLinks = () =>
  useQuery({
    queryKey: LINKS,
    queryFn: ({ signal }) => request<{ items: KioskLink[] }>('/kiosk-links', { signal }),
    refetchInterval: 30_000,
  })

/** Puts a view as given; with the id of one that was deleted it is there again. */
export function usePutView() {
  const client = useQueryClient()
  return useMutation<WallView, Error, { id: string; view: WallViewInput }>({
    mutationFn: ({ id, view }) => request<WallView>(`/wall/views/${id}`, { method: 'PUT', body: view }),
    onSuccess: () => client.invalidateQueries({ queryKey: VIEWS }),
  })
}

export function useRemoveView() {
  const client = useQueryClient()
  return useMutation<void, Error, string>({
    mutationFn: (id) => request<void>(`/wall/views/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: VIEWS }),
  })
}

export function useAddLink() {
  const client = useQueryClient()
  return useMutation<KioskLinkCreated, Error, KioskLinkInput>({
    mutationFn: (body) => request<KioskLinkCreated>('/kiosk-links', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: LINKS }),
  })
}

export function useRevokeLink() {
  const client = useQueryClient()
  return useMutation<void, Error, string>({
    mutationFn: (id) => request<void>(`/kiosk-links/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: LINKS }),
  })
}
