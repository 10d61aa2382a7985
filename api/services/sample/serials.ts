import type { Transaction } from '@wangge/db'
import { type SerialsOfDayRow, takeSerialsOfDays } from '@wangge/db/queries/sample-history'
import type { CaseKind } from '@wangge/db/vocabulary'
import { dayIn } from '../days.ts'
import { serialOf } from '../serials.ts'

/** A serial for each of the instants, which are in order: each day's numbers go on behind those that were given already. */
export async function serialsFor(
  tx: Transaction,
  zone: string,
  series: CaseKind,
  instants: readonly string[],
): Promise<string[]> {
  const days = instants.map((at) => dayIn(zone, new Date(at)))
  const counts = new Map<string, number>()
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1)
  const wanted = [...counts].map(([day, count]) => ({ day, count }))
  const rows = await tx.rows<SerialsOfDayRow>(takeSerialsOfDays(series, wanted))
  const next = new Map(rows.map(({ day, last }) => [day, last - (counts.get(day) ?? 0) + 1]))
  return days.map((day) => {
    const number = next.get(day) ?? 1
    next.set(day, number + 1)
    return serialOf(series, day, number)
  })
}
