import { type SQL, sql } from 'drizzle-orm'
import type { Level, Role } from '../vocabulary.ts'

type Scope = { level: Level; code: string } | null

export interface NewPerson {
  id: string
  username: string
  name: string
  unit: string
  role: Role
  scope: Scope
  isSample?: boolean
  now: Date
}

/** Touches no row where the user name is taken. */
export function insertPerson({ id, username, name, unit, role, scope, isSample = false, now }: NewPerson): SQL {
  return sql`insert into person (id, username, name, unit, role, scope_level, scope_code, is_sample, created_at, updated_at)
    values (${id}, ${username}, ${name}, ${unit}, ${role}, ${scope?.level ?? null}, ${scope?.code ?? null}, ${isSample},
      ${now}, ${now})
    on conflict (username) do nothing`
}

export interface PersonUpdate {
  id: string
  name: string
  unit: string
  role: Role
  scope: Scope
  disabledAt: Date | string | null
  unlock: boolean
  now: Date
}

export function updatePerson({ id, name, unit, role, scope, disabledAt, unlock, now }: PersonUpdate): SQL {
  return sql`update person set name = ${name}, unit = ${unit}, role = ${role}, scope_level = ${scope?.level ?? null},
      scope_code = ${scope?.code ?? null}, disabled_at = ${disabledAt}, updated_at = ${now},
      failed_sign_ins = case when ${unlock}::boolean then 0 else failed_sign_ins end,
      locked_until = case when ${unlock}::boolean then null else locked_until end
    where id = ${id}`
}

/** The sample district's people: by user name, those that were made for it. */
export function samplePeople(): SQL {
  return sql`select id, username from person where is_sample`
}

/** They go with it; what they did stays in the trails under their names. */
export function removeSamplePeople(): SQL {
  return sql`delete from person where is_sample`
}

export function anyPerson(): SQL {
  return sql`select exists (select from person where not is_sample) as found`
}
