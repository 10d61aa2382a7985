import type { PlanSums } from '@wangge/api/walk'
import { count } from '../../../format/number.ts'
import type { Translate } from '../../../text/index.ts'

/** 482,959 + 33,085 = 516,044 人: what is served today, what the scenario brings or takes, what is served then. */
export function sumLine(
  before: number,
  after: number,
  hasEdits: boolean,
  unit: (n: number) => string,
  t: Translate,
): string {
  if (!hasEdits) return t('plan.servedToday', { n: unit(before) })
  const sign = after < before ? '−' : '+'
  return `${count(before)} ${sign} ${count(Math.abs(after - before))} = ${unit(after)}`
}

type BarState = 'served' | 'gained' | 'closed' | 'gap'

/** The four stretches of the bar; homes without street data are in none. */
export function barParts(before: PlanSums, after: PlanSums): { state: BarState; share: number }[] {
  const whole = after.served + after.closed + after.gap
  const kept = Math.min(before.served, after.served)
  const amounts: [BarState, number][] = [
    ['served', kept],
    ['gained', after.served - kept],
    ['closed', after.closed],
    ['gap', after.gap],
  ]
  return amounts.filter(([, amount]) => amount > 0).map(([state, amount]) => ({ state, share: amount / whole }))
}
