import {
  type CandidateRow,
  candidateTeam,
  hazardToReach,
  type ReachedHazardRow,
  type SentRow,
  sentTo,
} from '@wangge/db/queries/candidates'
import type { DispatchRoute } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { placeOfTeam } from './place-of-team.ts'
import { type Place, type SendingMode, streetTimesOf } from './street-times.ts'

/** The way of a team to a hazard as the ranking counts it; null where there is none. Throws `notFound`: hazard or team. */
export async function routeOfTeam({
  ctx,
  input: { hazardId, teamId, mode },
}: {
  ctx: Ctx
  input: { hazardId: string; teamId: string; mode: SendingMode }
}): Promise<DispatchRoute | null> {
  const at = ctx.clock().toISOString()
  const [[hazard], [team]] = await ctx.database.transaction(ctx.who, (tx) =>
    Promise.all([
      tx.rows<ReachedHazardRow>(hazardToReach(hazardId, at)),
      tx.rows<CandidateRow>(candidateTeam(teamId, at)),
    ]),
  )
  if (!hazard) throw notFound('hazard', hazardId)
  if (!team) throw notFound('team', teamId)
  return routeTo(ctx, [hazard.lon, hazard.lat], team, teamId, mode)
}

/**
 * The way of the team that was sent, from where it is now; null where there is none, or the asker does not see the team. A patrol member
 * asks for his own team's. Throws `notFound`.
 */
export async function routeOfDispatch({
  ctx,
  input: { id },
}: {
  ctx: Ctx
  input: { id: string }
}): Promise<DispatchRoute | null> {
  const at = ctx.clock().toISOString()
  const [sent, team] = await ctx.database.transaction(ctx.who, async (tx) => {
    const [sent] = await tx.rows<SentRow>(sentTo(id, ctx.who.personId))
    const [team] = sent ? await tx.rows<CandidateRow>(candidateTeam(sent.teamId, at)) : []
    return [sent, team]
  })
  if (!sent || (ctx.who.role === 'patrol_member' && !sent.isOwn)) throw notFound('dispatch', id)
  return team ? routeTo(ctx, [sent.lon, sent.lat], team, sent.teamId, sent.mode) : null
}

async function routeTo(
  ctx: Ctx,
  hazard: Place,
  team: CandidateRow,
  teamId: string,
  mode: SendingMode,
): Promise<DispatchRoute | null> {
  const network = await ctx.networks.current()
  const at = placeOf(team, ctx.clock().getTime())
  const starts = {
    ids: [teamId],
    lon: Float64Array.of(at?.[0] ?? Number.NaN),
    lat: Float64Array.of(at?.[1] ?? Number.NaN),
    hasVehicle: Uint8Array.of(team.hasVehicle ? 1 : 0),
    isWanted: Uint8Array.of(1),
    needed: -1,
  }
  const found = network && streetTimesOf(network).to(hazard, starts, mode, 1)
  const way = found?.wayOf(0)
  if (!found || !way) return null
  const metres = (way.walkedMm + way.drivenMm) / 1000
  const geometry = { type: 'LineString' as const, coordinates: way.coordinates }
  return { metres, seconds: found.seconds[0] ?? 0, mode: found.byCar[0] === 1 ? 'car' : 'foot', geometry }
}

function placeOf({ lon, lat, positionAt, baseLon, baseLat }: CandidateRow, now: number): Place | null {
  const at = positionAt === null ? Number.NaN : Date.parse(positionAt)
  return placeOfTeam(lon ?? Number.NaN, lat ?? Number.NaN, at, baseLon ?? Number.NaN, baseLat ?? Number.NaN, now).at
}
