import { type CalendarRow, readCalendar } from '@wangge/db/queries/calendar'
import type { Calendar } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'

/** Duty hours, years whose notice is known, listed days of a year or of all, and how many of the asker's open hazards wait for a notice. */
export async function getCalendar({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { year?: number | undefined }
}): Promise<Calendar> {
  await ruleBook(ctx)
  return ctx.database.transaction(ctx.who, (tx) => tx.one<CalendarRow>(readCalendar(input.year ?? null)))
}
