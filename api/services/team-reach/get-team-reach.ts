import { type ReachCellRow, reachCells } from '@wangge/db/queries/team-reach'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import type { TeamReach } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { limitMillimetres } from '../../walk/index.ts'
import { prefixWithin } from '../cells/find-cell.ts'
import { CAR_SPEED_METRES_PER_SECOND, WALK_SPEED_METRES_PER_SECOND } from '../dispatch/speeds.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import { type Reach, reachOfTeams } from './reach-of-teams.ts'
import { type ReachHomes, readHomes } from './read-homes.ts'
import { type AskedTeam, readTeams, type TeamsAsked } from './read-teams.ts'
import { streetsInForce } from './streets-in-force.ts'

/** A map shows no more, and the answer stays under a few hundred KiB. */
const UNREACHED_LISTED = 5000

export interface TeamReachInput extends TeamsAsked {
  mode: 'foot' | 'drive'
  minutes: number
  /** Code of any cell; absent = everything that the asker sees. */
  area?: string | undefined
}

/**
 * What each team reaches in so many minutes, who is first where, and where nobody arrives. Teams are all that the asker sees; those that
 * neither belong to the area nor reach anybody in it are left out of the list. Throws `forbidden`, `noWalkNetwork`, `notFound`.
 */
export async function getTeamReach({
  ctx,
  signal,
  input,
}: {
  ctx: Ctx
  signal?: AbortSignal
  input: TeamReachInput
}): Promise<TeamReach> {
  requireRole(ctx.who, PLAN_READERS)
  const { mode, from, duty, minutes } = input
  const network = await ctx.networks.current()
  if (!network) throw new ServiceError('noWalkNetwork', 'There are no streets yet: import streets first')
  const prefix = await prefixWithin(ctx, input.area)
  const streets = await streetsInForce(ctx, network)
  const [teams, cells] = await Promise.all([
    readTeams(ctx, input),
    ctx.database.rows<ReachCellRow>(ctx.who, reachCells(prefix)),
  ])
  const homes = await readHomes(ctx, streets, prefix, signal)
  const limitSeconds = Math.round(minutes * 60)
  const limitMm = limitMillimetres({ speedMetresPerSecond: WALK_SPEED_METRES_PER_SECOND, limitSeconds })
  const people = Int32Array.from(homes.rows, (home) => home.people)
  const settingOut = teams.map(({ position, hasVehicle }) => ({
    at: position,
    drives: mode === 'drive' && hasVehicle,
  }))
  const reach = await reachOfTeams(streets, { snaps: homes.snaps, people }, settingOut, limitMm, signal)
  const sumOf = (counts: (row: number) => boolean) =>
    people.reduce((sum, own, row) => (counts(row) ? sum + own : sum), 0)
  return {
    ...{ mode, from, duty, limitSeconds },
    speedMetresPerSecond: WALK_SPEED_METRES_PER_SECOND,
    carSpeedMetresPerSecond: CAR_SPEED_METRES_PER_SECOND,
    network: { id: network.id, version: network.version },
    computedAt: ctx.clock().toISOString(),
    people: sumOf(() => true),
    peopleReached: sumOf((row) => reach.firstTeam[row] !== -1),
    peopleNoStreetData: sumOf((row) => homes.snaps.edge[row] === -1),
    teams: listed(teams, reach, prefix),
    cells: sumsOfCells(cells, homes, reach),
    unreached: unreachedOf(homes, reach),
  }
}

function listed(teams: readonly AskedTeam[], reach: Reach, prefix: string): TeamReach['teams'] {
  return teams.flatMap(({ scopeCode, ...team }, row) => {
    const peopleWithin = reach.peopleWithin[row] ?? 0
    const belongs = scopeCode.startsWith(prefix) || team.placeFrom === 'given'
    return belongs || peopleWithin > 0 ? [{ ...team, peopleWithin, peopleFirst: reach.peopleFirst[row] ?? 0 }] : []
  })
}

function sumsOfCells(cells: readonly ReachCellRow[], { rows }: ReachHomes, { firstTeam }: Reach): TeamReach['cells'] {
  const sums = new Map(cells.map(({ code, name }) => [code, { code, name, people: 0, peopleReached: 0 }]))
  for (const [row, { scopeCode, people }] of rows.entries()) {
    const cell = sums.get(scopeCode.slice(0, LEVEL_CODE_LENGTH.community))
    if (!cell) continue
    cell.people += people
    if (firstTeam[row] !== -1) cell.peopleReached += people
  }
  const out = (cell: TeamReach['cells'][number]) => cell.people - cell.peopleReached
  return [...sums.values()].sort((a, b) => out(b) - out(a))
}

function unreachedOf({ rows }: ReachHomes, { firstTeam }: Reach): TeamReach['unreached'] {
  const all = rows.filter((_, row) => firstTeam[row] === -1).sort((a, b) => b.people - a.people)
  const shown = all.slice(0, UNREACHED_LISTED)
  return {
    total: all.length,
    id: shown.map(({ id }) => id),
    name: shown.map(({ name }) => name),
    lon: shown.map(({ lon }) => lon),
    lat: shown.map(({ lat }) => lat),
    people: shown.map(({ people }) => people),
    cellCode: shown.map(({ scopeCode }) => (scopeCode === OUTSIDE ? null : scopeCode)),
  }
}

/** Scope code of what lies outside every cell. */
const OUTSIDE = '0'
