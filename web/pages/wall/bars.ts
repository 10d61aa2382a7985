import type { WallFigures } from '@wangge/api/contract'

type Row = WallFigures['response'][number]

/** Room to the right of the longest of a row, so that a mark at its end is seen. */
const ROOM = 1.2
const HOUR = 3600

/** The 90th percentile of today in the unit of its step, one decimal; null where too few cases say nothing. */
export function stepFigure({
  step,
  today,
  limitSeconds,
}: Row): { amount: string; unit: 'wall.minutes' | 'wall.hours' } | null {
  const seconds = today.p90Seconds
  if (seconds === null) return null
  const [unit, length] = step === 'verify' ? (['wall.hours', HOUR] as const) : (['wall.minutes', 60] as const)
  let tenths = Math.round((seconds / length) * 10)
  // What is over the limit never rounds down onto it.
  if (limitSeconds !== null && seconds > limitSeconds && (tenths * length) / 10 <= limitSeconds) tenths += 1
  return { amount: (tenths / 10).toFixed(1), unit }
}

/** Shares of the bar's length: today, the month before, the limit; null = not there. Late = over the limit. */
export function barOf({ today, month, limitSeconds }: Row) {
  const [now, before] = [today.p90Seconds, month.p90Seconds]
  const longest = Math.max(now ?? 0, before ?? 0, limitSeconds ?? 0) * ROOM
  const share = (seconds: number | null): number | null =>
    seconds === null || longest === 0 ? null : seconds / longest
  const isLate = now !== null && limitSeconds !== null && now > limitSeconds
  return { today: share(now), month: share(before), limit: share(limitSeconds), isLate }
}
