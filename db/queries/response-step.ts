import { type SQL, sql } from 'drizzle-orm'
import type { ResponseStep } from '../vocabulary.ts'

/** A step and within how many seconds it is promised; null = nothing is promised but by the cases' own clocks. */
export interface PromisedStep {
  step: ResponseStep
  promiseSeconds: number | null
}

const COLUMNS = {
  feedback: sql`f.feedback`,
  dispatch: sql`f.dispatch`,
  arrive: sql`f.arrive`,
  verify: sql`f.verify`,
  rectify: sql`f.rectify`,
  close: sql`f.close`,
  reportToArrive: sql`f.report_to_arrive`,
  reportToClose: sql`f.report_to_close`,
} satisfies Record<ResponseStep, SQL>

/** Bit of `clock_bits` that says that the case has a clock of its own; the next one, that it was late by that. */
const CLOCK_BITS: Partial<Record<ResponseStep, number>> = { feedback: 1, verify: 4, rectify: 16 }

/** Seconds of the step, or below 0 why there are none (see 0008). */
export const secondsOf = (step: ResponseStep): SQL => COLUMNS[step]
export const isMeasured = (step: ResponseStep): SQL => sql`${COLUMNS[step]} >= 0`

/** A measured case by its own clock, else by the promise; null where neither is there. */
export function isLate({ step, promiseSeconds }: PromisedStep): SQL {
  const byPromise = promiseSeconds === null ? sql`null::boolean` : sql`(${COLUMNS[step]} > ${promiseSeconds}::int)`
  const bit = CLOCK_BITS[step]
  if (bit === undefined) return byPromise
  return sql`(case when f.clock_bits & ${sql.raw(String(bit))} = 0 then ${byPromise}
    else f.clock_bits & ${sql.raw(String(bit * 2))} <> 0 end)`
}

/** Begun, not ended, and over its limit; beside `f.waits`. A paused clock has no due time and is not late. */
export function isOpenLate({ step, promiseSeconds }: PromisedStep, now: string): SQL {
  const due = dueOf(step, promiseSeconds)
  return due ? sql`(${COLUMNS[step]} = -1 and ${due} < ${now}::timestamptz)` : sql`false`
}

function dueOf(step: ResponseStep, promiseSeconds: number | null): SQL | null {
  const after = (begun: SQL) =>
    promiseSeconds === null ? null : sql`${begun} + make_interval(secs => ${promiseSeconds})`
  switch (step) {
    case 'feedback':
      return sql`case when f.clock_bits & 1 = 0 then ${after(sql`f.reported_at`) ?? sql`null`} else f.feedback_due end`
    case 'arrive':
      return after(sql`f.arrive_from`)
    case 'verify':
      return sql`f.verify_due`
    case 'rectify':
      return sql`f.rectify_due`
    case 'reportToArrive':
      return after(sql`f.reported_at`)
    case 'dispatch':
    case 'close':
    case 'reportToClose':
      return null
  }
}
