import type { ClockState } from '@wangge/db/vocabulary'
import { readClock } from '../../clocks/reading.ts'
import type { CaseClock } from '../../contract/index.ts'
import { type ClockEntry, promisedLimit } from '../../life/clock-entry.ts'
import type { HazardState, RuleBook } from '../../life/index.ts'

/** A clock as the page shows it. */
export function presentClock(entry: ClockEntry, book: RuleBook, now: string): CaseClock {
  return {
    clock: entry.clock,
    ruleKey: entry.ruleKey,
    ruleVersion: entry.ruleVersion,
    statutory: entry.statutory,
    promised: entry.promised,
    startedAt: entry.startedAt,
    stoppedAt: entry.stoppedAt,
    statutoryDueAt: entry.statutoryDueAt,
    promisedDueAt: entry.promisedDueAt,
    dueAt: entry.dueAt,
    soonAt: entry.soonAt,
    provisional: entry.provisional,
    pauses: entry.pauses,
    extensions: entry.extensions,
    source: book.source(entry.ruleId),
    state: stateOf(entry),
    usedShare: usedShare(entry, book, now),
  }
}

/** The state of the clock that lists show; the same words as clockState in db/queries/hazard-columns.ts. */
export function clockStateOf(state: HazardState, now: string): ClockState {
  if (state.state === 'closedOut') return 'closed'
  if (state.pausedAt !== null) return 'paused'
  if (state.dueAt === null) return 'notStarted'
  if (state.dueAt < now) return 'overdue'
  return state.soonAt !== null && state.soonAt <= now ? 'soon' : 'ontime'
}

function stateOf({ stoppedAt, dueAt, pauses }: ClockEntry): CaseClock['state'] {
  if (stoppedAt !== null) return dueAt !== null && stoppedAt > dueAt ? 'late' : 'met'
  return pauses.some(({ to }) => to === null) ? 'paused' : 'running'
}

/** Of the limit that is due first: the counted time that is used; once it is late, one and the share by which it is late. */
function usedShare(entry: ClockEntry, { calendar }: RuleBook, now: string): number | null {
  const { statutory, countsStartDay, startedAt, stoppedAt, pauses, extensions } = entry
  const byStatutory = entry.dueAt !== null && entry.dueAt === entry.statutoryDueAt
  const first = byStatutory ? statutory : (promisedLimit(entry) ?? statutory)
  if (first === null) return null
  const rule = { statutory: first, promised: null, countsStartDay }
  const reading = readClock({ rule, startedAt, pauses, extensions, stoppedAt, calendar }, stoppedAt ?? now).statutory
  return reading && reading.limitMs > 0 ? (reading.usedMs + reading.overMs) / reading.limitMs : null
}
