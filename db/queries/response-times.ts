import { type SQL, sql } from 'drizzle-orm'
import type { ResponseStep } from '../vocabulary.ts'
import { counted, type ResponseFilter } from './response-filter.ts'
import { isMeasured, secondsOf } from './response-step.ts'

/** Interpolated linearly; null where nothing was measured. */
export interface PercentilesRow {
  n: number
  p50: number | null
  p90: number | null
  p95: number | null
}

/** `c.p`: three percentiles of the seconds, beside their number. */
const percentiles = (seconds: SQL): SQL => sql`
  count(*) as n, percentile_cont(array[0.5, 0.9, 0.95]) within group (order by ${seconds}) as p`
/** Of `c.p`, to the thousandth of a second: a sum of floating-point numbers has no more. */
export const p50p90p95 = sql.raw(
  [50, 90, 95].map((share, at) => `round(c.p[${at + 1}]::numeric, 3)::float8 as p${share}`).join(', '),
)
const unpacked = sql`c.n, ${p50p90p95}`

export interface ResponseDayRow extends PercentilesRow {
  /** YYYY-MM-DD */
  day: string
}

/** By day of the report; days on which nothing was measured are left out. */
export function responseTrend(filter: ResponseFilter, namesPatrol: boolean, step: ResponseStep): SQL {
  return sql`
    select c.day::text, ${unpacked} from (
      select f.day, ${percentiles(secondsOf(step))} from response_case f
      where ${counted(filter, namesPatrol)} and ${isMeasured(step)} group by f.day) c
    order by c.day`
}

export interface ResponseHourRow extends PercentilesRow {
  weekday: number
  hour: number
}

/** By weekday and hour of the report. */
export function responseHours(filter: ResponseFilter, namesPatrol: boolean, step: ResponseStep): SQL {
  return sql`
    select c.slot / 24 as weekday, c.slot % 24 as hour, ${unpacked} from (
      select f.weekday * 24 + f.hour as slot, ${percentiles(secondsOf(step))} from response_case f
      where ${counted(filter, namesPatrol)} and ${isMeasured(step)} group by 1) c
    order by c.slot`
}
