import { clearNotice, insertNoticeDays, putYear } from '@wangge/db/queries/calendar'
import type { z } from 'zod'
import type { calendarNotice, Recomputed } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { changeTables } from '../ledger-tables/change-tables.ts'
import { recomputeHazards } from './recompute-hazards.ts'

type Notice = z.output<typeof calendarNotice>

/**
 * A year's notice takes the place of what was known of that year; local days stay. Clocks that waited for it, or that it changes, are
 * counted anew. Throws `forbidden`, `invalidInput`.
 */
export async function importNotice({ ctx, input: notice }: { ctx: Ctx; input: Notice }): Promise<Recomputed> {
  checkDays(notice)
  const { year, source, days } = notice
  const details = { source, days: days.length }
  const deed = { action: 'noticeImported', subjectType: 'calendar', subjectId: String(year), details }
  const version = await changeTables(ctx, deed, async (tx) => {
    await tx.run(clearNotice(year))
    await tx.run(insertNoticeDays(days))
    await tx.run(putYear(year, { source, by: ctx.who.personName, now: ctx.clock().toISOString() }))
  })
  return { version, hazardsRecomputed: await recomputeHazards(ctx, source) }
}

/** A notice speaks of its year, and of the last days of the one before (New Year's holiday of 2023 began on 2022-12-31). */
function checkDays({ year, days }: Notice): void {
  if (days.length === 0) throw invalidDays('', 'a notice names holidays')
  const seen = new Set<string>()
  for (const { day } of days) {
    if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) throw invalidDays(day, `not of ${year}`)
    if (seen.has(day)) throw invalidDays(day, 'named twice')
    seen.add(day)
  }
}

function invalidDays(value: string, reason: string): ServiceError {
  return new ServiceError('invalidInput', `days: ${value} ${reason}`, { field: 'days', value, reason, where: 'json' })
}
