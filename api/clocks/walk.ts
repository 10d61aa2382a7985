import { type DayFact, factOf, minuteOfDay, type WorkCalendar } from './calendar.ts'
import { type DayNumber, dayText, instantMs, isoOf } from './days.ts'
import type { DueStep, Pause } from './due.ts'
import { type Zone, zoneOf } from './zone.ts'

/** A stretch of time, its end left out; milliseconds since 1970, Infinity = without end. */
export interface Stretch {
  fromMs: number
  toMs: number
}

/** What a due time is made with: what is given, and what has been found so far. */
export interface Walk {
  readonly calendar: WorkCalendar
  readonly zone: Zone
  /** Minutes after midnight. */
  readonly dutyFrom: number
  readonly dutyTo: number
  /** In order, apart from each other. */
  readonly pauses: readonly Stretch[]
  readonly steps: DueStep[]
  /** Time that the clock counted, in order. */
  readonly counted: Stretch[]
  provisional: boolean
  unpublishedYear: number | undefined
}

export function beginWalk(calendar: WorkCalendar, pauses: readonly Pause[]): Walk {
  const [dutyFrom, dutyTo] = [minuteOfDay(calendar.dutyFrom), minuteOfDay(calendar.dutyTo)]
  if (dutyFrom >= dutyTo) {
    throw new RangeError(`expected duty to end after it begins, got ${calendar.dutyFrom} to ${calendar.dutyTo}`)
  }
  const found = { steps: [], counted: [], provisional: false, unpublishedYear: undefined }
  return { calendar, zone: zoneOf(calendar.zone), dutyFrom, dutyTo, pauses: merged(pauses), ...found }
}

/** Adds a step at an instant, with its local day. */
export function say(walk: Walk, ms: number, step: Omit<DueStep, 'at' | 'day'>): void {
  walk.steps.push({ at: isoOf(ms), day: dayText(walk.zone.dayOf(ms)), ...step })
}

/** Adds a step that a local day as a whole decides. */
export function sayDay(walk: Walk, day: string, step: Omit<DueStep, 'at' | 'day'>): void {
  walk.steps.push({ at: day, day, ...step })
}

/** Asks the calendar about a day, and notes where its year is not published, or it is a day of rest. */
export function lookAt(walk: Walk, day: DayNumber): DayFact {
  const fact = factOf(walk.calendar, day)
  const name = fact.name === undefined ? {} : { name: fact.name }
  if (!fact.isPublished) {
    if (walk.unpublishedYear !== fact.year) sayDay(walk, fact.text, { code: 'unpublished', name: String(fact.year) })
    walk.unpublishedYear = fact.year
    walk.provisional = true
  }
  if (!fact.isWork) sayDay(walk, fact.text, { code: 'rest', ...name })
  return fact
}

/** The pause in which the moment just before an instant lies: a clock paused at 18:00 sharp still ran until 18:00. */
export function pauseUpTo(walk: Walk, ms: number): Stretch | undefined {
  return walk.pauses.find(({ fromMs, toMs }) => fromMs < ms && ms <= toMs)
}

/** Counts the time between two instants that is not paused. */
export function countRunning(walk: Walk, fromMs: number, toMs: number): void {
  let at = fromMs
  for (const pause of walk.pauses) {
    if (pause.toMs <= at || pause.fromMs >= toMs) continue
    if (pause.fromMs > at) walk.counted.push({ fromMs: at, toMs: pause.fromMs })
    at = pause.toMs
  }
  if (at < toMs) walk.counted.push({ fromMs: at, toMs })
}

function merged(pauses: readonly Pause[]): Stretch[] {
  const stretches = pauses.map(({ from, to }) => {
    const stretch = { fromMs: instantMs(from), toMs: to === null ? Number.POSITIVE_INFINITY : instantMs(to) }
    if (stretch.toMs < stretch.fromMs)
      throw new RangeError(`expected a pause to end after it begins, got ${from} to ${to}`)
    return stretch
  })
  const apart: Stretch[] = []
  for (const stretch of stretches.sort((a, b) => a.fromMs - b.fromMs)) {
    const last = apart.at(-1)
    if (stretch.fromMs === stretch.toMs) continue
    if (last && stretch.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, stretch.toMs)
    else apart.push(stretch)
  }
  return apart
}
