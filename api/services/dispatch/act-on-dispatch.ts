import type { Transaction } from '@wangge/db'
import { dispatchSeen, dispatchToMove, hazardToSendTo, teamToSend } from '@wangge/db/queries/dispatch-changes'
import { toWgs84 } from '@wangge/seeds/coordinates'
import type { Dispatch } from '../../contract/index.ts'
import { type DispatchDeed, type DispatchState, decide } from '../../dispatch-life/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { goOn } from './go-on.ts'
import { readDispatch } from './read-dispatch.ts'
import { moveDispatch } from './write-dispatch.ts'

interface ActInput {
  id: string
  action: DispatchDeed & { positionSystem?: 'wgs84' | 'gcj02' | undefined }
  idempotencyKey?: string | undefined
}

/**
 * What a team does with what it was asked, or what somebody says for it; a team that declines makes the next one be asked. Throws
 * `notFound`, `forbidden`, `dispatchMoved`, `actionNotAllowed`, `reasonMissing`, `inTheFuture`, `beforePrevious`.
 */
export async function actOnDispatch({ ctx, input }: { ctx: Ctx; input: ActInput }): Promise<Dispatch> {
  const { id, action, idempotencyKey } = input
  const request = keyed(idempotencyKey, ['POST dispatches actions', id, action])
  return answerOnce(ctx, request, async () => {
    const answer = await ctx.database.transaction(ctx.who, async (tx) => {
      await act(tx, ctx, input)
      const seen = await readDispatch(tx, ctx, id)
      await keep(tx, ctx, request, 200, seen)
      return seen
    })
    if (action.action === 'decline') await askNext(ctx, answer.sendingId)
    return answer
  })
}

interface Seen {
  hazardId: string
  teamId: string
  isOfTeam: boolean
}

async function act(tx: Transaction, ctx: Ctx, { id, action }: ActInput): Promise<void> {
  const { personId, personName, role } = ctx.who
  const [seen] = await tx.rows<Seen>(dispatchSeen(id))
  if (!seen) throw notFound('dispatch', id)
  const receivedAt = ctx.clock().toISOString()
  // Nobody but the system writes dispatches: what the person sees has been looked at as the person.
  await tx.continueAs({ ...ctx.who, as: 'app_system' })
  await tx.rows(hazardToSendTo(seen.hazardId))
  await tx.rows(teamToSend(seen.teamId, receivedAt))
  const [before] = await tx.rows<DispatchState>(dispatchToMove(id))
  if (!before) throw notFound('dispatch', id)
  const position = action.position && toWgs84(...action.position, action.positionSystem ?? 'wgs84')
  const deed = { ...action, position }
  const { decided, happenedAt } = decide(before, deed, { role, isOfTeam: seen.isOfTeam }, receivedAt)
  await moveDispatch(tx, { id, before, decided, stamp: { happenedAt, receivedAt, personId, personName, role } })
  await tx.continueAs(ctx.who)
}

/** At once; where that fails, the next round of waiting asks. */
async function askNext(ctx: Ctx, sendingId: string): Promise<void> {
  try {
    await goOn(ctx, sendingId)
  } catch (error) {
    ctx.log.warn({ task: 'dispatch', sendingId, err: error }, 'the next team is asked a little later')
  }
}
