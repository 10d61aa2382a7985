import { WHOLE_SYSTEM } from '@wangge/db'
import {
  type EscalationRuleRow,
  escalationRule,
  type OverdueRow,
  overdueToEscalate,
  writeEscalation,
} from '@wangge/db/queries/escalation'
import { hazardToMove } from '@wangge/db/queries/hazard-lock'
import type { Clock } from '@wangge/db/vocabulary'
import type { House } from '../../house.ts'
import type { HazardState } from '../../life/index.ts'
import { clockName, levelName } from '../../messages/words.ts'
import { moveHazard } from '../hazards/move-hazard.ts'
import { stateOfRow } from '../hazards/state-of-row.ts'

const AT_ONCE = 200
/** What was as far overdue before is written down, and nobody is called for it. */
const NEWS_HOURS = 72

/**
 * Open hazards that are overdue by the rule's share of their clock go one level up, and once more after as long again: a note in the
 * trail and a live event, once for each start of the clock. Returns how many steps were taken.
 */
export async function escalate(house: Pick<House, 'database' | 'clock' | 'log'>): Promise<{ escalated: number }> {
  const { database, clock } = house
  const rule = await database.transaction(WHOLE_SYSTEM, (tx) => tx.one<EscalationRuleRow>(escalationRule()))
  let escalated = 0
  for (let isThrough = !rule.active; !isThrough; ) {
    const now = clock().toISOString()
    const rows = await database.rows<OverdueRow>(WHOLE_SYSTEM, overdueToEscalate({ ...rule, now, limit: AT_ONCE }))
    let done = 0
    for (const row of rows) if (await oneStep(house, row, rule)) done += 1
    escalated += done
    isThrough = rows.length < AT_ONCE || done === 0
  }
  return { escalated }
}

async function oneStep(
  { database, clock }: Pick<House, 'database' | 'clock'>,
  row: OverdueRow,
  { overduePercent }: EscalationRuleRow,
): Promise<boolean> {
  return database.transaction(WHOLE_SYSTEM, async (tx) => {
    const [found] = await tx.rows<HazardState & { id: string }>(hazardToMove(row.id, { from: '0', to: '~' }))
    if (!found || found.state === 'closedOut') return false
    const before = stateOfRow(found)
    const now = clock()
    const at = now.toISOString()
    const isNews = now.getTime() - Date.parse(row.dueAt) < NEWS_HOURS * 3_600_000 + lengthOf(row)
    const written = await tx.rows(writeEscalation(row, { now: at, isNews }))
    if (written.length === 0) return false
    const times = row.toLevel === 'county' ? 1 : 2
    const clockWords = clockName(row.clock as Clock, 'zh')
    const text = `${clockWords}已超期，超出时限全长的 ${overduePercent * times}%，按规则上报至${levelName(row.toLevel, 'zh')}。`
    const stamp = { happenedAt: at, receivedAt: at, personId: 'system', personName: 'system', role: 'system' as const }
    await moveHazard(tx, { id: row.id, before, events: [{ event: 'noted', payload: { text, photoIds: [] } }], stamp })
    return true
  })
}

/** Milliseconds of three times the clock: a rule that waits for long is news later. */
const lengthOf = ({ startedAt, dueAt }: OverdueRow): number => 3 * (Date.parse(dueAt) - Date.parse(startedAt))
