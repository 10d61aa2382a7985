import { WHOLE_SYSTEM } from '@wangge/db'
import { type NetworkEditRow, networkEdits } from '@wangge/db/queries/network-edits'
import type { Scenario } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { Overlay, type PlanEdit, type WalkGraph } from '../../walk/index.ts'

/** What changes the streets, not the points. */
export type StreetEdit = Extract<
  Scenario['edits'][number],
  { type: 'shutGate' | 'openGate' | 'closeStreet' | 'openStreet' | 'addPath' }
>

export function isStreetEdit(edit: PlanEdit): edit is StreetEdit {
  return ['shutGate', 'openGate', 'closeStreet', 'openStreet', 'addPath'].includes(edit.type)
}

/**
 * Adopted street edits that a network's own graph does not hold, in the order in which they are laid over it; `until` leaves out
 * those adopted after a moment (ISO), so that what was computed then can be computed again.
 */
export async function readNetworkEdits(
  { database }: Pick<Ctx, 'database'>,
  networkId: string,
  until: string | null = null,
): Promise<StreetEdit[]> {
  const rows = await database.rows<NetworkEditRow>(WHOLE_SYSTEM, networkEdits(networkId, until))
  // Written by adoption only, which checked them.
  return rows.map(({ edit }) => edit as unknown as StreetEdit)
}

/** The streets as these edits leave them, the way the planner's table does it: gates last, as each was left. */
export function overlayOf(graph: WalkGraph, edits: readonly StreetEdit[]): Overlay {
  const overlay = new Overlay(graph)
  const gates = new Map<number, boolean>()
  for (const edit of edits) {
    if (edit.type === 'closeStreet') overlay.closeEdge(edit.edge)
    else if (edit.type === 'openStreet') overlay.openEdge(edit.edge)
    else if (edit.type === 'addPath') overlay.addEdge({ coordinates: edit.coordinates, name: edit.label })
    else if (edit.type === 'openGate' || edit.type === 'shutGate') gates.set(edit.vertex, edit.type === 'openGate')
  }
  for (const [vertex, isOpen] of gates) isOpen ? overlay.openGate(vertex) : overlay.shutGate(vertex)
  return overlay
}
