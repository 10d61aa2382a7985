import type { CaseEventRow } from '@wangge/db/queries/case-events'
import type { ConsultationLineRow } from '@wangge/db/queries/consultations'
import type { Consultation, ConsultationCase } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { allowedOnConsultation, type ConsultationState } from '../../life/consultation.ts'
import type { RuleBook } from '../../life/index.ts'
import { maskedPerson } from '../cases/write-case.ts'
import { presentClock } from '../hazards/present-clock.ts'

export function presentConsultation(row: ConsultationLineRow): Consultation {
  const { id, serial, version, state, clock, channel, question, answer } = row
  const { askedAt, answeredAt, answeredBy, dueAt, soonAt, cellCode, cellName } = row
  return {
    ...{ id, serial, version, state, clock, channel, question, answer },
    ...{ askedAt, answeredAt, answeredBy, dueAt, soonAt, cellCode, cellName },
    servicePoint: { id: row.servicePointId, name: row.servicePointName },
    asker: maskedPerson(row.askerNameMasked, row.askerPhoneMasked),
  }
}

/** The consultation's page as one person sees it now. */
export function presentConsultationCase(
  ctx: Ctx,
  { row, events, book }: { row: ConsultationLineRow & ConsultationState; events: CaseEventRow[]; book: RuleBook },
): ConsultationCase {
  const now = ctx.clock().toISOString()
  return {
    ...presentConsultation(row),
    clocks: row.clocks.map((entry) => presentClock(entry, book, now)),
    events,
    allowedActions: allowedOnConsultation(row, ctx.who),
  }
}
