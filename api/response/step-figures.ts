import type { PromisedStep } from '@wangge/db/queries/response-step'
import type { ResponseStepFigures } from '../contract/index.ts'
import { MISSING, PENDING, REVERSED, SECONDS } from './fact-block.ts'
import { isLate, openLateOf, type RowsOfBlock } from './group-figures.ts'
import { percentiles } from './percentiles.ts'

/** Figures of one step over these cases, with its histogram. `measured` is room to work in, the same for one step after the other. */
export function stepFigures(
  chosen: readonly RowsOfBlock[],
  promised: PromisedStep,
  nowMs: number,
  measured: Int32Array,
): ResponseStepFigures {
  const { step, promiseSeconds } = promised
  const count = { n: 0, onTime: 0, late: 0, missing: 0, reversed: 0, zero: 0, open: 0, openLate: 0 }
  for (const { block, rows } of chosen) {
    const numbers = block.steps[step]
    const isOpenLate = openLateOf(block, promised, nowMs)
    const waiting = block.dues.reported.length
    for (const row of rows) {
      const number = numbers[row] as number
      if (number >= 0) {
        const seconds = number & SECONDS
        measured[count.n++] = seconds
        if (seconds === 0) count.zero++
        const late = isLate(number, promiseSeconds)
        if (late) count.late++
        else if (late === false) count.onTime++
      } else if (number === PENDING) {
        count.open++
        if (row < waiting && isOpenLate(row)) count.openLate++
      } else if (number === MISSING) count.missing++
      else if (number === REVERSED) count.reversed++
    }
  }
  const values = measured.subarray(0, count.n)
  const { n, onTime, late, missing, reversed, zero, open, openLate } = count
  const limited = onTime + late + openLate
  const [p50, p90, p95] = percentiles(values)
  return {
    ...{ step, n, p50, p90, p95, onTime, late, openLate },
    onTimeRate: limited === 0 ? null : onTime / limited,
    ...{ missing, reversed, zero, pending: open - openLate, promiseSeconds },
    histogram: histogramOf(values, p95),
  }
}

/** A number for each case. */
export const roomFor = (chosen: readonly RowsOfBlock[]): Int32Array =>
  new Int32Array(chosen.reduce((sum, { rows }) => sum + rows.length, 0))

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
