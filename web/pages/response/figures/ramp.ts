import type { ResponseStep } from '@wangge/db/vocabulary'

/** Fewer cases have no percentiles, no colour and no rank. */
export const LEAST_CASES = 30

/** interface.md: lower bounds of the upper five colours, minutes, where there is no promise to measure by. */
const MINUTE_BREAKS = [4, 6, 8, 10, 15] as const
/** interface.md: the same as shares of the promise. */
const SHARES = [0.4, 0.6, 0.8, 1, 1.5] as const
const MINUTE_STEPS: readonly ResponseStep[] = ['feedback', 'dispatch', 'arrive', 'reportToArrive']

/**
 * Lower bounds in seconds of the second to the last colour. By the promise; without one minutes for the quick steps, and for the slow
 * ones shares of what the whole district takes.
 */
export function breaksOf(step: ResponseStep, promiseSeconds: number | null, districtP90: number | null): number[] {
  if (promiseSeconds === null && MINUTE_STEPS.includes(step)) return MINUTE_BREAKS.map((minutes) => minutes * 60)
  const whole = promiseSeconds ?? districtP90 ?? 0
  return SHARES.map((share) => share * whole)
}

/** 0, the quickest, to 5; null under the least number of cases. A bound belongs to the upper step. */
export function rampStep({ n, p90 }: { n: number; p90: number | null }, breaks: readonly number[]): number | null {
  if (n < LEAST_CASES || p90 === null) return null
  return breaks.filter((from) => p90 >= from).length
}

/** The percentile of enough cases; null else. */
export const enough = <T>(n: number, value: T): T | null => (n < LEAST_CASES ? null : value)
