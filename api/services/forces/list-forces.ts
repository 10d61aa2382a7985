import { type ForceTeamRow, type ForceUnitRow, forceTeams, forceUnits } from '@wangge/db/queries/force-tree'
import type { Forces, ForceTeam, ForceUnit } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { STALE_MILLISECONDS } from '../teams/list-teams.ts'

type Totals = Forces['totals']

/** The whole tree within the asker's scope; every unit with sums over the teams beneath it. */
export async function listForces({ ctx }: { ctx: Ctx }): Promise<Forces> {
  const asOf = ctx.clock().toISOString()
  const { units, rows } = await ctx.database.transaction(ctx.who, async (tx) => ({
    units: await tx.rows<ForceUnitRow>(forceUnits()),
    rows: await tx.rows<ForceTeamRow>(forceTeams(asOf)),
  }))
  const known = new Set(units.map(({ code }) => code))
  const seen = (code: string | null) => (code !== null && known.has(code) ? code : null)
  const teams = rows.map((row) => ({ ...presentForceTeam(row, asOf), parentCode: seen(row.parentCode) }))
  const tree = units.map((unit) => ({ ...unit, parentCode: seen(unit.parentCode), totals: noTeams() }))
  return { asOf, units: tree, teams, totals: sumUp(tree, teams) }
}

export function presentForceTeam({ positionAt, ...row }: ForceTeamRow, now: string): ForceTeam {
  const { id, code, name, kind, state, parentCode, cellCode, members, hasVehicle, unready } = row
  const stale = positionAt === null || Date.parse(now) - Date.parse(positionAt) > STALE_MILLISECONDS
  return { id, code, name, kind, state, parentCode, cellCode, members, hasVehicle, unready, stale }
}

const noTeams = (): Totals => ({ teams: 0, members: 0, onDuty: 0, free: 0, unready: 0 })

/** Adds every team to all units above it, and returns the sum of all. */
function sumUp(units: readonly ForceUnit[], teams: readonly ForceTeam[]): Totals {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const all = noTeams()
  for (const team of teams) {
    count(all, team)
    // A unit may have been put under one that is beneath it: each counts the team once.
    const counted = new Set<string>()
    for (let code = team.parentCode; code !== null && !counted.has(code); ) {
      counted.add(code)
      const unit = byCode.get(code)
      if (unit) count(unit.totals, team)
      code = unit?.parentCode ?? null
    }
  }
  return all
}

function count(totals: Totals, { members, state, unready }: ForceTeam): void {
  totals.teams += 1
  totals.members += members
  totals.onDuty += state === 'off' ? 0 : 1
  totals.free += state === 'free' ? 1 : 0
  totals.unready += unready ? 1 : 0
}
