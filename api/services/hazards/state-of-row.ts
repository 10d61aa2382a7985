import { importedClock } from '../../life/clock-entry.ts'
import type { HazardState } from '../../life/index.ts'

/** A row as the state of its stream. A due time from before there were clocks becomes the clock its stream begins with. */
export function stateOfRow(row: HazardState): HazardState {
  if (row.clocks.length > 0 || row.dueAt === null) return row
  const { dueAt, reportedAt: startedAt, pausedAt, state, closedOutAt } = row
  const stoppedAt = state === 'closedOut' ? (closedOutAt ?? startedAt) : null
  return { ...row, clocks: [importedClock(dueAt, { startedAt, pausedAt, stoppedAt })] }
}
