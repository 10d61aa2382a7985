import type { Hazard } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'
import { clockStateAt } from '../../../data/clockState.ts'

/** States that the head of the queue counts and filters by, worst first. */
export const TALLIED = ['overdue', 'soon', 'ontime', 'paused'] as const satisfies readonly ClockState[]

export interface QueueRow {
  hazard: Hazard
  clock: ClockState
}

/** Open cases by due time; those without a running clock after them, oldest first. */
export function queueRows(hazards: readonly Hazard[], nowMs: number): QueueRow[] {
  return rowsOf(hazards, nowMs)
    .filter(({ clock }) => clock !== 'closed')
    .sort((a, b) => rank(a) - rank(b) || a.hazard.serial.localeCompare(b.hazard.serial))
}

/** The same with the clock states of this moment, in the order given. */
export const rowsOf = (hazards: readonly Hazard[], nowMs: number): QueueRow[] =>
  hazards.map((hazard) => ({ hazard, clock: clockStateAt(hazard, nowMs) }))

function rank({ hazard, clock }: QueueRow): number {
  const isRunning = clock === 'overdue' || clock === 'soon' || clock === 'ontime'
  return isRunning && hazard.dueAt ? Date.parse(hazard.dueAt) : Number.MAX_SAFE_INTEGER
}

/** Number of rows in each clock state. */
export function tally(rows: readonly QueueRow[]): Record<ClockState, number> {
  const counts: Record<ClockState, number> = { overdue: 0, soon: 0, ontime: 0, paused: 0, closed: 0, notStarted: 0 }
  for (const { clock } of rows) counts[clock] += 1
  return counts
}

/** Rows of the chosen states; none chosen = all. */
export function filterRows(rows: readonly QueueRow[], clocks: readonly ClockState[]): QueueRow[] {
  return clocks.length === 0 ? [...rows] : rows.filter(({ clock }) => clocks.includes(clock))
}

/** Cases that nobody has looked at and no team goes to. */
export function unsentRows(rows: readonly QueueRow[]): QueueRow[] {
  return rows.filter(
    ({ hazard: { sent, state } }) => sent === null && (state === 'reported' || state === 'acknowledged'),
  )
}

/** Switches one state in the filter; choosing all of them is the same as choosing none. */
export function toggleClock(clocks: readonly ClockState[], clock: ClockState): ClockState[] {
  const next = clocks.includes(clock) ? clocks.filter((other) => other !== clock) : [...clocks, clock]
  return TALLIED.every((state) => next.includes(state)) ? [] : next
}
