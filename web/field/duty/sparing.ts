import type { Here } from '../place/here.ts'

/** What is sent of where the phone was: often enough to see a team come, seldom enough for the battery. */
const MOVED_METRES = 25
const LEAST_SECONDS = 10
/** Who stands still is heard of before his position counts as stale (two minutes). */
const STILL_SECONDS = 60
/** A fix worse than this says nothing about which street it is. */
const WORST_METRES = 200

/** Whether a fix is worth sending after the one sent last; `movedMetres` lies between them. */
export function isWorthSending(last: Here | null, fix: Here, movedMetres: number): boolean {
  if (fix.accuracyMetres > WORST_METRES) return false
  if (last === null) return true
  const seconds = (fix.at - last.at) / 1000
  if (seconds >= STILL_SECONDS) return true
  // Within the fixes' own error nothing has moved.
  return seconds >= LEAST_SECONDS && movedMetres >= Math.max(MOVED_METRES, fix.accuracyMetres / 2)
}
