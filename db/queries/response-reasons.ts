import { type SQL, sql } from 'drizzle-orm'
import { counted, type ResponseFilter } from './response-filter.ts'
import { isLate, isMeasured, type PromisedStep } from './response-step.ts'

export interface ResponseReasonRow {
  /** Place in RESPONSE_REASONS. */
  reason: number
  n: number
}

/** Late cases by what took most of their way. */
export function responseReasons(filter: ResponseFilter, namesPatrol: boolean, step: PromisedStep): SQL {
  return sql`
    select f.reason, count(*) as n from response_case f
    where ${counted(filter, namesPatrol)} and ${isMeasured(step.step)} and ${isLate(step)} group by f.reason`
}
