import { WHOLE_SYSTEM } from '@wangge/db'
import { forgetClockAlerts } from '@wangge/db/queries/clock-alerts'
import { forgetDeliveries } from '@wangge/db/queries/message-deliveries'
import { forgetShiftGaps } from '@wangge/db/queries/shift-gaps'
import type { House } from '../../house.ts'

const DAY_MILLISECONDS = 86_400_000
/** A closed case may be reopened within a month: its old clocks are not told anew. */
const ALERTS_KEPT_DAYS = 30
const MESSAGES_KEPT_DAYS = 90

/** Forgets the alerts of cases that ended a month ago, gaps of shifts long over, and messages of three months ago. */
export async function cleanUp({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<Record<string, number>> {
  const now = clock().getTime()
  const before = (days: number) => new Date(now - days * DAY_MILLISECONDS).toISOString()
  return database.transaction(WHOLE_SYSTEM, async (tx) => {
    const { alerts } = await tx.one<{ alerts: number }>(forgetClockAlerts(before(ALERTS_KEPT_DAYS)))
    const gaps = await tx.run(forgetShiftGaps(before(ALERTS_KEPT_DAYS).slice(0, 10)))
    const { removed } = await tx.one<{ removed: number }>(forgetDeliveries(before(MESSAGES_KEPT_DAYS), before(1)))
    return { alerts, gaps, messages: removed }
  })
}
