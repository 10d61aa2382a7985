import type { Transaction } from '@wangge/db'
import {
  type CheckedCellRow,
  type CheckedHomeRow,
  type CheckedTeamRow,
  checkedCells,
  checkedHomes,
  checkedTeams,
  type LoadRow,
  loadByCell,
  type RestlessRow,
  restless,
} from '@wangge/db/queries/roster-check'
import { type ShiftKindRow, shiftKinds } from '@wangge/db/queries/roster-rows'
import type { z } from 'zod'
import type { RosterCheck, rosterQuery } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { prefixWithin } from '../cells/find-cell.ts'
import { checkBalance } from './check/balance.ts'
import { checkConflicts, REST_HOURS } from './check/conflicts.ts'
import { checkCover } from './check/cover.ts'
import { checkReach } from './check/reach.ts'
import { readShiftsAndLeaders } from './read-shifts.ts'
import { daysBetween } from './shift-time.ts'

/** Beyond this the reach of all teams would take too long to wait for: ask for a part of the area. */
const MOST_HOMES = 200_000

/**
 * Gaps, double cover and conflicts of an area's roster over days, and how evenly its teams carry it. Throws `invalidInput`, and
 * `notFound` for an area out of sight.
 */
export async function checkRoster({
  ctx,
  input: { from, to, area },
}: {
  ctx: Ctx
  input: z.output<typeof rosterQuery>
}): Promise<RosterCheck> {
  const days = daysBetween(from, to)
  const prefix = await prefixWithin(ctx, area)
  const { cells, teams, kinds, loads, homes, tired, shifts, leaders } = await ctx.database.transaction(
    ctx.who,
    async (tx: Transaction) => ({
      cells: await tx.rows<CheckedCellRow>(checkedCells(prefix)),
      teams: await tx.rows<CheckedTeamRow>(checkedTeams(prefix)),
      kinds: await tx.rows<ShiftKindRow>(shiftKinds()),
      loads: await tx.rows<LoadRow>(loadByCell(prefix)),
      homes: await tx.rows<CheckedHomeRow>(checkedHomes(prefix, MOST_HOMES + 1)),
      tired: await tx.rows<RestlessRow>(restless({ from, to }, REST_HOURS)),
      ...(await readShiftsAndLeaders(tx, { from, to, prefix })),
    }),
  )
  const teamsById = new Map(teams.map((team) => [team.id, team]))
  const active = kinds.filter((kind) => kind.active).map(({ key }) => key)
  const own = teams.filter(({ ofArea }) => ofArea)
  const loadsOfTeams = checkBalance(own, shifts, { cells, loads })
  const graph = homes.length > MOST_HOMES ? null : (await ctx.networks.current())?.graph
  const shares =
    graph &&
    (await checkReach(
      graph,
      homes,
      loadsOfTeams.map((load, index) => {
        const { lon = null, lat = null, hasVehicle = false } = own[index] ?? {}
        return { ...load, lon, lat, hasVehicle }
      }),
    ))
  return {
    ...checkCover(shifts, { cells, days, kinds: active }),
    conflicts: checkConflicts(shifts, { teams: teamsById, leaders, restless: tired, now: ctx.clock().getTime() }),
    balance: loadsOfTeams.map(({ prefixes: _, ...load }) => ({
      ...load,
      reachedShare: shares?.get(load.teamId) ?? null,
    })),
  }
}
