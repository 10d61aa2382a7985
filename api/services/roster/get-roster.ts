import {
  type RosterMemberRow,
  type RosterTeamRow,
  rosterMembers,
  rosterTeams,
  type ShiftKindRow,
  shiftKinds,
} from '@wangge/db/queries/roster-rows'
import type { z } from 'zod'
import type { Roster, rosterQuery } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { areaPrefix } from './in-sight.ts'
import { readShifts } from './read-shifts.ts'
import { daysBetween } from './shift-time.ts'

/**
 * Who is on which shift where, over days. Shifts of teams from outside the area are there too where they cover cells in it. Throws
 * `invalidInput`, and `notFound` for an area out of sight.
 */
export async function getRoster({
  ctx,
  input: { from, to, area },
}: {
  ctx: Ctx
  input: z.output<typeof rosterQuery>
}): Promise<Roster> {
  daysBetween(from, to)
  return ctx.database.transaction(ctx.who, async (tx) => {
    const prefix = await areaPrefix(tx, area)
    const teams = await tx.rows<RosterTeamRow>(rosterTeams(prefix))
    const members = new Map<string, Roster['teams'][number]['members']>(teams.map(({ id }) => [id, []]))
    for (const { id, teamId, name } of await tx.rows<RosterMemberRow>(rosterMembers(prefix)))
      members.get(teamId)?.push({ id, name })
    return {
      asOf: ctx.clock().toISOString(),
      shiftKinds: await tx.rows<ShiftKindRow>(shiftKinds()),
      teams: teams.map((team) => ({ ...team, members: members.get(team.id) ?? [] })),
      shifts: await readShifts(tx, { from, to, prefix }),
    }
  })
}
