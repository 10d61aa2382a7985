import type { PlanBaseAnswer } from '@wangge/api/contract'
import { PLAN_STATES } from '@wangge/api/walk'

interface Amount {
  residences: number
  people: number
}

const NO_STREET_DATA = PLAN_STATES.indexOf('noStreetData')

/** Who is counted, who has no usable street, and who is in no cell (counted in the whole, in no community). */
export function leftOut(
  { residences, cellCodes }: Pick<PlanBaseAnswer, 'residences' | 'cellCodes'>,
  states: Uint8Array,
  area = '',
): { counted: Amount; noStreet: Amount; outside: Amount } {
  const counted = { residences: 0, people: 0 }
  const noStreet = { residences: 0, people: 0 }
  const outside = { residences: 0, people: 0 }
  for (let row = 0; row < residences.id.length; row++) {
    const cell = residences.cell[row] ?? -1
    if (area !== '' && !(cellCodes[cell] ?? '').startsWith(area)) continue
    const people = residences.people[row] ?? 0
    add(states[row] === NO_STREET_DATA ? noStreet : counted, people)
    if (cell === -1) add(outside, people)
  }
  return { counted, noStreet, outside }
}

function add(amount: Amount, people: number): void {
  amount.residences += 1
  amount.people += people
}
