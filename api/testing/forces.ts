import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import type { Role } from '@wangge/db/vocabulary'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../house.ts'
import { newId } from '../services/ids.ts'
import { personOf, placeIn } from './ledger.ts'
import { TOWNSHIPS } from './quarter.ts'

export interface TestTeam {
  id: string
  name: string
  township: 0 | 1
  /** Signs in as its only member. */
  member: Context
}

/**
 * A team on duty at the corner where `placeIn` begins, `metres` (some) to the east, with one member who signs in; its position is of
 * the clock's now.
 */
export async function addTeam(
  ctx: Ctx,
  township: 0 | 1,
  {
    name,
    metres = 0,
    duty = 'on',
    role = 'patrol_member',
  }: { name: string; metres?: number; duty?: string; role?: Role },
): Promise<TestTeam> {
  const [id, member] = [newId(), personOf(role, township, `member of ${name}`)]
  const [lon, lat] = placeIn(township)
  const place = sql`st_point(${lon + metres / 81_500}::float8, ${lat}::float8, 4326)`
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(sql`
      insert into patrol_team (id, code, name, kind, state, duty, members, cell_code, base, position, position_at)
      values (${id}::uuid, ${name}, ${name}, 'patrol', 'free', ${duty}, 1, ${TOWNSHIPS[township]}, ${place}, ${place},
        ${ctx.clock().toISOString()}::timestamptz)`)
    await tx.run(sql`
      insert into person (id, username, name, role, scope_level, scope_code, created_at, updated_at)
      values (${member.personId}, ${member.personId}, ${member.personName}, ${role}, 'township', ${TOWNSHIPS[township]}, now(), now())`)
    await tx.run(sql`
      insert into team_member (id, team_id, person_id, name) values (${newId()}::uuid, ${id}::uuid, ${member.personId}, ${name})`)
  })
  return { id, name, township, member }
}
