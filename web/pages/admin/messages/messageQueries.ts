import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MessageChannel, MessageDelivery, MessageRule, MessageRuleInput, SavedChannel } from '@wangge/api/contract'
import type { ChannelKind } from '@wangge/db/vocabulary'
import { askAnew } from '../../../data/afterChange.ts'
import { request } from '../../../data/client.ts'
import type { Page } from '../../../data/pages.ts'

const CHANNELS = 'message-channels'
const RULES = 'message-rules'
const LOG = 'message-deliveries'

export const useChannels = () =>
  useQuery({
    queryKey: [CHANNELS],
    queryFn: ({ signal }) => request<{ items: MessageChannel[] }>('/message-channels', { signal }),
  })

export interface ChannelDraft {
  kind: ChannelKind
  name: string
  language: 'zh' | 'en'
  active: boolean
  /** '' = none, or as it was. */
  address: string
  secret: string
}

/** Adds one, or changes the one of `id`. */
export function useSaveChannel(id: string | null) {
  const client = useQueryClient()
  return useMutation<SavedChannel, Error, ChannelDraft>({
    mutationFn: ({ kind, name, language, active, address, secret }) => {
      const sealed = { ...(address ? { address } : {}), ...(secret ? { secret } : {}) }
      const body = { name, language, active, ...sealed }
      return id === null
        ? request<SavedChannel>('/message-channels', { method: 'POST', body: { kind, ...body } })
        : request<SavedChannel>(`/message-channels/${id}`, { method: 'PUT', body })
    },
    onSuccess: () => askAnew(client, [CHANNELS]),
  })
}

export function useRemoveChannel() {
  const client = useQueryClient()
  return useMutation<void, Error, string>({
    mutationFn: (id) => request<void>(`/message-channels/${id}`, { method: 'DELETE' }),
    onSuccess: () => askAnew(client, [CHANNELS], [RULES], [LOG]),
  })
}

export function useTryChannel() {
  const client = useQueryClient()
  return useMutation<MessageDelivery, Error, string>({
    mutationFn: (id) => request<MessageDelivery>(`/message-channels/${id}/test`, { method: 'POST' }),
    onSuccess: () => askAnew(client, [LOG]),
  })
}

export const useRules = () =>
  useQuery({
    queryKey: [RULES],
    queryFn: ({ signal }) => request<{ items: MessageRule[] }>('/message-rules', { signal }),
  })

export function useSaveRule(id: string | null) {
  const client = useQueryClient()
  return useMutation<MessageRule, Error, MessageRuleInput>({
    mutationFn: (body) =>
      id === null
        ? request<MessageRule>('/message-rules', { method: 'POST', body })
        : request<MessageRule>(`/message-rules/${id}`, { method: 'PUT', body }),
    onSuccess: () => askAnew(client, [RULES]),
  })
}

export function useRemoveRule() {
  const client = useQueryClient()
  return useMutation<void, Error, string>({
    mutationFn: (id) => request<void>(`/message-rules/${id}`, { method: 'DELETE' }),
    onSuccess: () => askAnew(client, [RULES]),
  })
}

export interface LogFilter {
  channelId: string | null
  event: string | null
  state: string | null
}

/** Messages are sent within seconds: who looks sees what becomes of them. */
const LOOK_EVERY_MS = 5000

export const useDeliveries = (filter: LogFilter) =>
  useInfiniteQuery({
    queryKey: [LOG, filter],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: '50' })
      for (const [name, value] of Object.entries(filter)) if (value !== null) query.set(name, value)
      if (pageParam !== null) query.set('cursor', pageParam)
      return request<Page<MessageDelivery>>(`/message-deliveries?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  })

export function useSendAgain() {
  const client = useQueryClient()
  return useMutation<MessageDelivery, Error, string>({
    mutationFn: (id) => request<MessageDelivery>(`/message-deliveries/${id}/send-again`, { method: 'POST' }),
    onSuccess: () => askAnew(client, [LOG]),
  })
}
