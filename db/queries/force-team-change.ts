import { type SQL, sql } from 'drizzle-orm'
import type { TeamDuty } from '../vocabulary.ts'

export interface TeamUpdate {
  name?: string | undefined
  leaderName?: string | undefined
  parentCode?: string | null | undefined
  duty?: TeamDuty | undefined
  base?: readonly [number, number] | null | undefined
  hasVehicle?: boolean | undefined
  /** How many there are, and of these how many are not ready, by kind. */
  equipment?: { counts: Record<string, number>; unready: Record<string, number>; checkedAt: string } | undefined
}

/** Changes what is named; touches no row where the team is out of sight. */
export function updateTeam(id: string, change: TeamUpdate): SQL {
  const { name, leaderName, parentCode, duty, base, hasVehicle, equipment } = change
  const sets = [sql`name = coalesce(${name ?? null}::text, name)`]
  if (leaderName !== undefined) sets.push(sql`leader_name = ${leaderName}`)
  if (parentCode !== undefined) sets.push(sql`parent_code = ${parentCode}`)
  if (duty !== undefined) sets.push(sql`duty = ${duty}`)
  if (base !== undefined) sets.push(sql`base = ${base && sql`ST_SetSRID(ST_MakePoint(${base[0]}, ${base[1]}), 4326)`}`)
  if (hasVehicle !== undefined) sets.push(sql`has_vehicle = ${hasVehicle}`)
  if (equipment)
    sets.push(sql`equipment = ${JSON.stringify(equipment.counts)}::jsonb,
      equipment_unready = ${JSON.stringify(equipment.unready)}::jsonb, equipment_checked_at = ${equipment.checkedAt}::timestamptz`)
  return sql`update patrol_team set ${sql.join(sets, sql`, `)} where id = ${id}::uuid`
}

/** The unit of a code, where it is in sight. */
export function forceUnitCode(code: string): SQL {
  return sql`select code from force_unit where code = ${code}`
}
