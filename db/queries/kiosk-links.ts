import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'

/** What a token opens. */
export interface KioskRow {
  /** Digest of the token, hexadecimal. */
  hash: string
  id: string
  name: string
  scopeLevel: Level | null
  scopeCode: string
  views: string[]
  lastSeenAt: string | null
}

/** Links in force by the digests of their tokens (hexadecimal): asked at every request of a screen. */
export function kiosksByHash(hashes: readonly string[]): SQL {
  return sql`
    select encode(token_hash, 'hex') as hash, id, name, scope_level as "scopeLevel", scope_code as "scopeCode", views,
      last_seen_at as "lastSeenAt"
    from kiosk_link where revoked_at is null
      and token_hash in (select decode(h, 'hex') from unnest(${sql.param(hashes)}::text[]) h)`
}

/** Which of these links are in force. */
export function kiosksInForce(ids: readonly string[]): SQL {
  return sql`select id from kiosk_link where revoked_at is null and id = any(${sql.param(ids)}::uuid[])`
}

/** The screen was there. */
export function markKioskSeen(id: string, now: string): SQL {
  return sql`update kiosk_link set last_seen_at = ${now}::timestamptz where id = ${id}::uuid`
}

/** A link as an administrator sees it. */
export interface KioskLinkRow {
  id: string
  name: string
  scopeLevel: Level | null
  scopeCode: string
  scopeName: string | null
  views: string[]
  createdByName: string
  createdAt: string
  revokedAt: string | null
  revokedByName: string | null
  lastSeenAt: string | null
}

const columns = sql`
  k.id, k.name, k.scope_level as "scopeLevel", k.scope_code as "scopeCode", c.name as "scopeName", k.views,
  k.created_by_name as "createdByName", k.created_at as "createdAt", k.revoked_at as "revokedAt",
  k.revoked_by_name as "revokedByName", k.last_seen_at as "lastSeenAt"`

/** Links, those in force first, the latest first; at most 200. */
export function kioskLinks(): SQL {
  return sql`
    select ${columns} from kiosk_link k left join grid_cell c on c.code = k.scope_code
    order by k.revoked_at is not null, k.created_at desc, k.id desc limit 200`
}

export function kioskLinkById(id: string): SQL {
  return sql`select ${columns} from kiosk_link k left join grid_cell c on c.code = k.scope_code where k.id = ${id}::uuid`
}

export interface NewKioskLink {
  id: string
  name: string
  /** Hexadecimal. */
  hash: string
  scope: { level: Level; code: string } | null
  views: readonly string[]
  createdBy: string
  createdByName: string
  now: string
}

export function insertKioskLink(link: NewKioskLink): SQL {
  return sql`
    insert into kiosk_link (id, name, token_hash, scope_code, scope_level, views, created_by, created_by_name, created_at)
    values (${link.id}::uuid, ${link.name}, decode(${link.hash}, 'hex'), ${link.scope?.code ?? '0'}, ${link.scope?.level ?? null},
      ${sql.param(link.views)}::uuid[], ${link.createdBy}, ${link.createdByName}, ${link.now}::timestamptz)`
}

/** Ends a link that is in force. */
export function revokeKioskLink(id: string, byName: string, now: string): SQL {
  return sql`
    update kiosk_link set revoked_at = ${now}::timestamptz, revoked_by_name = ${byName}
    where id = ${id}::uuid and revoked_at is null`
}
