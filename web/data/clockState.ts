import type { Hazard } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'

/** Share of the time used from which a deadline is 将到期, where the server has not said from when. */
const SOON_SHARE = 0.8

type Timed = Pick<Hazard, 'clock' | 'reportedAt' | 'dueAt'> & Partial<Pick<Hazard, 'soonAt' | 'dueClock'>>

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

/** Clocks that begin with the report; the others begin at a step that a row does not name. */
const FROM_REPORT: readonly (string | null)[] = ['feedback', 'verify', 'reply']

/**
 * Share of the running clock's time that is used, 0…1. From its begin to `soonAt` the first 80 %, from there to the due time the
 * rest: a weekend in a limit of working days then moves it little, and it agrees with 将到期 exactly.
 */
export function usedShare(hazard: Timed, nowMs: number): number {
  if (hazard.dueAt === null) return 0
  const due = Date.parse(hazard.dueAt)
  const reported = Date.parse(hazard.reportedAt)
  const soon = hazard.soonAt ? Date.parse(hazard.soonAt) : null
  if (soon === null || soon <= reported || soon >= due) return part(nowMs, reported, due)
  const isFromReport = FROM_REPORT.includes(hazard.dueClock ?? 'verify')
  const start = isFromReport ? reported : Math.max(reported, due - (due - soon) / (1 - SOON_SHARE))
  return nowMs < soon ? SOON_SHARE * part(nowMs, start, soon) : SOON_SHARE + (1 - SOON_SHARE) * part(nowMs, soon, due)
}

/** How far `now` is from `from` to `to`, 0…1. */
const part = (now: number, from: number, to: number): number =>
  to <= from ? 1 : Math.min(1, Math.max(0, (now - from) / (to - from)))

/** Seconds until due, negative once past; null where no clock runs. */
export function secondsLeft(hazard: Timed, nowMs: number): number | null {
  if (hazard.dueAt === null || !isRunning(hazard.clock)) return null
  return Math.trunc((Date.parse(hazard.dueAt) - nowMs) / 1000)
}

const isRunning = (clock: ClockState): boolean => clock === 'overdue' || clock === 'soon' || clock === 'ontime'
