import type { HazardSource } from '@wangge/db/vocabulary'
import type { Random } from '../random.ts'
import { pickWeighted, type Weighted } from './chance.ts'
import { KINDS, type Kind } from './kinds.ts'
import { HOUR, isWeekend, startOfDay } from './time.ts'

export interface Arrival {
  at: number
  source: HazardSource
  kind: Kind
}

/** Reports on a weekday by source: some 42 in all. At weekends fewer are out, and the hotlines ring as ever. */
const PER_WEEKDAY: readonly { source: HazardSource; reports: number; atWeekend: number }[] = [
  { source: 'resident', reports: 10.5, atWeekend: 0.6 },
  { source: 'gridWorker', reports: 10, atWeekend: 0.45 },
  { source: 'patrol', reports: 7.5, atWeekend: 0.6 },
  { source: 'hotline12345', reports: 6.3, atWeekend: 1 },
  { source: 'hotline96119', reports: 2.7, atWeekend: 1 },
  { source: 'forum', reports: 1.3, atWeekend: 0.8 },
  { source: 'inspection', reports: 2.3, atWeekend: 0.1 },
  { source: 'alarm', reports: 1.2, atWeekend: 1 },
]

/** Weights of the hours 0 to 23: who goes out and comes home sees most. */
const BY_PUBLIC = [2, 1, 1, 1, 1, 2, 5, 12, 11, 5, 4, 4, 4, 4, 4, 4, 5, 7, 13, 12, 11, 7, 4, 3]
const ON_DUTY = [0, 0, 0, 0, 0, 0, 2, 11, 12, 8, 6, 5, 3, 5, 6, 6, 5, 5, 9, 8, 7, 2, 1, 0]
const IN_OFFICE = [0, 0, 0, 0, 0, 0, 0, 0, 4, 8, 9, 6, 1, 3, 8, 9, 6, 2, 1, 1, 0, 0, 0, 0]
const HOURS: Record<HazardSource, readonly number[]> = {
  resident: BY_PUBLIC,
  hotline12345: BY_PUBLIC,
  hotline96119: BY_PUBLIC,
  forum: BY_PUBLIC,
  gridWorker: ON_DUTY,
  patrol: ON_DUTY,
  inspection: IN_OFFICE,
  alarm: new Array(24).fill(1),
}
/** E-bikes charge from the evening on: weight of a kind that happens at night, by hour. */
const AT_NIGHT = [
  2, 1.5, 1, 0.6, 0.4, 0.4, 0.5, 0.8, 0.6, 0.4, 0.3, 0.3, 0.4, 0.4, 0.3, 0.3, 0.4, 0.7, 1.6, 2.2, 2.6, 3, 3, 2.5,
]

/** Kinds that a source finds at all, or far more than others. */
const LEANING: Partial<Record<HazardSource, Record<string, number>>> = {
  alarm: { disabledEquipment: 30 },
  inspection: {
    lockedExit: 3,
    disabledEquipment: 4,
    expiredExtinguisher: 2.5,
    indoorCharging: 0.2,
    danglingCharging: 0.2,
  },
}

/** What is reported on one local day, in no order. */
export function arrivalsOn(day: number, random: Random): Arrival[] {
  const weekend = isWeekend(day)
  return PER_WEEKDAY.flatMap(({ source, reports, atWeekend }) => {
    const expected = reports * (weekend ? atWeekend : 1) * random.between(0.85, 1.15)
    const count = Math.floor(expected + random.next())
    return Array.from({ length: count }, () => arrival(day, source, random))
  })
}

function arrival(day: number, source: HazardSource, random: Random): Arrival {
  const hour = pickWeighted(
    HOURS[source].map((weight, index) => [index, weight] as const),
    random,
  )
  const kind = pickWeighted(kindsAt(hour, source), random)
  return { at: startOfDay(day) + (hour + random.next()) * HOUR, source, kind }
}

function kindsAt(hour: number, source: HazardSource): Weighted<Kind> {
  const leaning = LEANING[source] ?? {}
  return KINDS.map((kind) => {
    const night = kind.atNight ? (AT_NIGHT[hour] ?? 1) : 1
    return [kind, kind.weight * night * (leaning[kind.key] ?? 1)] as const
  })
}
