import type { Transaction } from '@wangge/db'
import {
  type ActiveDispatchRow,
  askedForHazard,
  hazardToSendTo,
  type SentToRow,
  seenToSend,
} from '@wangge/db/queries/dispatch-changes'
import { insertSending, stopWaiting } from '@wangge/db/queries/sendings'
import type { Dispatch, DispatchRequest } from '../../contract/index.ts'
import { SENDERS } from '../../dispatch-life/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { requireRole } from '../permissions.ts'
import { scopeKeyOf } from '../scopes.ts'
import { askTeam, type Choice, freeTeam } from './ask-team.ts'
import { rankTeams } from './rank-teams.ts'
import { readDispatch } from './read-dispatch.ts'

interface SendInput {
  hazardId: string
  request: DispatchRequest
  idempotencyKey?: string | undefined
}

/**
 * Asks a team of the person's area to go to an open hazard. Whoever is not the first that can be sent wants a
 * reason. Throws `forbidden`, `notFound`, `actionNotAllowed` (the hazard is closed or was not real), `alreadySent`, `teamBusy`,
 * `teamNotOnDuty`, `overrideUnexplained`.
 */
export async function sendTeam({ ctx, input }: { ctx: Ctx; input: SendInput }): Promise<Dispatch> {
  const { hazardId, request, idempotencyKey } = input
  requireRole(ctx.who, SENDERS)
  const asked = keyed(idempotencyKey, ['POST hazards dispatches', hazardId, request])
  return answerOnce(ctx, asked, async () => {
    const choice = await choose(ctx, input)
    return ctx.database.transaction(ctx.who, async (tx) => {
      await requireSeen(tx, input)
      // Nobody but the system writes dispatches: what the person may see has been checked as the person.
      await tx.continueAs({ ...ctx.who, as: 'app_system' })
      const id = await send(tx, ctx, input, choice)
      await tx.continueAs(ctx.who)
      const answer = await readDispatch(tx, ctx, id)
      await keep(tx, ctx, asked, 201, answer)
      return answer
    })
  })
}

async function requireSeen(tx: Transaction, { hazardId, request: { teamId } }: SendInput): Promise<void> {
  const seen = await tx.one<{ hazard: boolean; team: boolean }>(seenToSend(hazardId, teamId))
  if (!seen.hazard) throw notFound('hazard', hazardId)
  if (!seen.team) throw notFound('team', teamId)
}

/** Where the team stands in the ranking now; one far behind is looked for among all. */
async function choose(ctx: Ctx, { hazardId, request: { teamId, mode } }: SendInput): Promise<Choice> {
  for (const limit of [A_PAGE, ALL]) {
    const { candidates, total } = await rankTeams({ ctx, input: { hazardId, mode, limit } })
    const chosen = candidates.find((candidate) => candidate.teamId === teamId)
    const first = candidates.find(({ canBeSent }) => canBeSent) ?? null
    if (chosen) return { ...chosen, first }
    if (total <= limit || limit === ALL) return { ...UNRANKED, rank: total + 1, first }
  }
  throw new RangeError('The last ranking looks at all teams')
}

const A_PAGE = 200
const ALL = 10_000
/** A team from beyond what the ranking looks at: nothing is known of its way. */
const UNRANKED: Omit<Choice, 'rank' | 'first'> = { mode: 'foot', seconds: null, metres: null, from: 'nowhere' }

async function send(tx: Transaction, ctx: Ctx, { hazardId, request }: SendInput, choice: Choice): Promise<string> {
  const now = ctx.clock().toISOString()
  const { teamId, mode, goesOn, answerSeconds } = request
  const hazard = await openHazard(tx, hazardId)
  await freeTeam(tx, teamId, now)
  const overrideReason = explained(choice, request)
  await tx.run(stopWaiting(hazardId, now))
  const { who } = ctx
  const sending = { id: newId(), hazardId, goesOn, answerSeconds, mode, openedAt: now }
  const reach = scopeKeyOf(who.scope)
  await tx.run(insertSending({ ...sending, reach, openedBy: who.personId, openedByName: who.personName }))
  const { id: sendingId } = sending
  return askTeam(tx, {
    ...{ hazard, teamId, sendingId, attempt: 1, answerSeconds, choice, overrideReason },
    ...{ who: { personId: who.personId, personName: who.personName, role: who.role }, now },
  })
}

/** Locks a hazard to which nobody is sent yet. */
async function openHazard(tx: Transaction, id: string): Promise<SentToRow> {
  const [hazard] = await tx.rows<SentToRow>(hazardToSendTo(id))
  if (!hazard) throw notFound('hazard', id)
  const { state, verdict } = hazard
  const isReal = verdict === null || verdict === 'real'
  if (state === 'closedOut' || !isReal)
    throw new ServiceError('actionNotAllowed', `Nobody is sent to a hazard that is ${state}, ${verdict}`, {
      ...{ action: 'dispatch', state, reasons: [isReal ? 'wrongState' : 'notReal'], missing: [] },
    })
  const [asked] = await tx.rows<ActiveDispatchRow>(askedForHazard(id))
  if (!asked) return hazard
  throw new ServiceError('alreadySent', `${asked.offeredByName} has sent ${asked.teamName} at ${asked.offeredAt}`, {
    ...{ teamName: asked.teamName, byName: asked.offeredByName, at: asked.offeredAt },
  })
}

/** Why it is not the first that can be sent; null where it is, or where nobody can. */
function explained({ first }: Choice, { teamId, overrideReason }: DispatchRequest): string | null {
  if (first === null || first.teamId === teamId) return null
  if (overrideReason !== undefined) return overrideReason
  throw new ServiceError('overrideUnexplained', `${first.name} is first: why not it?`, {
    ...{ suggestedTeamId: first.teamId, suggestedTeamName: first.name },
  })
}
