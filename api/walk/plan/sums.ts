import type { Standing } from './standing.ts'
import { PLAN_WEIGHTS, type PlanBase, type PlanSums, type PlanTotals } from './types.ts'

export const SERVED = 0
export const CLOSED = 1
export const GAP = 2
export const NO_STREET_DATA = 3

/** Everything in all three weights. */
export function totalsOf(residences: PlanBase['residences'], standing: Standing): PlanTotals {
  const sums = PLAN_WEIGHTS.map((weight) => {
    const sum = noSums()
    const amounts = residences[weight]
    for (let row = 0; row < amounts.length; row++) addRow(sum, row, amounts, residences.people, standing)
    return [weight, sum] as const
  })
  return Object.fromEntries(sums) as unknown as PlanTotals
}

export function noSums(): PlanSums {
  return { all: 0, served: 0, closed: 0, gap: 0, noStreetData: 0 }
}

/** Adds a residence to the sums of one weight. */
export function addRow(sum: PlanSums, row: number, amounts: Int32Array, people: Int32Array, standing: Standing): void {
  const amount = amounts[row] as number
  sum.all += amount
  switch (standing.states[row]) {
    case SERVED:
      sum.served += amount
      break
    case CLOSED: {
      const served = servedOf(row, amount, people, standing)
      sum.served += served
      sum.closed += amount - served
      break
    }
    case GAP:
      sum.gap += amount
      break
    default:
      sum.noStreetData += amount
  }
}

/** What is served of a residence's weight: in proportion to its people where there was room for a part, rounded down. */
export function servedOf(row: number, amount: number, people: Int32Array, standing: Standing): number {
  if (standing.states[row] === SERVED) return amount
  const served = standing.servedPeople[row] as number
  return served === 0 ? 0 : Math.floor((amount * served) / (people[row] as number))
}
