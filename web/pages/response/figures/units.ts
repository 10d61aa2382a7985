import type { ResponseStep } from '@wangge/db/vocabulary'
import { NOTHING } from '../../../format/number.ts'

export type TimeUnit = 'minute' | 'hour' | 'day'
const SECONDS: Record<TimeUnit, number> = { minute: 60, hour: 3600, day: 86_400 }
const COARSER: Partial<Record<TimeUnit, TimeUnit>> = { minute: 'hour', hour: 'day' }
const FINER: Partial<Record<TimeUnit, TimeUnit>> = { day: 'hour', hour: 'minute' }
/** Figures beyond this many of a unit are said in the next one: four hours of minutes, ten days of hours. */
const MOST = { minute: 240, hour: 240 } as const

const OWN_UNIT: Record<ResponseStep, TimeUnit> = {
  feedback: 'minute',
  dispatch: 'minute',
  arrive: 'minute',
  verify: 'minute',
  rectify: 'hour',
  close: 'day',
  reportToArrive: 'minute',
  reportToClose: 'day',
}

/** The unit in which all times of a step are said: its own, coarser where its 90th percentile would be a number nobody reads. */
export function unitOf(step: ResponseStep, p90Seconds: number | null): TimeUnit {
  let unit = OWN_UNIT[step]
  while (unit !== 'day' && p90Seconds !== null && p90Seconds / SECONDS[unit] > MOST[unit]) unit = COARSER[unit] ?? 'day'
  return unit
}

/** Seconds as a number of units, for axes. */
export const toUnit = (seconds: number, unit: TimeUnit): number => seconds / SECONDS[unit]

/** 11.1: one decimal. A time beyond the limit never rounds down onto it: 601 s of 600 reads 10.1. */
export function inUnit(seconds: number | null | undefined, unit: TimeUnit, limitSeconds?: number | null): string {
  if (seconds == null) return NOTHING
  const tenth = SECONDS[unit] / 10
  let tenths = Math.round(seconds / tenth)
  if (limitSeconds != null && seconds > limitSeconds && tenths * tenth <= limitSeconds)
    tenths = Math.floor(limitSeconds / tenth) + 1
  return (tenths / 10).toFixed(1)
}

/** A limit as people say it, 10 or 1.5, in the unit given or in a finer one where it would be less than one: 20 分, not 0.3 小时. */
export function limitOf(seconds: number, unit: TimeUnit): { limit: string; unit: TimeUnit } {
  let said = unit
  while (said !== 'minute' && toUnit(seconds, said) < 1) said = FINER[said] ?? 'minute'
  return { limit: String(Number(toUnit(seconds, said).toFixed(1))), unit: said }
}
