import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { dispatchToMove, hazardToSendTo, teamToSend } from '@wangge/db/queries/dispatch-changes'
import { dueSampleOutings, placeSampleOutings, type SampleOutingDueRow } from '@wangge/db/queries/sample-forces'
import { type DispatchDecided, type DispatchState, teamStateAt } from '../../dispatch-life/index.ts'
import type { House } from '../../house.ts'
import { moveDispatch } from '../dispatch/write-dispatch.ts'

const MINUTES_ON_SCENE = 25

/** The teams of the sample's history that are out go on as their estimates say: they leave, arrive and come back. Returns how many did. */
export async function liveOn({ ctx }: { ctx: Pick<House, 'database' | 'clock'> }): Promise<number> {
  const now = ctx.clock().toISOString()
  const due = await ctx.database.rows<SampleOutingDueRow>(WHOLE_SYSTEM, dueSampleOutings(now, MINUTES_ON_SCENE))
  for (const outing of due) await ctx.database.transaction(WHOLE_SYSTEM, (tx) => goOn(tx, outing, now))
  return due.length
}

/** Locks as every other change of a dispatch does: the hazard, then the team. */
async function goOn(tx: Transaction, { id, hazardId, teamId, ...who }: SampleOutingDueRow, now: string): Promise<void> {
  await tx.rows(hazardToSendTo(hazardId))
  await tx.rows(teamToSend(teamId, now))
  const [before] = await tx.rows<DispatchState>(dispatchToMove(id))
  const decided = before && nextOf(before)
  if (!before || !decided) return
  const state = await moveDispatch(tx, { id, before, decided, stamp: { happenedAt: now, receivedAt: now, ...who } })
  if (state.state !== 'arrived') return
  const { lon, lat } = state
  await tx.run(placeSampleOutings([{ teamId, state: teamStateAt(state.state), lon, lat }], now))
}

function nextOf({ state }: DispatchState): DispatchDecided | null {
  switch (state) {
    case 'accepted':
      return { event: 'departed', payload: { onBehalf: false } }
    case 'departed':
      return { event: 'arrived', payload: { by: 'position', metres: 20, accuracyMetres: 8, onBehalf: false } }
    case 'arrived':
      return { event: 'cleared', payload: { outcome: '现场看护至网格员到场', onBehalf: false } }
    default:
      return null
  }
}
