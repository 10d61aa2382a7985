import type { Doors } from '../routes/security.ts'
import { type ReportKeys, reportKeys } from './keys.ts'
import { type ReportLimits, reportLimits } from './limits.ts'
import { readScripts, type Scripts } from './scripts.ts'

/** What the residents' pages of this process share. */
export interface Desk {
  keys: ReportKeys
  limits: ReportLimits
  scripts: Scripts
  doors: Doors
  /** Large bodies that are being read. */
  reading: number
  /** When challenges were wanted in the last minute. */
  wantedAt: number[]
}

export function deskOf(secret: string, doors: Doors): Desk {
  return {
    ...{ keys: reportKeys(secret), limits: reportLimits(), scripts: readScripts(), doors },
    ...{ reading: 0, wantedAt: [] },
  }
}

/** Counts a challenge; yields how many were wanted within the last minute. */
export function wanted(desk: Desk, now: Date): number {
  const minuteAgo = now.getTime() - 60_000
  desk.wantedAt.push(now.getTime())
  desk.wantedAt = desk.wantedAt.filter((at) => at > minuteAgo)
  return desk.wantedAt.length
}
