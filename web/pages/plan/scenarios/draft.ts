import type { PlanEdit } from '@wangge/api/walk'

/** Whose unsaved edits, over which streets, and of which scenario (null = a new one). */
export interface DraftPlace {
  personId: string
  networkId: string
  scenarioId: string | null
}

/** Edits that were not saved, as this machine kept them; null where there are none or they cannot be read. */
export function storedDraft(place: DraftPlace): PlanEdit[] | null {
  try {
    const edits: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    return Array.isArray(edits) && edits.length > 0 ? (edits as PlanEdit[]) : null
  } catch {
    return null
  }
}

/** Null forgets them. A browser that refuses storage only forgets. */
export function storeDraft(place: DraftPlace, edits: readonly PlanEdit[] | null): void {
  try {
    if (edits === null) localStorage.removeItem(keyOf(place))
    else localStorage.setItem(keyOf(place), JSON.stringify(edits))
  } catch {
    // Private windows may refuse; the page then warns before it is left, and that is all.
  }
}

const keyOf = ({ personId, networkId, scenarioId }: DraftPlace): string =>
  `wangge.plan.${personId}.${networkId}.${scenarioId ?? 'new'}`
