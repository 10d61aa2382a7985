import type { QueueRow } from '../queue/queueOrder.ts'

/** The axis begins an hour back, so that what has just run out is still in sight, and looks six hours ahead. */
export const AXIS_BACK_MS = 3_600_000
export const AXIS_AHEAD_MS = 6 * 3_600_000

export interface AxisMark {
  row: QueueRow
  /** 0…1 along the axis. */
  at: number
  /** 0 on the line; higher where it would cover an earlier mark. */
  lane: number
}

const LANES = 4

/**
 * One mark a deadline. Marks nearer than `markShare` of the axis' length stand in lanes above each other; past the
 * last lane they overlap, since an axis is for seeing crowds, and the queue lists every one.
 */
export function axisMarks(
  rows: readonly QueueRow[],
  nowMs: number,
  markShare: number,
): { marks: AxisMark[]; earlier: number; later: number } {
  const from = nowMs - AXIS_BACK_MS
  const length = AXIS_BACK_MS + AXIS_AHEAD_MS
  const lastInLane: number[] = []
  const marks: AxisMark[] = []
  let earlier = 0
  let later = 0
  for (const row of rows) {
    if (row.hazard.dueAt === null || row.clock === 'paused' || row.clock === 'notStarted') continue
    const at = (Date.parse(row.hazard.dueAt) - from) / length
    if (at < 0) earlier += 1
    else if (at > 1) later += 1
    else {
      let lane = 0
      while (lane < LANES - 1 && at - (lastInLane[lane] ?? -1) < markShare) lane += 1
      lastInLane[lane] = at
      marks.push({ row, at, lane })
    }
  }
  return { marks, earlier, later }
}

/** Full hours inside the axis: instants and their place, 0…1. */
export function axisHours(nowMs: number): { at: number; instant: number }[] {
  const hour = 3_600_000
  const from = nowMs - AXIS_BACK_MS
  const until = nowMs + AXIS_AHEAD_MS
  const hours: { at: number; instant: number }[] = []
  for (let instant = Math.ceil(from / hour) * hour; instant <= until; instant += hour) {
    hours.push({ instant, at: (instant - from) / (until - from) })
  }
  return hours
}
