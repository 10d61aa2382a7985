import type { PlanSettings } from '@wangge/api/walk'

const KEYS = [
  'limitSeconds',
  'speedMetresPerSecond',
  'minuteOfWeek',
  'kinds',
  'asksForStaff',
  'asksForRoom',
  'weight',
] as const satisfies readonly (keyof PlanSettings)[]

/** The settings in which two differ, in the order of the form. */
export function differences(one: PlanSettings, other: PlanSettings): (typeof KEYS)[number][] {
  return KEYS.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]))
}
