import { scopeRange } from '@wangge/db'
import { toWgs84 } from '@wangge/seeds/coordinates'
import type { z } from 'zod'
import type { positionReports, positionsKept } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { type NewPosition, recordPosition } from './record-positions.ts'

/** Phones' clocks are seldom right to the second; a position further ahead than this is refused, one less far ahead is now's. */
const AHEAD_MILLISECONDS = 60_000

/** Nothing is proved by a position this old; reports may be told as late. */
const OLDEST_MILLISECONDS = 30 * 86_400_000

type Reported = z.output<typeof positionReports>['positions'][number]

/**
 * Positions of teams. A patrol member writes for the team he is a member of, everybody else for the teams of his scope. One that is
 * refused (unknownTeam, inTheFuture, tooLongAgo, olderThanKnown) does not keep the others out; one that lies nowhere on earth refuses them all with
 * `outsideDistrict`; a repeat under the same key gets the first answer. Being near a hazard does not by itself mean arrival: the team says so.
 */
export async function reportPositions({
  ctx,
  input: { positions, idempotencyKey },
}: {
  ctx: Ctx
  input: z.output<typeof positionReports> & { idempotencyKey?: string | undefined }
}): Promise<Kept> {
  for (const { position } of positions) mustBeOnEarth(position)
  const request = keyed(idempotencyKey, ['POST team-positions', positions])
  return answerOnce(ctx, request, async () => {
    const answer = await take(ctx, positions)
    if (request) await ctx.database.transaction(ctx.who, (tx) => keep(tx, ctx, request, 200, answer))
    return answer
  })
}

type Kept = z.output<typeof positionsKept>

async function take(ctx: Ctx, positions: readonly Reported[]): Promise<Kept> {
  const now = ctx.clock().getTime()
  const answers = await Promise.all(
    positions.map(async (reported) => {
      const at = reported.at === undefined ? now - (reported.ageSeconds ?? 0) * 1000 : Date.parse(reported.at)
      if (at > now + AHEAD_MILLISECONDS) return 'inTheFuture'
      if (at < now - OLDEST_MILLISECONDS) return 'tooLongAgo'
      const kept = await recordPosition(ctx, positionOf(ctx, reported, Math.min(at, now)))
      return kept.isKnown ? (kept.isOlder ? 'olderThanKnown' : null) : 'unknownTeam'
    }),
  )
  const refused = answers.flatMap((code, index) => (code === null ? [] : [{ index, code }]))
  return { kept: answers.length - refused.length, refused }
}

function mustBeOnEarth([lon, lat]: Reported['position']): void {
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return
  throw new ServiceError('outsideDistrict', `${lon}, ${lat} is no place on earth`, { lon, lat })
}

function positionOf({ who }: Ctx, { teamId, accuracyMetres, ...reported }: Reported, at: number): NewPosition {
  const [lon, lat] = toWgs84(...reported.position, reported.positionSystem ?? 'wgs84')
  const scope = who.role === 'patrol_member' ? null : scopeRange(who.scope)
  return {
    ...{ teamId, lon, lat, positionAt: new Date(at).toISOString(), accuracyMetres: accuracyMetres ?? null },
    ...{ scopeFrom: scope?.from ?? null, scopeTo: scope?.to ?? null, personId: who.personId },
  }
}
