import type { Transaction } from '@wangge/db'
import { type CaseEventRow, eventsOf } from '@wangge/db/queries/case-events'
import { type ConsultationLineRow, consultationById } from '@wangge/db/queries/consultations'
import type { ConsultationCase } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { ConsultationState } from '../../life/consultation.ts'
import type { RuleBook } from '../../life/index.ts'
import { presentConsultationCase } from './present-consultation.ts'

/** The consultation's page, read within a transaction; throws `notFound`. */
export async function readConsultation(
  tx: Transaction,
  ctx: Ctx,
  { id, book }: { id: string; book: RuleBook },
): Promise<ConsultationCase> {
  const now = ctx.clock().toISOString()
  const [row] = await tx.rows<ConsultationLineRow & ConsultationState>(consultationById(id, now))
  if (!row) throw notFound('consultation', id)
  return presentConsultationCase(ctx, { row, events: await tx.rows<CaseEventRow>(eventsOf(id)), book })
}
