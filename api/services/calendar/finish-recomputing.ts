import { WHOLE_SYSTEM } from '@wangge/db'
import { lastCalendarDeed } from '@wangge/db/queries/recompute-clocks'
import type { House } from '../../house.ts'
import { recomputeHazards } from './recompute-hazards.ts'

/** Counts due times anew where the calendar was changed and whoever began that was stopped halfway. Returns how many hazards changed. */
export async function finishRecomputing(house: House): Promise<number> {
  const [last] = await house.database.rows<{ action: string; subjectId: string }>(WHOLE_SYSTEM, lastCalendarDeed())
  if (!last || last.action === 'clocksRecomputed') return 0
  return recomputeHazards(house, last.subjectId)
}
