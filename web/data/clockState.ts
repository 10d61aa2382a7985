import type { Hazard } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'

/** Share of the time used from which a deadline is 将到期, where the server has not said from when. */
const SOON_SHARE = 0.8

type Timed = Pick<Hazard, 'clock' | 'reportedAt' | 'dueAt'> & Partial<Pick<Hazard, 'soonAt'>>

/**
 * The state of a case's clock at this moment. The server says whether a clock runs at all; between two answers a
 * running one passes from 时限内 to 将到期 to 超时 by time alone.
 */
export function clockStateAt(hazard: Timed, nowMs: number): ClockState {
  if (hazard.dueAt === null || !isRunning(hazard.clock)) return hazard.clock
  if (nowMs > Date.parse(hazard.dueAt)) return 'overdue'
  // The server counts only the time that counts: a weekend uses up nothing of a limit in working days.
  const isSoon = hazard.soonAt ? nowMs >= Date.parse(hazard.soonAt) : usedShare(hazard, nowMs) >= SOON_SHARE
  return isSoon ? 'soon' : 'ontime'
}

/** Share of the time between report and due time that is used, 0…1. */
export function usedShare(hazard: Timed, nowMs: number): number {
  if (hazard.dueAt === null) return 0
  const start = Date.parse(hazard.reportedAt)
  const length = Date.parse(hazard.dueAt) - start
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (nowMs - start) / length))
}

/** Seconds until due, negative once past; null where no clock runs. */
export function secondsLeft(hazard: Timed, nowMs: number): number | null {
  if (hazard.dueAt === null || !isRunning(hazard.clock)) return null
  return Math.trunc((Date.parse(hazard.dueAt) - nowMs) / 1000)
}

const isRunning = (clock: ClockState): boolean => clock === 'overdue' || clock === 'soon' || clock === 'ontime'
