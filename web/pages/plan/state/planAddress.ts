import { PLAN_WEIGHTS, type PlanSettings } from '@wangge/api/walk'

/** What is asked where the address says nothing: ten minutes at an adult's pace, whatever the hour. */
export const DEFAULT_SETTINGS: PlanSettings = {
  limitSeconds: 600,
  speedMetresPerSecond: 1.25,
  kinds: [],
  minuteOfWeek: null,
  asksForStaff: false,
  asksForRoom: false,
  weight: 'people',
}

/** What the server takes: api/contract/plan.ts planSettings. */
const LIMIT_SECONDS = { least: 60, most: 3600 } as const
const SPEED = { least: 0.3, most: 2.5 } as const
const LAST_MINUTE_OF_WEEK = 10_079

/** The settings that an address holds; what cannot be understood falls back alone. */
export function parseSettings(search: string | URLSearchParams): PlanSettings {
  const params = typeof search === 'string' ? new URLSearchParams(search) : search
  const kinds = (params.get('kinds') ?? '').split(',').filter((kind) => /^\w{1,64}$/.test(kind))
  return {
    limitSeconds: numberOf(params.get('limit'), LIMIT_SECONDS) ?? DEFAULT_SETTINGS.limitSeconds,
    speedMetresPerSecond: speedOf(params.get('speed')) ?? DEFAULT_SETTINGS.speedMetresPerSecond,
    kinds: [...new Set(kinds)].sort(),
    minuteOfWeek: numberOf(params.get('when'), { least: 0, most: LAST_MINUTE_OF_WEEK }),
    asksForStaff: params.get('staff') === '1',
    asksForRoom: params.get('room') === '1',
    weight: PLAN_WEIGHTS.find((weight) => weight === params.get('weight')) ?? DEFAULT_SETTINGS.weight,
  }
}

/** Settings as parameters of an address; null takes one away, as it does for what is asked anyway. */
export function settingsParams(settings: Partial<PlanSettings>): Record<string, string | null> {
  const params: Record<string, string | null> = {}
  const put = (name: string, value: string | number | null, usual: string | number | null): void => {
    params[name] = value === usual || value === '' || value === null ? null : String(value)
  }
  const { limitSeconds, speedMetresPerSecond, kinds, minuteOfWeek, asksForStaff, asksForRoom, weight } = settings
  if (limitSeconds !== undefined) put('limit', limitSeconds, DEFAULT_SETTINGS.limitSeconds)
  if (speedMetresPerSecond !== undefined) put('speed', speedMetresPerSecond, DEFAULT_SETTINGS.speedMetresPerSecond)
  if (kinds !== undefined) put('kinds', [...kinds].sort().join(), '')
  if (minuteOfWeek !== undefined) put('when', minuteOfWeek, null)
  if (asksForStaff !== undefined) put('staff', asksForStaff ? 1 : null, null)
  if (asksForRoom !== undefined) put('room', asksForRoom ? 1 : null, null)
  if (weight !== undefined) put('weight', weight, DEFAULT_SETTINGS.weight)
  return params
}

/** The settings to compare with; null where the address names none. */
export function parseOther(search: string | URLSearchParams): PlanSettings | null {
  const params = typeof search === 'string' ? new URLSearchParams(search) : search
  const text = params.get('vs')
  return text === null ? null : parseSettings(text)
}

/** All settings in one parameter: limit=480&speed=0.8. */
export function otherParam(settings: PlanSettings | null): string | null {
  if (settings === null) return null
  const said = Object.entries(settingsParams(settings)).filter((entry): entry is [string, string] => entry[1] !== null)
  return new URLSearchParams(said).toString()
}

function numberOf(text: string | null, { least, most }: { least: number; most: number }): number | null {
  if (text === null || !/^\d{1,5}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

function speedOf(text: string | null): number | null {
  if (text === null || !/^\d(\.\d{1,3})?$/.test(text)) return null
  const value = Number(text)
  return value >= SPEED.least && value <= SPEED.most ? value : null
}
