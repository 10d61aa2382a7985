import { type SQL, sql } from 'drizzle-orm'
import type { Clock, LimitUnit } from '../vocabulary.ts'

/** Says to whoever remembers what administrators set that it is old; whoever does so holds the lock that lets no second one change it meanwhile. */
export function raiseConfigVersion(): SQL {
  return sql`update ledger_config set version = version + 1 returning version`
}

interface LimitRow {
  amount: number
  unit: LimitUnit
}

export interface ClockRuleRow {
  id: string
  key: string
  clock: Clock
  version: number
  statutory: LimitRow | null
  promised: LimitRow | null
  countsStartDay: boolean
  source: string
  createdBy: string
  createdAt: string
}

/** The newest version of every rule. */
export function newestRules(): SQL {
  return sql`
    select distinct on (key) id, key, clock, version, statutory, promised, counts_start_day as "countsStartDay", source,
      created_by as "createdBy", created_at as "createdAt"
    from clock_rule order by key, version desc`
}

/** The next version of a rule, or the first of a new one; those of before stay for the cases that began with them. */
export function insertRule(rule: Omit<ClockRuleRow, 'version'>): SQL {
  return sql`
    insert into clock_rule (id, key, clock, version, statutory, promised, counts_start_day, source, created_by, created_at)
    select ${rule.id}::uuid, ${rule.key}, ${rule.clock}, coalesce(max(version), 0) + 1, ${limit(rule.statutory)}, ${limit(rule.promised)},
      ${rule.countsStartDay}::boolean, ${rule.source}, ${rule.createdBy}, ${rule.createdAt}::timestamptz
    from clock_rule where key = ${rule.key}`
}

const limit = (given: LimitRow | null): SQL => sql`${given && JSON.stringify(given)}::jsonb`

/** A kind as it is from now on; a new key is a new kind. */
export function putKind(kind: {
  key: string
  nameZh: string
  nameEn: string
  sortOrder: number
  verifyRule: string
  replyRule: string
  isFire: boolean
  active: boolean
}): SQL {
  return sql`
    insert into hazard_kind (key, name_zh, name_en, sort_order, verify_rule, reply_rule, is_fire, active)
    values (${kind.key}, ${kind.nameZh}, ${kind.nameEn}, ${kind.sortOrder}::int, ${kind.verifyRule}, ${kind.replyRule},
      ${kind.isFire}::boolean, ${kind.active}::boolean)
    on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, sort_order = excluded.sort_order,
      verify_rule = excluded.verify_rule, reply_rule = excluded.reply_rule, is_fire = excluded.is_fire, active = excluded.active`
}

/** A commitment as it is from now on; a new key is a new one. */
export function putCommitment(kind: {
  key: string
  nameZh: string
  nameEn: string
  sortOrder: number
  required: boolean
}): SQL {
  return sql`
    insert into commitment_kind (key, name_zh, name_en, sort_order, required)
    values (${kind.key}, ${kind.nameZh}, ${kind.nameEn}, ${kind.sortOrder}::int, ${kind.required}::boolean)
    on conflict (key) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, sort_order = excluded.sort_order,
      required = excluded.required`
}
