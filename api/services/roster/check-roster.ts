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
} from '@wangge/db/queries/roster-check'
import {
  type BusyTimeRow,
  busyMembers,
  type RosterSpan,
  type ShiftKindRow,
  shiftKinds,
} from '@wangge/db/queries/roster-rows'
import type { z } from 'zod'
import type { RosterCheck, rosterQuery } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { BusyTimes } from './busy-times.ts'
import { checkBalance } from './check/balance.ts'
import { checkConflicts } from './check/conflicts.ts'
import { checkCover } from './check/cover.ts'
import { checkReach } from './check/reach.ts'
import { areaPrefix } from './in-sight.ts'
import { readShiftsAndLeaders } from './read-shifts.ts'
import { dayAfter, daysBetween } from './shift-time.ts'

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
  const read = async (tx: Transaction) => {
    const prefix = await areaPrefix(tx, area)
    return {
      cells: await tx.rows<CheckedCellRow>(checkedCells(prefix)),
      teams: await tx.rows<CheckedTeamRow>(checkedTeams(prefix)),
      kinds: await tx.rows<ShiftKindRow>(shiftKinds()),
      loads: await tx.rows<LoadRow>(loadByCell(prefix)),
      homes: await tx.rows<CheckedHomeRow>(checkedHomes(prefix, MOST_HOMES + 1)),
      ...(await readPlan(tx, { from, to, prefix })),
    }
  }
  const found = await ctx.database.transaction(ctx.who, read)
  const { cells, teams, kinds, loads, homes, members, shifts, leaders } = found
  const teamsById = new Map(teams.map((team) => [team.id, team]))
  const active = kinds.filter((kind) => kind.active).map(({ key }) => key)
  const own = teams.filter(({ ofArea }) => ofArea)
  const loadsOfTeams = checkBalance(own, shifts, { cells, loads })
  const streets = homes.length > MOST_HOMES ? null : await ctx.networks.current()
  const shares =
    streets &&
    (await checkReach(
      streets,
      homes,
      loadsOfTeams.map((load, index) => {
        const { lon = null, lat = null, hasVehicle = false } = own[index] ?? {}
        return { ...load, lon, lat, hasVehicle }
      }),
    ))
  return {
    ...checkCover(shifts, { cells, days, kinds: active }),
    conflicts: checkConflicts(shifts, { teams: teamsById, leaders, members, now: ctx.clock().getTime() }),
    balance: loadsOfTeams.map(({ prefixes: _, ...load }) => ({
      ...load,
      reachedShare: shares?.get(load.teamId) ?? null,
    })),
  }
}

/** Shifts, and when their people are on any shift at all, so that short rests show. */
async function readPlan(tx: Transaction, span: RosterSpan) {
  const { shifts, leaders } = await readShiftsAndLeaders(tx, span)
  const ids = [...new Set(shifts.flatMap(({ people }) => people.map(({ memberId }) => memberId)))]
  // No shift lasts longer than a day, and none begins later than its day ends.
  const time = { from: `${dayAfter(span.from, -2)}T00:00:00Z`, to: `${dayAfter(span.to, 2)}T00:00:00Z` }
  return { shifts, leaders, members: new BusyTimes(await tx.rows<BusyTimeRow>(busyMembers(time, ids))) }
}
