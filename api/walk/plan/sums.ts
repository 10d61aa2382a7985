import type { PlanBase, PlanSums, PlanTotals } from './types.ts'

/** Rows of PLAN_STATES. */
export const SERVED = 0
export const CLOSED = 1
export const GAP = 2
export const NO_STREET_DATA = 3

/** By residence: index into PLAN_STATES, and how many of its people are served. One that is served in part is closed. */
export interface Served {
  states: Uint8Array
  servedPeople: Int32Array
}

/** Everything in all three weights. */
export function totalsOf({ people, dwellings, vulnerable }: PlanBase['residences'], served: Served): PlanTotals {
  return {
    people: sumsOf(people, people, served),
    dwellings: sumsOf(dwellings, people, served),
    vulnerable: sumsOf(vulnerable, people, served),
  }
}

function sumsOf(amounts: Int32Array, people: Int32Array, served: Served): PlanSums {
  const { states, servedPeople } = served
  const byState = [0, 0, 0, 0] as [number, number, number, number]
  let inPart = 0
  for (let row = 0; row < states.length; row++) {
    const state = states[row] as 0 | 1 | 2 | 3
    byState[state] += amounts[row] as number
    if (state === CLOSED && servedPeople[row] !== 0) inPart += servedOf(row, amounts[row] as number, people, served)
  }
  return asSums(byState[SERVED] + inPart, byState[CLOSED] - inPart, byState[GAP], byState[NO_STREET_DATA])
}

export function asSums(served: number, closed: number, gap: number, noStreetData: number): PlanSums {
  return { all: served + closed + gap + noStreetData, served, closed, gap, noStreetData }
}

/** What is served of a residence's weight: in proportion to its people where there was room for a part, rounded down. */
export function servedOf(row: number, amount: number, people: Int32Array, { states, servedPeople }: Served): number {
  if (states[row] === SERVED) return amount
  const served = servedPeople[row] as number
  return served === 0 ? 0 : Math.floor((amount * served) / (people[row] as number))
}
