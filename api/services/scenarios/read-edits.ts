import type { Scenario } from '../../contract/index.ts'
import { openWeekOf } from '../opening-week.ts'
import { editImpossible } from '../plan/plan-table.ts'

type Edits = Scenario['edits']

/** Edits with the week that their opening hours mean, as the register would read them. Throws `editImpossible` where they cannot be read. */
export function withWeeks(edits: Edits): Edits {
  return edits.map((edit, index) => {
    if (edit.type !== 'addPoint' && edit.type !== 'setHours') return edit
    const openWeek = openWeekOf(edit.openingHours)
    if (openWeek === null) throw editImpossible(index, edit.type, 'hoursUnreadable')
    return { ...edit, openWeek: [...openWeek] }
  })
}

/**
 * Edits numbered for the streets as they are now: a scenario's own paths come after those that were adopted, of which there may be
 * more than when it was drawn.
 */
export function renumbered(edits: Edits, edgeCount: number, pathsThen: number, pathsNow: number): Edits {
  if (pathsThen === pathsNow) return edits
  return edits.map((edit) =>
    (edit.type === 'closeStreet' || edit.type === 'openStreet') && edit.edge >= edgeCount + pathsThen
      ? { ...edit, edge: edit.edge - pathsThen + pathsNow }
      : edit,
  )
}
