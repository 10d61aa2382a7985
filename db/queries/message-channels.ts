import { type SQL, sql } from 'drizzle-orm'
import type { ChannelKind } from '../vocabulary.ts'

export interface ChannelRow {
  id: string
  kind: ChannelKind
  name: string
  language: 'zh' | 'en'
  addressHint: string
  active: boolean
  failures: number
  restsUntil: string | null
}

/** All but what is sealed, which app_user may not read. */
const shown = sql`id, kind, name, language, address_hint as "addressHint", active, failures, rests_until as "restsUntil"`

export function messageChannels(): SQL {
  return sql`select ${shown} from message_channel order by created_at, id`
}

interface ChannelInput {
  id: string
  name: string
  language: 'zh' | 'en'
  active: boolean
  /** Null = a page, or as it was. */
  address: { hint: string; sealed: Uint8Array } | null
}

export function insertChannel({
  id,
  kind,
  name,
  language,
  active,
  address,
  now,
}: ChannelInput & { kind: ChannelKind; now: string }): SQL {
  return sql`
    insert into message_channel (id, kind, name, language, active, address_hint, sealed, created_at)
    values (${id}::uuid, ${kind}, ${name}, ${language}, ${active}, ${address?.hint ?? ''}, ${address?.sealed ?? null}::bytea,
      ${now}::timestamptz)
    returning ${shown}`
}

/** Changed by hand, it is tried at once however often it failed. */
export function updateChannel({ id, name, language, active, address }: ChannelInput): SQL {
  const sealed = address ? sql`address_hint = ${address.hint}, sealed = ${address.sealed}::bytea,` : sql``
  return sql`
    update message_channel set name = ${name}, language = ${language}, ${sealed} active = ${active}, failures = 0, rests_until = null
    where id = ${id}::uuid returning ${shown}`
}

export function deleteChannel(id: string): SQL {
  return sql`delete from message_channel where id = ${id}::uuid returning name, kind`
}

export interface SealedChannelRow {
  id: string
  kind: ChannelKind
  name: string
  language: 'zh' | 'en'
  sealed: Uint8Array | null
}

/** With what is sealed: for the sender, as app_system. */
export function channelToSend(id: string): SQL {
  return sql`select id, kind, name, language, sealed from message_channel where id = ${id}::uuid`
}
