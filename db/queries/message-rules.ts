import { type SQL, sql } from 'drizzle-orm'
import type { HazardGrade, Level, MessageEvent, Role } from '../vocabulary.ts'

export interface RuleRow {
  id: string
  name: string
  event: MessageEvent
  minGrade: HazardGrade
  areaLevel: Level | null
  areaCode: string | null
  areaName: string | null
  kinds: string[] | null
  role: Role | null
  channelId: string
  quietFrom: string | null
  quietTo: string | null
  wakesForMajor: boolean
  active: boolean
}

const shown = sql`r.id, r.name, r.event, r.min_grade as "minGrade", r.area_level as "areaLevel", r.area_code as "areaCode",
  (select c.name from grid_cell c where c.code = r.area_code) as "areaName", to_jsonb(r.kinds) as kinds, r.role,
  r.channel_id as "channelId", r.quiet_from as "quietFrom", r.quiet_to as "quietTo", r.wakes_for_major as "wakesForMajor", r.active`

export function messageRules(): SQL {
  return sql`select ${shown} from message_rule r order by r.created_at, r.id`
}

export function messageRule(id: string): SQL {
  return sql`select ${shown} from message_rule r where r.id = ${id}::uuid`
}

type RuleInput = Omit<RuleRow, 'areaName'>

export function insertRule(rule: RuleInput, now: string): SQL {
  return sql`
    insert into message_rule (id, name, event, min_grade, area_level, area_code, kinds, role, channel_id, quiet_from, quiet_to,
      wakes_for_major, active, created_at)
    values (${rule.id}::uuid, ${rule.name}, ${rule.event}, ${rule.minGrade}, ${rule.areaLevel}, ${rule.areaCode},
      ${kindsOf(rule)}::text[], ${rule.role}, ${rule.channelId}::uuid, ${rule.quietFrom}, ${rule.quietTo}, ${rule.wakesForMajor},
      ${rule.active}, ${now}::timestamptz)`
}

export function updateRule(rule: RuleInput): SQL {
  return sql`
    update message_rule set name = ${rule.name}, event = ${rule.event}, min_grade = ${rule.minGrade}, area_level = ${rule.areaLevel},
      area_code = ${rule.areaCode}, kinds = ${kindsOf(rule)}::text[], role = ${rule.role}, channel_id = ${rule.channelId}::uuid,
      quiet_from = ${rule.quietFrom}, quiet_to = ${rule.quietTo}, wakes_for_major = ${rule.wakesForMajor}, active = ${rule.active}
    where id = ${rule.id}::uuid`
}

export function deleteRule(id: string): SQL {
  return sql`delete from message_rule where id = ${id}::uuid returning name`
}

const kindsOf = ({ kinds }: RuleInput) => (kinds === null ? null : sql.param([...kinds]))

export interface RuleInForceRow extends RuleRow {
  channelKind: 'page' | 'wecom' | 'dingtalk' | 'webhook'
  channelName: string
}

/** Rules that are on, on channels that are on. */
export function rulesInForce(): SQL {
  return sql`
    select ${shown}, c.kind as "channelKind", c.name as "channelName"
    from message_rule r join message_channel c on c.id = r.channel_id where r.active and c.active order by r.created_at, r.id`
}
