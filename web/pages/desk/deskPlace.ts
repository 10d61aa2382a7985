import { INBOX_TABS, type InboxTab } from '../../data/hazards.ts'
import type { Selection } from '../../state/view.ts'

export const DESK_TABS = [...INBOX_TABS, 'consultations', 'incidents'] as const satisfies readonly (InboxTab | string)[]
export type DeskTab = (typeof DESK_TABS)[number]

/** What stands in the middle of the desk. */
export type DeskMiddle =
  | { type: 'nothing' }
  | { type: 'intake' }
  | { type: 'hazard'; id: string }
  | { type: 'consultation'; id: string }
  | { type: 'incident'; id: string }
  | { type: 'newConsultation' }
  | { type: 'newIncident' }

/** Tab and middle that an address asks for: /desk/:tab?/:case? and the selection. */
export function deskPlace(
  tab: string | undefined,
  caseId: string | undefined,
  selection: Selection | null,
): { tab: DeskTab; middle: DeskMiddle } {
  if (tab === 'new') return { tab: 'open', middle: { type: 'intake' } }
  const shown = DESK_TABS.find((one) => one === tab) ?? 'open'
  if (shown === 'consultations' || shown === 'incidents') return { tab: shown, middle: otherMiddle(shown, caseId) }
  return {
    tab: shown,
    middle: selection?.type === 'hazard' ? { type: 'hazard', id: selection.id } : { type: 'nothing' },
  }
}

function otherMiddle(tab: 'consultations' | 'incidents', id: string | undefined): DeskMiddle {
  if (id === undefined) return { type: 'nothing' }
  if (tab === 'consultations') return id === 'new' ? { type: 'newConsultation' } : { type: 'consultation', id }
  return id === 'new' ? { type: 'newIncident' } : { type: 'incident', id }
}
