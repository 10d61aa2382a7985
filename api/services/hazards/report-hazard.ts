import { QueryError, scopeRange, WHOLE_SYSTEM } from '@wangge/db'
import { appendEvents, insertPersonalData } from '@wangge/db/queries/case-events'
import { earlierAtAddress, type RepeatRow } from '@wangge/db/queries/hazard-case'
import { insertHazard } from '@wangge/db/queries/hazard-record'
import { type PhotoRow, photosOfCase } from '@wangge/db/queries/photo-rows'
import { raiseHazardSerials } from '@wangge/db/queries/serials'
import type { z } from 'zod'
import type { HazardCase, intake } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { checkReport, decideIntake, mayReport, project, type RuleBook } from '../../life/index.ts'
import { dayIn } from '../days.ts'
import { answerOnce, type Keyed, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { ruleBookAt } from '../ledger-tables/rule-book.ts'
import { attachToCase } from '../photos/attach-photos.ts'
import { takeSerial } from '../serials.ts'
import { findPlace, type Place } from './find-place.ts'
import { numbered } from './move-hazard.ts'
import { presentCase } from './present-case.ts'

type Report = z.output<typeof intake>

/**
 * Takes a report into the ledger: township by its place, clocks by its kind, photos and trail in one transaction. Throws forbidden,
 * outsideDistrict, outsideScope, unknownKind, fireReported, inTheFuture, tooLongAgo, unknownPhoto, idempotencyKeyReused.
 */
export async function reportHazard({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { report: Report; idempotencyKey?: string | undefined }
}): Promise<HazardCase> {
  const { report, idempotencyKey } = input
  if (!mayReport(ctx.who.role))
    throw new ServiceError('forbidden', `Reports are not for ${ctx.who.role}`, { role: ctx.who.role })
  const request = keyed(idempotencyKey, ['POST hazards', report])
  return answerOnce(ctx, request, async () => {
    const place = await findPlace(ctx, report.position)
    const book = await ruleBookAt(ctx, place.configVersion)
    const reportedAt = checkReport(report, report.reportedAt, book, ctx.clock().toISOString())
    for (let attempt = 1; ; attempt++) {
      try {
        return await write(ctx, { report, request, place, book, reportedAt })
      } catch (error) {
        const taken = error instanceof QueryError && error.problem.constraint === 'hazard_serial_key'
        if (!taken || attempt === 3) throw error
        await ctx.database.rows(WHOLE_SYSTEM, raiseHazardSerials(dayIn(ctx.zone, ctx.clock())))
      }
    }
  })
}

interface Checked {
  report: Report
  request: Keyed | null
  place: Place
  book: RuleBook
  reportedAt: string
}

async function write(ctx: Ctx, { report, request, place, book, reportedAt }: Checked): Promise<HazardCase> {
  const { position, reportedAt: _, reporter = null, ...facts } = report
  const [lon, lat] = position
  const [id, serial, receivedAt] = [newId(), await takeSerial(ctx, 'hazard'), ctx.clock().toISOString()]
  const decided = decideIntake({ ...facts, lon, lat, reporter, serial, cellCode: place.code }, reportedAt, book)
  const { personId, personName, role } = ctx.who
  const events = numbered([decided], 0, { happenedAt: reportedAt, receivedAt, personId, personName, role })
  const [first] = events
  if (!first) throw new Error('A report is one event')
  const state = project(null, first)
  return ctx.database.transaction(ctx.who, async (tx) => {
    const rows = events as object[] as Parameters<typeof appendEvents>[2]
    const [, , , , repeats] = await Promise.all([
      tx.run(insertHazard(id, state)),
      tx.run(appendEvents(id, 'hazard', rows)),
      state.reporterNameMasked !== null && reporter && tx.run(insertPersonalData(id, 'hazard', reporter)),
      attachToCase(tx, { ids: report.photoIds, caseKind: 'hazard', stream: id, now: receivedAt }),
      tx.rows<RepeatRow>(earlierAtAddress(id, scopeRange(ctx.who.scope))),
    ])
    const photos = report.photoIds.length > 0 ? await tx.rows<PhotoRow>(photosOfCase(id)) : []
    const { cellName, townshipCode, townshipName } = place
    const names = { id, cellName, townshipCode, townshipName, mergedSerial: null }
    const answer = presentCase(ctx, { state, names, events: rows, photos, repeats, book })
    await keep(tx, ctx, request, 201, answer)
    return answer
  })
}
