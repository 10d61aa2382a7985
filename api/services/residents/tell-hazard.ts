import { scopeRange, type Transaction, type Context as Who } from '@wangge/db'
import { hazardToMove } from '@wangge/db/queries/hazard-lock'
import { notFound } from '../../errors.ts'
import type { Decided, HazardState } from '../../life/index.ts'
import { moveHazard } from '../hazards/move-hazard.ts'
import { stateOfRow } from '../hazards/state-of-row.ts'

/** Locks a hazard for what its reporter is asked or says. Throws `notFound`. */
export async function lockHazard(tx: Transaction, id: string, who: Who): Promise<HazardState> {
  const [row] = await tx.rows<HazardState>(hazardToMove(id, scopeRange(who.scope)))
  if (row) return stateOfRow(row)
  throw notFound('hazard', id)
}

/** Adds such an event to a locked hazard's stream. It moves nothing that others decide upon. */
export function tellHazard(
  tx: Transaction,
  told: { id: string; before: HazardState; event: Decided; who: Who; role: 'resident' | Who['role']; now: string },
): Promise<HazardState> {
  const { id, before, event, who, role, now } = told
  const { personId, personName } = who
  const stamp = { happenedAt: now, receivedAt: now, personId, personName, role }
  return moveHazard(tx, { id, before, events: [event], stamp })
}
