import { WHOLE_SYSTEM } from '@wangge/db'
import {
  activeOfHazard,
  activeOfTeam,
  dispatchToMove,
  hazardToSendTo,
  type SentToRow,
  setTeamState,
  strandedTeams,
  teamToSend,
} from '@wangge/db/queries/dispatch-changes'
import { type DueOfferRow, dueOffers, endSending, idleSendings, mootSendings } from '@wangge/db/queries/sendings'
import { type DispatchState, decide, decideTimeout } from '../../dispatch-life/index.ts'
import type { House } from '../../house.ts'
import { goOn } from './go-on.ts'
import { moveDispatch } from './write-dispatch.ts'

export interface Advanced {
  recalled: number
  timedOut: number
  asked: number
  exhausted: number
}

/** Of each sort in one round: a round that long ago should have been made comes to an end too. */
const AT_ONCE = 200

/**
 * Brings every wait on by the clock: recalls from hazards that are closed out or false, ends offers without an answer, asks the next.
 * All of it follows from what is stored, so that a process that ended halfway is no loss; each change looks again under the hazard's
 * lock, so that several processes may do this at once. One that fails is reported and left for the next round.
 */
export async function advanceDispatches(house: House): Promise<Advanced> {
  const now = house.clock().toISOString()
  const [moot, due] = await house.database.transaction(WHOLE_SYSTEM, async (tx) => [
    await tx.rows<Sending>(mootSendings(AT_ONCE)),
    await tx.rows<DueOfferRow>(dueOffers(now, AT_ONCE)),
  ])
  const recalled = await each(house, moot, (sending) => callOff(house, sending))
  const timedOut = await each(house, due, (offer) => timeOut(house, offer))
  const [idle, stranded] = await house.database.transaction(WHOLE_SYSTEM, async (tx) => [
    await tx.rows<Sending>(idleSendings(AT_ONCE)),
    await tx.rows<{ id: string }>(strandedTeams()),
  ])
  await each(house, stranded, ({ id }) => setFree(house, id))
  const wentOn = await each(house, idle, ({ id }) => goOn(house, id))
  return {
    recalled: recalled.filter(Boolean).length,
    timedOut: timedOut.filter(Boolean).length,
    asked: wentOn.filter((one) => one === 'asked').length,
    exhausted: wentOn.filter((one) => one === 'exhausted').length,
  }
}

interface Sending {
  id: string
  hazardId: string
}

async function each<One extends object, Result>(
  { log }: House,
  those: readonly One[],
  work: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const one of those) {
    try {
      results.push(await work(one))
    } catch (error) {
      log.error({ task: 'dispatch', ...one, err: error }, 'a wait goes on for another round')
    }
  }
  return results
}

/** Whether a team was recalled from a hazard that is closed out or was found false; who is there already leaves by himself. */
function callOff({ database, clock }: House, { id, hazardId }: Sending): Promise<boolean> {
  return database.transaction(WHOLE_SYSTEM, async (tx) => {
    const now = clock().toISOString()
    const [hazard] = await tx.rows<SentToRow>(hazardToSendTo(hazardId))
    if (!hazard || (hazard.state !== 'closedOut' && hazard.verdict !== 'false')) return false
    const [active] = await tx.rows<DispatchState & { id: string }>(activeOfHazard(hazardId))
    if (active?.state === 'arrived') return false
    if (active?.sendingId === id) {
      const { id: dispatchId, ...before } = active
      await tx.rows(teamToSend(before.teamId, now))
      const reason = hazard.verdict === 'false' ? 'hazardFalse' : 'hazardClosedOut'
      const deed = { action: 'recall', expectedVersion: before.version, reason } as const
      const { decided, happenedAt } = decide(before, deed, { role: WHOLE_SYSTEM.role, isOfTeam: false }, now)
      await moveDispatch(tx, { id: dispatchId, before, decided, stamp: stampOf(happenedAt, now) })
      return true
    }
    await tx.run(endSending(id, 'stopped', now))
    return false
  })
}

function timeOut({ database, clock }: House, { id, hazardId, teamId }: DueOfferRow): Promise<boolean> {
  return database.transaction(WHOLE_SYSTEM, async (tx) => {
    const now = clock().toISOString()
    await tx.rows(hazardToSendTo(hazardId))
    await tx.rows(teamToSend(teamId, now))
    const [before] = await tx.rows<DispatchState>(dispatchToMove(id))
    const outcome = before && decideTimeout(before, now)
    if (!before || !outcome) return false
    await moveDispatch(tx, { id, before, decided: outcome.decided, stamp: stampOf(outcome.happenedAt, now) })
    return true
  })
}

/** A team whose dispatch went with its hazard, as when an import is undone. */
function setFree({ database, clock }: House, teamId: string): Promise<void> {
  return database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.rows(teamToSend(teamId, clock().toISOString()))
    const [active] = await tx.rows(activeOfTeam(teamId))
    if (!active) await tx.run(setTeamState(teamId, 'free'))
  })
}

function stampOf(happenedAt: string, receivedAt: string) {
  const { personId, personName, role } = WHOLE_SYSTEM
  return { happenedAt, receivedAt, personId, personName, role }
}
