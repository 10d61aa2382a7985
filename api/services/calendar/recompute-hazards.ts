import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import {
  appendRecomputed,
  hazardsOverCalendar,
  projectRecomputed,
  type RecomputedRow,
} from '@wangge/db/queries/recompute-clocks'
import { configVersion } from '@wangge/db/queries/rule-book'
import type { House } from '../../house.ts'
import { type ClockEntry, runningClocks, withDueTimes } from '../../life/clock-entry.ts'
import { type HazardState, project, type RuleBook } from '../../life/index.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { audit } from '../people/audit.ts'

/** Rows stay locked for so many at a time: some tens of milliseconds. */
const CHUNK = 200

/**
 * Counts the due times of open hazards anew over the calendar as it stands, in chunks, each change as an event of its stream.
 * `reason` is what people read there. Written down once it is through. Returns how many hazards changed.
 */
export async function recomputeHazards(house: House, reason: string): Promise<number> {
  let [changed, after]: [number, string | null] = [0, null]
  for (let isThrough = false; !isThrough; ) {
    const book = await ruleBook(house)
    const chunk = await house.database.transaction(WHOLE_SYSTEM, (tx) => oneChunk(house, tx, { after, reason, book }))
    if (chunk === 'bookIsOld') continue
    changed += chunk.changed
    after = chunk.last
    isThrough = after === null
  }
  const deed = {
    action: 'clocksRecomputed',
    subjectType: 'calendar',
    subjectId: '',
    reason,
    details: { hazards: changed },
  }
  await house.database.transaction(WHOLE_SYSTEM, (tx) => audit({ ctx: { ...house, who: WHOLE_SYSTEM }, tx }, deed))
  return changed
}

interface Chunk {
  changed: number
  /** Null after the last chunk. */
  last: string | null
}

async function oneChunk(
  house: House,
  tx: Transaction,
  { after, reason, book }: { after: string | null; reason: string; book: RuleBook },
): Promise<Chunk | 'bookIsOld'> {
  const rows = await tx.rows<HazardState & { id: string }>(hazardsOverCalendar(after, CHUNK))
  // Asked under the locks: whoever changes the calendar after this comes to these rows after this.
  const { version } = await tx.one<{ version: number }>(configVersion())
  if (version !== book.version) return 'bookIsOld'
  const at = house.clock().toISOString()
  const changed = rows.flatMap(({ id, ...state }) => recomputed(id, state, { book, reason, at }) ?? [])
  if (changed.length > 0) {
    await tx.run(appendRecomputed(changed))
    await tx.run(projectRecomputed(changed))
  }
  return { changed: changed.length, last: rows.length < CHUNK ? null : (rows.at(-1)?.id ?? null) }
}

/** What becomes of a hazard, null where every due time stays. */
function recomputed(
  stream: string,
  before: HazardState,
  { book, reason, at }: { book: RuleBook; reason: string; at: string },
): RecomputedRow | null {
  const entries = runningClocks(before.clocks).map((was) => ({ was, is: withDueTimes(was, book.calendar) }))
  const changed = entries.filter(({ was, is }) => SHOWN.some((field) => was[field] !== is[field]))
  if (changed.length === 0) return null
  const changes = changed.map(({ was, is }) => ({
    ...{ clock: is.clock, before: was.dueAt, after: is.dueAt },
    ...{ wasProvisional: was.provisional, isProvisional: is.provisional },
  }))
  const payload = { reason, changes, clocks: changed.map(({ is }) => is) }
  const who = { personId: 'system', personName: 'system', role: 'system' as const }
  const stamp = { version: before.version + 1, happenedAt: at, receivedAt: at, ...who }
  const { version, clocks, dueClock, dueAt, soonAt, provisional } = project(before, {
    ...{ event: 'clocksRecomputed', payload, ...stamp },
  })
  return { stream, version, payload, at, clocks, dueClock, dueAt, soonAt, provisional }
}

const SHOWN = [
  'statutoryDueAt',
  'promisedDueAt',
  'dueAt',
  'soonAt',
  'provisional',
] as const satisfies (keyof ClockEntry)[]
