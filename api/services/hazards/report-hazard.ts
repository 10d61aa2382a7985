import { QueryError, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import type { CaseEventRow } from '@wangge/db/queries/case-events'
import type { IntakeRow } from '@wangge/db/queries/place'
import { raiseHazardSerials } from '@wangge/db/queries/serials'
import { toWgs84 } from '@wangge/seeds/coordinates'
import type { z } from 'zod'
import type { HazardCase, intake } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { checkReport, decideIntake, mayReport, project, type RuleBook } from '../../life/index.ts'
import { instantAgo } from '../../life/times.ts'
import { dayIn } from '../days.ts'
import { type Keyed, keyed, replay, workOrReplay } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { ruleBookAt } from '../ledger-tables/rule-book.ts'
import { placeWithin } from './find-place.ts'
import { getHazard } from './get-hazard.ts'
import { numbered } from './move-hazard.ts'
import { presentCase } from './present-case.ts'
import { readIntake } from './read-intake.ts'
import { type Draft, recordReport } from './record-reports.ts'

type Report = z.output<typeof intake>

/** What a report without an account has beside it. */
export interface FromResident {
  /** The area he named where he gave no position: the hazard belongs to it as a whole, its point is one inside it. */
  area: { code: string; name: string } | null
  /** Written in the transaction of the hazard. */
  alongside(tx: Transaction, hazardId: string): Promise<unknown>
}

/**
 * Takes a report into the ledger: township by its place, clocks by its kind, photos and trail in one transaction. Throws forbidden,
 * outsideDistrict, outsideScope, unknownKind, fireReported, inTheFuture, tooLongAgo, unknownPhoto, idempotencyKeyReused.
 */
export async function reportHazard({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { report: Report; idempotencyKey?: string | undefined; resident?: FromResident }
}): Promise<HazardCase> {
  const { report, idempotencyKey, resident = null } = input
  if (!mayReport(ctx.who.role))
    throw new ServiceError('forbidden', `Reports are not for ${ctx.who.role}`, { role: ctx.who.role })
  const request = keyed(idempotencyKey, ['POST hazards', report])
  const now = ctx.clock().toISOString()
  const position = toWgs84(...report.position, report.positionSystem ?? 'wgs84')
  const told = { ...report, position, reportedAt: report.reportedAt ?? instantAgo(report.ageSeconds, now) }
  const known = await readIntake(ctx, { ...told, idempotencyKey: request?.key ?? null })
  if (request && known.stored) return getHazard({ ctx, input: replay<Kept>(request, known.stored) })
  const answer = await workOrReplay<HazardCase | Kept>(ctx, request, async () => {
    const found = placeWithin(known, ctx.who, position)
    const place = resident?.area ? { ...found, code: resident.area.code, cellName: resident.area.name } : found
    const book = await ruleBookAt(ctx, place.configVersion)
    const reportedAt = checkReport(told, told.reportedAt, book, now)
    return withFreeSerial(ctx, () => write(ctx, { report: told, request, place, book, reportedAt, resident }))
  })
  return 'serial' in answer ? answer : getHazard({ ctx, input: answer })
}

/** What is stored of an answer: a repeat is shown the hazard as it stands by then. */
type Kept = { id: string }

/** A file may have brought in numbers of today: then the counter is raised over them. */
async function withFreeSerial<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const isTaken = error instanceof QueryError && error.problem.constraint === 'hazard_serial_key'
      if (!isTaken || attempt === SERIAL_ATTEMPTS) throw error
      await ctx.database.rows(WHOLE_SYSTEM, raiseHazardSerials(dayIn(ctx.zone, ctx.clock())))
    }
  }
}

const SERIAL_ATTEMPTS = 3

interface Checked {
  report: Report
  request: Keyed | null
  place: IntakeRow & { code: string }
  book: RuleBook
  reportedAt: string
  resident: FromResident | null
}

async function write(ctx: Ctx, { report, request, place, book, reportedAt, resident }: Checked): Promise<HazardCase> {
  const { position, reportedAt: _, ageSeconds: __, positionSystem: ___, reporter = null, ...facts } = report
  const [lon, lat] = position
  const [id, receivedAt, day] = [newId(), ctx.clock().toISOString(), dayIn(ctx.zone, ctx.clock())]
  const { personId, personName } = ctx.who
  const role = resident ? 'resident' : ctx.who.role
  const draft = (serial: string): Draft => {
    const decided = decideIntake({ ...facts, lon, lat, reporter, serial, cellCode: place.code }, reportedAt, book)
    const events = numbered([decided], 0, { happenedAt: reportedAt, receivedAt, personId, personName, role })
    const [first] = events
    if (!first) throw new Error('A report is one event')
    const state = project(null, first)
    const isNamed = state.reporterNameMasked !== null
    return { state, events: events as object[] as CaseEventRow[], reporter: isNamed ? reporter : null }
  }
  const { key, hash: requestHash } = request ?? {}
  const { state, events, photos } = await recordReport(ctx, {
    ...{ id, who: ctx.who, day, draft, photoIds: report.photoIds, now: receivedAt },
    answer: key && requestHash ? { personId, key, requestHash, now: receivedAt } : null,
    ...(resident ? { alongside: (tx: Transaction) => resident.alongside(tx, id) } : {}),
  })
  const { cellName, townshipCode, townshipName, repeats } = place
  const names = { id, cellName, townshipCode, townshipName, mergedSerial: null }
  return presentCase(ctx, { state, names, events, photos, repeats, book })
}
