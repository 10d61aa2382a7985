import type { TeamShed } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { limitMillimetres, Outreach } from '../../walk/index.ts'
import { DRIVE_MM_PER_WALK_MM, WALK_SPEED_METRES_PER_SECOND } from '../dispatch/speeds.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import type { TeamReachInput } from './get-team-reach.ts'
import { readTeams } from './read-teams.ts'
import { streetsInForce } from './streets-in-force.ts'

export interface TeamShedInput extends Pick<TeamReachInput, 'mode' | 'minutes' | 'from'> {
  teamId: string
  /** Where the team would set out from instead; null = from its own place. */
  tried: [number, number] | null
}

/** The ground that one team reaches, as getTeamReach counts homes. Throws `forbidden`, `notFound`, `noWalkNetwork`. */
export async function getTeamShed({ ctx, input }: { ctx: Ctx; input: TeamShedInput }): Promise<TeamShed> {
  requireRole(ctx.who, PLAN_READERS)
  const { teamId, mode, minutes, from, tried } = input
  const network = await ctx.networks.current()
  if (!network) throw new ServiceError('noWalkNetwork', 'There are no streets yet: import streets first')
  const { graph, overlay } = await streetsInForce(ctx, network)
  const bases = tried ? [{ teamId, position: tried, name: '', hasVehicle: false }] : []
  const teams = await readTeams(ctx, { from, duty: 'any', bases })
  const team = teams.find(({ id, kind }) => id === teamId && kind !== 'added')
  if (!team) throw notFound('team', teamId)
  const limitSeconds = Math.round(minutes * 60)
  const limitMm = limitMillimetres({ speedMetresPerSecond: WALK_SPEED_METRES_PER_SECOND, limitSeconds })
  const { position } = team
  const shedOf = (at: [number, number]) => {
    const outreach = new Outreach(graph, limitMm, DRIVE_MM_PER_WALK_MM, overlay)
    outreach.setOut(at, mode === 'drive' && team.hasVehicle)
    return outreach.shed().geometry as TeamShed['geometry']
  }
  return {
    type: 'Feature',
    properties: { teamId, mode, limitSeconds, position },
    geometry: position && shedOf(position),
  }
}
