import { type SQL, sql } from 'drizzle-orm'

export interface RuleBookRow {
  version: number
  dutyFrom: string
  dutyTo: string
  countsStartDay: boolean
  kinds: {
    key: string
    nameZh: string
    nameEn: string
    sortOrder: number
    verifyRule: string
    replyRule: string
    isFire: boolean
    active: boolean
  }[]
  commitments: { key: string; nameZh: string; nameEn: string; sortOrder: number; required: boolean }[]
  /** The newest version of each key; limits as {amount, unit}. */
  rules: {
    id: string
    key: string
    clock: string
    version: number
    statutory: object | null
    promised: object | null
    countsStartDay: boolean
    source: string
  }[]
  /** Of every version of every rule, by its id. */
  sources: Record<string, string>
  /** Local days after those of the notices. */
  days: { day: string; kind: 'work' | 'rest'; name: string }[]
  years: number[]
}

/** The number that rises with every change of what administrators set. */
export function configVersion(): SQL {
  return sql`select version from ledger_config`
}

/** Everything that administrators set, of one moment. */
export function readRuleBook(): SQL {
  return sql`
    select version, duty_from as "dutyFrom", duty_to as "dutyTo", counts_start_day as "countsStartDay",
      (select coalesce(json_agg(json_build_object('key', key, 'nameZh', name_zh, 'nameEn', name_en, 'sortOrder', sort_order,
          'verifyRule', verify_rule, 'replyRule', reply_rule, 'isFire', is_fire, 'active', active) order by sort_order, key), '[]')
        from hazard_kind) as kinds,
      (select coalesce(json_agg(json_build_object('key', key, 'nameZh', name_zh, 'nameEn', name_en, 'sortOrder', sort_order,
          'required', required) order by sort_order, key), '[]') from commitment_kind) as commitments,
      (select coalesce(json_agg(json_build_object('id', id, 'key', key, 'clock', clock, 'version', version, 'statutory', statutory,
          'promised', promised, 'countsStartDay', counts_start_day, 'source', source)), '[]')
        from (select distinct on (key) * from clock_rule order by key, version desc) newest) as rules,
      (select coalesce(json_object_agg(id, source), '{}') from clock_rule) as sources,
      (select coalesce(json_agg(json_build_object('day', day, 'kind', kind, 'name', name) order by origin desc, day), '[]')
        from calendar_day) as days,
      (select coalesce(json_agg(year order by year), '[]') from calendar_year) as years
    from ledger_config`
}

/** Puts rules in place where there are none of that key and version. */
export function seedRules(rules: readonly object[], now: string): SQL {
  return sql`
    insert into clock_rule (id, key, clock, version, statutory, promised, counts_start_day, source, created_by, created_at)
    select r.id, r.key, r.clock, r.version, nullif(r.statutory, 'null'), nullif(r.promised, 'null'), r."countsStartDay", r.source,
      'Wangge', ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r (id uuid, key text, clock text, version int, statutory jsonb,
      promised jsonb, "countsStartDay" boolean, source text)
    on conflict do nothing`
}

/** Puts days and years of published notices in place where nobody set them. */
export function seedNotices(days: readonly object[], years: readonly number[], source: string, now: string): SQL {
  return sql`
    with listed as (
      insert into calendar_day (day, kind, name, origin)
      select d.day, d.kind, d.name, 'notice'
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d (day date, kind text, name text)
      on conflict do nothing)
    insert into calendar_year (year, source, created_by, created_at)
    select value::int, ${source}, 'Wangge', ${now}::timestamptz from jsonb_array_elements_text(${JSON.stringify(years)}::jsonb)
    on conflict do nothing`
}
