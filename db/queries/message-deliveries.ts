import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind, ChannelKind, DeliveryState, MessageEvent } from '../vocabulary.ts'

export interface NewDelivery {
  id: string
  channelId: string
  ruleId: string | null
  channelName: string
  ruleName: string
  event: MessageEvent | 'test'
  eventNumber: number | null
  caseKind: CaseKind | null
  ref: string | null
  scopeCode: string
  dedupeKey: string
  params: object
  state: DeliveryState
  nextTryAt: string | null
  sentAt: string | null
  now: string
}

/** Writes a message down; no row where its channel has had this one. */
export function insertDelivery(delivery: NewDelivery): SQL {
  return sql`
    insert into message_delivery (id, channel_id, rule_id, channel_name, rule_name, event, event_number, case_kind, ref, scope_code,
      dedupe_key, params, state, next_try_at, sent_at, created_at)
    values (${delivery.id}::uuid, ${delivery.channelId}::uuid, ${delivery.ruleId}::uuid, ${delivery.channelName}, ${delivery.ruleName},
      ${delivery.event}, ${delivery.eventNumber}::bigint, ${delivery.caseKind}, ${delivery.ref}::uuid, ${delivery.scopeCode},
      ${delivery.dedupeKey}, ${JSON.stringify(delivery.params)}::jsonb, ${delivery.state}, ${delivery.nextTryAt}::timestamptz,
      ${delivery.sentAt}::timestamptz, ${delivery.now}::timestamptz)
    on conflict (dedupe_key) do nothing returning id`
}

export interface ClaimedRow {
  id: string
  channelId: string
  kind: Exclude<ChannelKind, 'page'>
  language: 'zh' | 'en'
  sealed: Uint8Array
  event: MessageEvent | 'test'
  params: object
  createdAt: string
  attempts: number
}

/**
 * Takes the next message of up to `limit` channels: of each the oldest that is due, none of a channel that rests, that is being called,
 * or, a robot, that has had `perMinute` in the last minute. What is taken counts as lost after `leaseUntil`. Under the mailroom's lock.
 */
export function claimDeliveries(input: { now: string; leaseUntil: string; perMinute: number; limit: number }): SQL {
  const now = sql`${input.now}::timestamptz`
  return sql`
    with due as materialized (
      select distinct on (d.channel_id) d.id, d.channel_id, d.created_at from message_delivery d
      where d.state in ('waiting', 'held', 'sending') and d.next_try_at <= ${now}
      order by d.channel_id, d.created_at, d.id),
    chosen as materialized (
      select due.id, c.id as channel_id, c.kind, c.language, c.sealed from due join message_channel c on c.id = due.channel_id
      where c.active and c.kind <> 'page' and (c.rests_until is null or c.rests_until <= ${now})
        and not exists (select from message_delivery s where s.channel_id = c.id and s.state = 'sending' and s.next_try_at > ${now})
        and (c.kind = 'webhook' or ${input.perMinute}::int > (select count(*) from message_attempt a
          where a.channel_id = c.id and a.at > ${now} - interval '1 minute'))
      order by due.created_at limit ${input.limit}::int),
    tried as (insert into message_attempt (channel_id, delivery_id, at) select channel_id, id, ${now} from chosen)
    update message_delivery d set state = 'sending', attempts = d.attempts + 1, next_try_at = ${input.leaseUntil}::timestamptz
    from chosen where d.id = chosen.id
    returning d.id, d.channel_id as "channelId", chosen.kind, chosen.language, chosen.sealed, d.event, d.params,
      d.created_at as "createdAt", d.attempts`
}

export interface Settled {
  id: string
  /** Of which try: one that was taken over meanwhile settles nothing. */
  attempts: number
  state: Extract<DeliveryState, 'sent' | 'waiting' | 'failed'>
  answer: string
  nextTryAt: string | null
  now: string
}

export function settleDelivery({ id, attempts, state, answer, nextTryAt, now }: Settled): SQL {
  return sql`
    update message_delivery set state = ${state}, answer = ${answer}, next_try_at = ${nextTryAt}::timestamptz,
      sent_at = case when ${state} = 'sent' then ${now}::timestamptz end
    where id = ${id}::uuid and attempts = ${attempts}::int and state = 'sending'`
}

/** A channel that answered is asked again at once; one that failed rests. Yields how often it has failed in a row. */
export function countFailure(channelId: string, isFailure: boolean): SQL {
  return sql`
    update message_channel set failures = case when ${isFailure}::boolean then failures + 1 else 0 end, rests_until = null
    where id = ${channelId}::uuid returning failures`
}

export function restChannel(channelId: string, until: string): SQL {
  return sql`update message_channel set rests_until = ${until}::timestamptz where id = ${channelId}::uuid`
}

export interface DeliveryRow {
  id: string
  channelId: string
  channelKind: ChannelKind
  ruleId: string | null
  channelName: string
  ruleName: string
  event: MessageEvent | 'test'
  caseKind: CaseKind | null
  ref: string | null
  scopeCode: string
  params: object
  state: DeliveryState
  attempts: number
  nextTryAt: string | null
  sentAt: string | null
  answer: string
  createdAt: string
}

export interface DeliveryFilter {
  channelId: string | null
  event: string | null
  state: string | null
}

const shown = sql`id, channel_id as "channelId", rule_id as "ruleId", channel_name as "channelName",
  (select c.kind from message_channel c where c.id = channel_id) as "channelKind", rule_name as "ruleName", event, case_kind as "caseKind", ref, scope_code as "scopeCode", params, state, attempts, next_try_at as "nextTryAt", sent_at as "sentAt",
  answer, created_at as "createdAt"`

const matching = ({ channelId, event, state }: DeliveryFilter) => sql`
  (${channelId}::uuid is null or channel_id = ${channelId}::uuid) and (${event}::text is null or event = ${event})
  and (${state}::text is null or state = ${state})`

/** The log, the latest first. */
export function deliveryPage(filter: DeliveryFilter, after: { at: string; id: string } | null, limit: number): SQL {
  const place = after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${shown} from message_delivery where ${matching(filter)} ${place} order by created_at desc, id desc limit ${limit}::int`
}

export function deliveryCount(filter: DeliveryFilter): SQL {
  return sql`select count(*) as total from message_delivery where ${matching(filter)}`
}

/** What is not being sent waits to be tried now; pages have had theirs. */
export function sendAgain(id: string, now: string): SQL {
  return sql`
    update message_delivery set state = 'waiting', next_try_at = ${now}::timestamptz
    where id = ${id}::uuid and state <> 'sending' and event <> 'test'
      and exists (select from message_channel c where c.id = channel_id and c.kind <> 'page') returning ${shown}`
}

export function oneDelivery(id: string): SQL {
  return sql`select ${shown} from message_delivery where id = ${id}::uuid`
}

/** Forgets messages that were settled before an instant, and tries that no minute counts any more. */
export function forgetDeliveries(before: string, triesBefore: string): SQL {
  return sql`
    with tries as (delete from message_attempt where at < ${triesBefore}::timestamptz),
    gone as (delete from message_delivery where state in ('sent', 'failed') and created_at < ${before}::timestamptz returning 1)
    select count(*)::int as removed from gone`
}

/** What became of a test. */
export function settleTest(id: string, isSent: boolean, answer: string): SQL {
  return sql`
    update message_delivery set state = ${isSent ? 'sent' : 'failed'}, attempts = 1, answer = ${answer},
      sent_at = case when ${isSent}::boolean then sent_at end
    where id = ${id}::uuid`
}
