import type { ClockState } from '@wangge/db/vocabulary'

interface Timed {
  clock: ClockState
  dueAt: string | null
  soonAt: string | null
}

/** The state of a case's clock at this moment; a stopped one stays as the server says. */
export function clockOf({ clock, dueAt, soonAt }: Timed, nowMs: number): ClockState {
  const isRunning = clock === 'overdue' || clock === 'soon' || clock === 'ontime'
  if (!isRunning || dueAt === null) return clock
  if (nowMs > Date.parse(dueAt)) return 'overdue'
  return soonAt !== null && nowMs >= Date.parse(soonAt) ? 'soon' : 'ontime'
}
