import { type ConsultationLineRow, consultationCount, consultationPage } from '@wangge/db/queries/consultations'
import type { ConsultationState } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { Consultation } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { presentConsultation } from './present-consultation.ts'

const place = z.object({ at: z.iso.datetime(), id: z.uuid() })

interface ListInput extends PageInput {
  state?: ConsultationState | undefined
}

/** Consultations, the latest first. */
export async function listConsultations({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<Consultation>> {
  const after = decodeCursor(input.cursor, place)
  const filter = { state: input.state ?? null }
  const now = ctx.clock().toISOString()
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<ConsultationLineRow>(consultationPage(filter, now, after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(consultationCount(filter))).total : null,
  }))
  return pageOf(rows, input.limit, { item: presentConsultation, place: ({ askedAt: at, id }) => ({ at, id }), total })
}
