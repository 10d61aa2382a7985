import type { PromisedStep } from '@wangge/db/queries/response-step'
import type { ResponseStepFigures } from '../contract/index.ts'
import { selectRanks } from './select-ranks.ts'

/** What the numbers below 0 say (db/migrations/0008_response.sql). */
const [PENDING, MISSING, REVERSED] = [-1, -2, -3]
const HAS_CLOCK = 1 << 29
const IS_LATE = 1 << 30
const SECONDS = HAS_CLOCK - 1
const BYTES_A_NUMBER = 4

/**
 * Figures of one of `width` steps whose numbers stand behind one another, case after case (big-endian). `openLate`: how many of the
 * pending ones are over their limit.
 */
export function stepFigures(
  numbers: DataView,
  { at, width, openLate }: { at: number; width: number; openLate: number },
  { step, promiseSeconds }: PromisedStep,
): ResponseStepFigures {
  const cases = numbers.byteLength / BYTES_A_NUMBER / width
  const measured = new Int32Array(cases)
  const count = { n: 0, onTime: 0, late: 0, missing: 0, reversed: 0, zero: 0, open: 0 }
  for (let index = 0, place = at * BYTES_A_NUMBER; index < cases; index++, place += width * BYTES_A_NUMBER) {
    const number = numbers.getInt32(place)
    if (number >= 0) {
      const seconds = number & SECONDS
      measured[count.n++] = seconds
      if (seconds === 0) count.zero++
      const late =
        number >= HAS_CLOCK ? (number & IS_LATE) !== 0 : promiseSeconds === null ? null : seconds > promiseSeconds
      if (late) count.late++
      else if (late === false) count.onTime++
    } else if (number === PENDING) count.open++
    else if (number === MISSING) count.missing++
    else if (number === REVERSED) count.reversed++
  }
  const values = measured.subarray(0, count.n)
  const { n, onTime, late, missing, reversed, zero, open } = count
  const limited = onTime + late + openLate
  const [p50, p90, p95] = percentiles(values)
  return {
    ...{ step, n, p50, p90, p95, onTime, late, openLate },
    onTimeRate: limited === 0 ? null : onTime / limited,
    ...{ missing, reversed, zero, pending: open - openLate, promiseSeconds },
    histogram: histogramOf(values, p95),
  }
}

const SHARES = [0.5, 0.9, 0.95] as const

/** Interpolated linearly between the neighbours, as PostgreSQL's percentile_cont does. */
function percentiles(values: Int32Array): [number | null, number | null, number | null] {
  const last = values.length - 1
  if (last < 0) return [null, null, null]
  const places = SHARES.map((share) => share * last)
  const found = selectRanks(
    values,
    places.flatMap((place) => [Math.floor(place), Math.ceil(place)]),
  )
  const between = (at: number) => {
    const [below = 0, above = 0, place = 0] = [found[at * 2], found[at * 2 + 1], places[at]]
    // To the thousandth of a second: a sum of floating-point numbers has no more.
    return Math.round((below + (above - below) * (place - Math.floor(place))) * 1000) / 1000
  }
  return [between(0), between(1), between(2)]
}

const BINS = 30
/** Minutes, hours and days in round parts; those up to ten minutes divide the promises. */
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]
const WIDTHS = [
  ...[10, 15, 20, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE],
  ...[HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY],
]

/** Bins of one round width, of which 24 reach the 95th percentile; the last one takes all above. */
function histogramOf(values: Int32Array, p95: number | null): ResponseStepFigures['histogram'] {
  if (p95 === null) return { edgesSeconds: [], counts: [] }
  const width = WIDTHS.find((one) => one * BINS * 0.8 >= p95) ?? Math.ceil(p95 / BINS / DAY) * DAY
  const counts = new Array<number>(BINS).fill(0)
  for (const value of values) {
    const bin = Math.min(Math.floor(value / width), BINS - 1)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { edgesSeconds: counts.map((_, bin) => bin * width), counts }
}
