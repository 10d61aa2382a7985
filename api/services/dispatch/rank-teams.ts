import { WHOLE_SYSTEM } from '@wangge/db'
import {
  type AnsweredRow,
  type CandidateDetailRow,
  candidateDetails,
  hazardToReach,
  type ReachedHazardRow,
  teamsThatDidNotGo,
} from '@wangge/db/queries/candidates'
import type { Candidate, WhoIsFirst } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { type Ranked, rankByTime } from './rank-by-time.ts'
import { readCandidates, readTeamsOnShift } from './read-candidates.ts'
import { CAR_SPEED_METRES_PER_SECOND, WALK_SPEED_METRES_PER_SECOND } from './speeds.ts'
import { type SendingMode, streetTimesOf } from './street-times.ts'

/** How long a team has to answer unless another time is asked for (dispatchRequest). */
const ANSWER_SECONDS = 60
const SYSTEM = { ...WHOLE_SYSTEM, keepsPlans: true } as const

/**
 * Who is first at a hazard, over streets: those who can be sent by time, then those asked in vain before, then those of whom no way is
 * known, then those who cannot be sent; the responsible team is always told, whatever its rank. Throws `notFound`.
 */
export async function rankTeams({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { hazardId: string; mode: SendingMode; limit: number }
}): Promise<WhoIsFirst> {
  const now = ctx.clock()
  const at = now.toISOString()
  const [network, onShift, { hazard, answered, candidates }] = await Promise.all([
    ctx.networks.current(),
    readTeamsOnShift(ctx, at),
    ctx.database.transaction({ ...ctx.who, keepsPlans: true }, async (tx) => {
      const [[hazard], answered, candidates] = await Promise.all([
        tx.rows<ReachedHazardRow>(hazardToReach(input.hazardId, at)),
        tx.rows<AnsweredRow>(teamsThatDidNotGo(input.hazardId)),
        readCandidates(tx, ctx, now),
      ])
      return { hazard, answered, candidates }
    }),
  ])
  if (!hazard) throw notFound('hazard', input.hazardId)
  const teams = candidates(onShift)
  const shown = rankByTime(network && streetTimesOf(network), teams, {
    ...{ place: [hazard.lon, hazard.lat], mode: input.mode, limit: input.limit, now: now.getTime() },
    answered: new Map(answered.map((row) => [row.teamId, row])),
    responsibleTeamId: hazard.responsibleTeamId,
  })
  const shownIds = shown.map(({ teamId }) => teamId)
  const details = await ctx.database.rows<CandidateDetailRow>(SYSTEM, candidateDetails(shownIds, at))
  const detailOf = new Map(details.map((row) => [row.id, row]))
  return {
    asOf: at,
    networkVersion: network?.version ?? null,
    walkSpeedMetresPerSecond: WALK_SPEED_METRES_PER_SECOND,
    carSpeedMetresPerSecond: CAR_SPEED_METRES_PER_SECOND,
    responsibleTeamId: hazard.responsibleTeamId,
    candidates: shown.flatMap((ranked) => {
      const detail = detailOf.get(ranked.teamId)
      return detail ? [presentCandidate(ranked, detail, hazard.responsibleTeamId)] : []
    }),
    total: teams.ids.length,
    answerSeconds: ANSWER_SECONDS,
  }
}

function presentCandidate(ranked: Ranked, detail: CandidateDetailRow, responsibleTeamId: string | null): Candidate {
  const { positionAt, remarks, ...rest } = ranked
  const unready = Object.entries(detail.equipmentUnready).flatMap(([kind, count]) => (count > 0 ? [kind] : []))
  return {
    ...rest,
    ...{ name: detail.name, kind: detail.kind, unready, load: detail.dispatches + detail.openHazards },
    positionAt: positionAt === null ? null : new Date(positionAt).toISOString(),
    isResponsible: ranked.teamId === responsibleTeamId,
    remarks: unready.length > 0 ? [...remarks, 'unready'] : remarks,
  }
}
