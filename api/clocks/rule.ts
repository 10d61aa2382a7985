import type { Clock, LimitUnit } from '@wangge/db/vocabulary'

export interface Limit {
  amount: number
  unit: LimitUnit
}

/** One version of a rule. At least one of the two limits is there; where both are, they are computed side by side. */
export interface ClockRule {
  /** UUID of this version. */
  id: string
  /** What a kind of hazard names: 'verify.urgent'. */
  key: string
  clock: Clock
  version: number
  /** 规定 */
  statutory: Limit | null
  /** 承诺 */
  promised: Limit | null
  /** Clocks of days and working days: does the day of the start count? */
  countsStartDay: boolean
  /** The sentence the figures come from, shown to people; says so where a figure is a configurable default. */
  source: string
}
