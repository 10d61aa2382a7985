import { scopeRange, type Transaction } from '@wangge/db'
import { type CaseEventRow, eventsOf } from '@wangge/db/queries/case-events'
import { type DispatchLineRow, dispatchesOfHazard } from '@wangge/db/queries/dispatches'
import { type CaseNamesRow, earlierAtAddress, hazardCase, type RepeatRow } from '@wangge/db/queries/hazard-case'
import { type PhotoRow, photosOfCase } from '@wangge/db/queries/photo-rows'
import type { HazardCase } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import type { HazardState, RuleBook } from '../../life/index.ts'
import { presentCase } from './present-case.ts'
import { stateOfRow } from './state-of-row.ts'

/** The hazard's page, read within a transaction; null where there is none to see. */
export async function readCase(
  tx: Transaction,
  ctx: Ctx,
  id: string,
  book: RuleBook,
  isGone = false,
): Promise<HazardCase | null> {
  const [[row], events, photos, repeats, dispatches] = await Promise.all([
    tx.rows<HazardState & CaseNamesRow>(hazardCase(id)),
    tx.rows<CaseEventRow>(eventsOf(id)),
    tx.rows<PhotoRow>(photosOfCase(id)),
    tx.rows<RepeatRow>(earlierAtAddress(id, scopeRange(ctx.who.scope))),
    isGone ? [] : tx.rows<DispatchLineRow>(dispatchesOfHazard(id)),
  ])
  if (!row) return null
  const { id: _, cellName, townshipCode, townshipName, mergedSerial, ...state } = row
  const names = { id, cellName, townshipCode, townshipName, mergedSerial }
  return presentCase(ctx, { state: stateOfRow(state), names, events, photos, repeats, dispatches, book, isGone })
}
