import type { ResponseStep } from '@wangge/db/vocabulary'
import { caseIdOf, reasonOf, SECONDS } from './fact-block.ts'
import type { RowsOfBlock } from './group-figures.ts'

/** Which of the measured cases are listed. */
export interface SlowestWanted {
  step: ResponseStep
  /** Number of the reason; null = any. */
  reason: number | null
  /** [fromSeconds, toSeconds); null = open. */
  fromSeconds: number | null
  toSeconds: number | null
}

/** More of one length than this are left to the database. */
const MANY = 500

/**
 * Ids of the `count` slowest measured cases, and of all others that took as long as the last of them; the caller puts them in order. Null
 * where these are too many to name.
 */
export function slowestCases(chosen: readonly RowsOfBlock[], wanted: SlowestWanted, count: number): string[] | null {
  const { step, reason, fromSeconds, toSeconds } = wanted
  const least = Math.max(0, fromSeconds ?? 0)
  const below = toSeconds ?? Number.POSITIVE_INFINITY
  const slowest: number[] = []
  let found: { part: RowsOfBlock; row: number; seconds: number }[] = []
  for (const part of chosen) {
    const numbers = part.block.steps[step]
    const { traits } = part.block
    for (const row of part.rows) {
      const number = numbers[row] as number
      if (number < 0) continue
      const seconds = number & SECONDS
      if (seconds < least || seconds >= below) continue
      if (slowest.length === count && seconds < (slowest[0] as number)) continue
      if (reason !== null && reasonOf(traits[row] as number) !== reason) continue
      keepLargest(slowest, seconds, count)
      found.push({ part, row, seconds })
      if (found.length > 4 * (count + MANY)) found = found.filter((one) => one.seconds >= (slowest[0] as number))
      if (found.length > 4 * (count + MANY)) return null
    }
  }
  const last = slowest[0] ?? 0
  const listed = found.filter(({ seconds }) => seconds >= last)
  return listed.length > count + MANY ? null : listed.map(({ part, row }) => caseIdOf(part.block, row))
}

/** Ascending, at most `count` of them. */
function keepLargest(ascending: number[], value: number, count: number): void {
  if (ascending.length === count) ascending.shift()
  let at = ascending.length
  while (at > 0 && (ascending[at - 1] as number) > value) at--
  ascending.splice(at, 0, value)
}
