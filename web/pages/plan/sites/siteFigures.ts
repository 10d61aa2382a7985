import type { SiteRun } from '@wangge/api/contract'
import type { PlanSettings, PlanWeight } from '@wangge/api/walk'

type Answer = NonNullable<SiteRun['answer']>

/** What the figures of an answer count: room is counted in people, and so is everything where it binds. */
export function weightOf({ settings, capacityEach }: SiteRun['request']): PlanWeight {
  return settings.asksForRoom || capacityEach !== null ? 'people' : settings.weight
}

/** One step of the curve: how many sites were added, and the share served by then, or the mean walk in seconds. */
export interface CurveStep {
  added: number
  /** Share 0…1, or seconds. */
  value: number
}

/** Share of the weight that is served with each number of sites; the mean walk for that aim. */
export function curveOf({ request, answer }: { request: SiteRun['request']; answer: Answer }): CurveStep[] {
  const all = answer.before[weightOf(request)].all
  return answer.curve.map(({ added, served, objective }) => ({
    added,
    value: request.objective === 'median' ? objective : all > 0 ? served / all : 0,
  }))
}

/** What of two settings differs; empty where figures may be put beside each other without a word. */
export function differentSettings(one: PlanSettings, other: PlanSettings): (keyof PlanSettings)[] {
  const keys = [
    'limitSeconds',
    'speedMetresPerSecond',
    'kinds',
    'minuteOfWeek',
    'asksForStaff',
    'asksForRoom',
    'weight',
  ] as const satisfies (keyof PlanSettings)[]
  return keys.filter((key) => plain(one[key]) !== plain(other[key]))
}

const plain = (value: PlanSettings[keyof PlanSettings]): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null))
