import type { Transaction } from '@wangge/db'
import { setTeamState, stampHazard } from '@wangge/db/queries/dispatch-changes'
import { dispatchRow } from '@wangge/db/queries/dispatch-row'
import { endSending, exhaustUnlessGoingOn } from '@wangge/db/queries/sendings'
import {
  type DispatchDecided,
  type DispatchPayloads,
  type DispatchRecord,
  type DispatchState,
  project,
  teamStateAt,
} from '../../dispatch-life/index.ts'
import { appendToCase, moveCase } from '../cases/write-case.ts'
import { newId } from '../ids.ts'

/** Who and when. */
type Stamp = Pick<DispatchRecord, 'happenedAt' | 'receivedAt' | 'personId' | 'personName' | 'role'>

/** Asks a team, both it and the hazard being locked: stream, row, what the team does, and when the hazard was first sent to. Returns the id. */
export async function openDispatch(
  tx: Transaction,
  payload: DispatchPayloads['offered'],
  stamp: Stamp,
): Promise<string> {
  const record: DispatchRecord = { event: 'offered', payload, ...stamp, version: 1 }
  const [id, state] = [newId(), project(null, record)]
  await tx.run(dispatchRow.insert(id, state))
  await appendToCase(tx, 'dispatch', id, record)
  await tx.run(setTeamState(state.teamId, teamStateAt(state.state)))
  await tx.run(stampHazard(state.hazardId, state.offeredAt, null))
  return id
}

/** One more event of a dispatch whose hazard and team are locked, with all that follows from it but asking the next. */
export async function moveDispatch(
  tx: Transaction,
  { id, before, decided, stamp }: { id: string; before: DispatchState; decided: DispatchDecided; stamp: Stamp },
): Promise<DispatchState> {
  const record: DispatchRecord = { ...decided, ...stamp, version: before.version + 1 }
  const state = project(before, record)
  await moveCase(tx, 'dispatch', { id, row: dispatchRow, state, record })
  await tx.run(setTeamState(state.teamId, teamStateAt(state.state)))
  if (state.state === 'arrived') await tx.run(stampHazard(state.hazardId, null, state.arrivedAt))
  await moveSending(tx, state, stamp.receivedAt)
  return state
}

/** A team that does not go leaves its sending asking, for the next one. */
async function moveSending(tx: Transaction, { state, sendingId }: DispatchState, now: string): Promise<void> {
  if (state === 'cleared') await tx.run(endSending(sendingId, 'done', now))
  if (state === 'recalled') await tx.run(endSending(sendingId, 'stopped', now))
  if (state === 'declined' || state === 'timedOut') await tx.run(exhaustUnlessGoingOn(sendingId, now))
}
