import type { Transaction } from '@wangge/db'
import { questionsOf, type ResidentQuestionRow } from '@wangge/db/queries/resident-questions'
import { type ResidentRatingRow, ratingsOf } from '@wangge/db/queries/resident-ratings'
import { type ResidentReportRow, residentReportOf } from '@wangge/db/queries/resident-reports'
import type { Role } from '@wangge/db/vocabulary'
import type { ReporterSide } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { getHazard } from '../hazards/get-hazard.ts'

/** Those who write to the reporter of a hazard. */
export const ASKERS: readonly Role[] = ['command', 'township_officer', 'administrator', 'grid_worker']
/** Those who end a link that came into wrong hands. */
export const REVOKERS: readonly Role[] = ['command', 'township_officer', 'administrator']

/** Whether the reporter follows a hazard, what he was asked and answered, and how he rates the result. Throws `notFound`. */
export async function getReporterSide({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ReporterSide> {
  await getHazard({ ctx, input })
  return ctx.database.transaction(ctx.who, (tx) => readReporterSide(tx, ctx, input.id))
}

/** The same within a transaction, for a hazard that the asker sees. */
export async function readReporterSide(tx: Transaction, { who }: Ctx, id: string): Promise<ReporterSide> {
  const [[report], questions, ratings] = await Promise.all([
    tx.rows<ResidentReportRow>(residentReportOf(id)),
    tx.rows<ResidentQuestionRow>(questionsOf(id)),
    tx.rows<ResidentRatingRow>(ratingsOf(id)),
  ])
  const { placeBy, language, seenAt, revokedAt, revokedByName } = report ?? {}
  const link =
    placeBy && language
      ? {
          placeBy,
          language,
          seenAt: seenAt ?? null,
          revokedAt: revokedAt ?? null,
          revokedByName: revokedByName ?? null,
        }
      : null
  const isFollowed = link !== null && link.revokedAt === null
  return {
    ...{ link, questions, ratings },
    mayAsk: isFollowed && ASKERS.includes(who.role),
    mayRevoke: isFollowed && REVOKERS.includes(who.role),
  }
}
