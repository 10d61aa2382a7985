import type { Context } from '@wangge/db'
import type { Scenario } from '../../contract/index.ts'
import type { PlanTotals } from '../../walk/index.ts'
import { seesVulnerable } from '../plan/roles.ts'

type Sums = Scenario['before']
const NOTHING: Sums = { all: 0, served: 0, closed: 0, gap: 0, noStreetData: 0 }

/** Totals as a person may see them: those who may not know who lives alone are told 0 of 0, as their own table says. */
export function maskedTotals(who: Context, { people, dwellings, vulnerable }: PlanTotals): PlanTotals {
  return { people, dwellings, vulnerable: seesVulnerable(who) ? vulnerable : NOTHING }
}

/** Sums in the weight of some settings, likewise. */
export function maskedSums(who: Context, weight: Scenario['settings']['weight'], sums: Sums): Sums {
  return weight === 'vulnerable' && !seesVulnerable(who) ? NOTHING : sums
}
