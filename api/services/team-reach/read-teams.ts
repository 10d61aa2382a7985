import { type ReachTeamRow, reachTeams } from '@wangge/db/queries/team-reach'
import type { TeamReach } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { STALE_MILLISECONDS } from '../teams/list-teams.ts'

export interface GivenBase {
  teamId: string
  /** Null = the team does not count. */
  position: [number, number] | null
  name: string
  hasVehicle: boolean
}

/** A team as it is asked about: without the figures, with the code of where it belongs. */
export interface AskedTeam extends Omit<TeamReach['teams'][number], 'peopleWithin' | 'peopleFirst'> {
  scopeCode: string
}

export interface TeamsAsked {
  from: 'base' | 'position'
  duty: 'any' | 'onDuty'
  /** Bases by hand, instead of the teams' own and beside them. */
  bases: readonly GivenBase[]
}

/** Teams in sight by code, then those added by hand, each where it sets out from. */
export async function readTeams(ctx: Ctx, { from, duty, bases }: TeamsAsked): Promise<AskedTeam[]> {
  const now = ctx.clock()
  const rows = await ctx.database.rows<ReachTeamRow>(ctx.who, reachTeams(now.toISOString()))
  const known = new Set(rows.map(({ id }) => id))
  const given = new Map(bases.map((base) => [base.teamId, base]))
  const own = rows
    .filter(({ onDuty }) => duty === 'any' || onDuty)
    .flatMap((row) => {
      const base = given.get(row.id)
      return base && base.position === null ? [] : [teamOf(row, base?.position ?? null, from, now.getTime())]
    })
  return [...own, ...[...given.values()].filter(({ teamId }) => !known.has(teamId)).flatMap(addedTeam)]
}

function teamOf(row: ReachTeamRow, given: [number, number] | null, from: TeamsAsked['from'], now: number): AskedTeam {
  const { id, name, kind, hasVehicle, onDuty, scopeCode } = row
  const base = row.baseLon === null || row.baseLat === null ? null : ([row.baseLon, row.baseLat] as [number, number])
  const last = row.lon === null || row.lat === null ? null : ([row.lon, row.lat] as [number, number])
  // What is not known of a team, the other stands in for.
  const isBase = from === 'base' ? base !== null : last === null
  const age = row.positionAt === null ? Number.POSITIVE_INFINITY : now - Date.parse(row.positionAt)
  const position = given ?? (isBase ? base : last)
  return {
    ...{ id, name, kind, hasVehicle, onDuty, scopeCode, position },
    placeFrom: given ? 'given' : position === null ? null : isBase ? 'base' : 'position',
    isStale: !given && from === 'position' && (last === null || age > STALE_MILLISECONDS),
  }
}

function addedTeam({ teamId, name, position, hasVehicle }: GivenBase): AskedTeam[] {
  if (position === null) return []
  return [
    {
      ...{ id: teamId, name, kind: 'added', hasVehicle, position },
      ...{ placeFrom: 'given', isStale: false, onDuty: true, scopeCode: '' },
    },
  ]
}
