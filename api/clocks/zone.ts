import { DAY_MS, type DayNumber } from './days.ts'

const MINUTE_MS = 60_000
/** Offsets are found this much at a time: a little over a year, so that a clock seldom needs a second stretch. */
const STRETCH_MS = 400 * DAY_MS
/** Between two samples at most one change: no zone has kept an offset for less than a week since 1970 (Recife, October 2000). */
const SAMPLE_MS = 4 * DAY_MS

/** Offset from UTC between two instants, the later left out; milliseconds, east is positive. */
interface Offset {
  fromMs: number
  toMs: number
  offsetMs: number
}

const zones = new Map<string, Zone>()

/** Local days and times of an IANA zone. Throws RangeError for a name that the runtime does not know. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const zone = new Zone(name)
  zones.set(name, zone)
  return zone
}

/**
 * Asking Intl costs some microseconds, so the offsets of a stretch are found once: by asking every few days, and to the
 * second between two answers that differ. After that a conversion is an addition.
 */
export class Zone {
  readonly #format: Intl.DateTimeFormat
  readonly #stretches = new Map<number, readonly Offset[]>()
  #latest: Offset = { fromMs: 0, toMs: 0, offsetMs: 0 }

  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  }

  /** The local day in which an instant lies. */
  dayOf(ms: number): DayNumber {
    return Math.floor((ms + this.offsetAt(ms)) / DAY_MS)
  }

  /**
   * The instant at which a local day reaches a minute (1440 = its end). A time that the clocks pass twice is the first of
   * the two; one that they skip is as much later as they skip (RFC 5545, and Temporal's 'compatible').
   */
  instantOf(day: DayNumber, minuteOfDay: number): number {
    const local = day * DAY_MS + minuteOfDay * MINUTE_MS
    const before = this.offsetAt(local - DAY_MS)
    const after = this.offsetAt(local + DAY_MS)
    if (before === after || this.offsetAt(local - before) === before) return local - before
    return this.offsetAt(local - after) === after ? local - after : local - before
  }

  /** Milliseconds that local time is ahead of UTC. */
  offsetAt(ms: number): number {
    if (ms < this.#latest.fromMs || ms >= this.#latest.toMs) this.#latest = this.#lookUp(ms)
    return this.#latest.offsetMs
  }

  #lookUp(ms: number): Offset {
    const index = Math.floor(ms / STRETCH_MS)
    const offsets = this.#stretches.get(index) ?? this.#find(index * STRETCH_MS)
    this.#stretches.set(index, offsets)
    const found = offsets.find(({ toMs }) => ms < toMs)
    if (!found) throw new RangeError(`expected an instant that a calendar can hold, got ${ms} ms after 1970`)
    return found
  }

  #find(startMs: number): Offset[] {
    const offsets: Offset[] = []
    const endMs = startMs + STRETCH_MS
    let [fromMs, offsetMs] = [startMs, this.#ask(startMs)]
    for (let at = startMs + SAMPLE_MS; at <= endMs; at += SAMPLE_MS) {
      const next = this.#ask(at)
      if (next === offsetMs) continue
      const toMs = this.#changeBetween(at - SAMPLE_MS, at)
      offsets.push({ fromMs, toMs, offsetMs })
      fromMs = toMs
      offsetMs = next
    }
    return [...offsets, { fromMs, toMs: endMs, offsetMs }]
  }

  /** First whole second after `early` at which the offset of `late` holds. */
  #changeBetween(early: number, late: number): number {
    const was = this.#ask(early)
    let [low, high] = [early / 1000, late / 1000]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.#ask(middle * 1000) === was) low = middle
      else high = middle
    }
    return high * 1000
  }

  #ask(ms: number): number {
    const parts: Record<string, number> = {}
    for (const { type, value } of this.#format.formatToParts(ms)) parts[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - ms
  }
}
