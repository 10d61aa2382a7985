import { type Transaction, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { hazardToSendTo, type SentToRow } from '@wangge/db/queries/dispatch-changes'
import { type AskingRow, askingSending, endSending } from '@wangge/db/queries/sendings'
import type { Candidate } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { House } from '../../house.ts'
import { scopeOfKey } from '../scopes.ts'
import { askTeam } from './ask-team.ts'
import { rankTeams } from './rank-teams.ts'

/** What became of a sending whose last team does not go: the next one is asked, nobody is left, or others were faster. */
export type WentOn = 'asked' | 'exhausted' | 'nothing'

/**
 * Asks the next team of a fresh ranking that this sending has not asked yet; where none is left, or it was not to go on by itself, a
 * person must decide. Safe to call at any time and by several at once: who comes second finds nothing to do.
 */
export async function goOn(house: House, sendingId: string): Promise<WentOn> {
  const sending = await database(house, (tx) => waiting(tx, sendingId))
  if (!sending) return 'nothing'
  for (const limit of [sending.asked.length + A_FEW, ALL]) {
    const candidates = await candidatesOf(house, sending, limit)
    for (const candidate of candidates) {
      const outcome = await ask(house, sending, candidate)
      if (outcome !== 'busy') return outcome
    }
    if (candidates.length === 0) break
  }
  return database(house, async (tx) => {
    await tx.rows(hazardToSendTo(sending.hazardId))
    if (!(await waiting(tx, sendingId))) return 'nothing'
    await tx.run(endSending(sendingId, 'exhausted', house.clock().toISOString()))
    return 'exhausted'
  })
}

const database = <T>(house: House, work: (tx: Transaction) => Promise<T>) =>
  house.database.transaction(WHOLE_SYSTEM, work)

/** The sending if it still asks and nobody has to answer. */
async function waiting(tx: Transaction, id: string): Promise<AskingRow | null> {
  const [sending] = await tx.rows<AskingRow>(askingSending(id))
  return sending && !sending.isTakenUp ? sending : null
}

/** Teams that one ranking lets be tried: more than are sent elsewhere while it is made. */
const A_FEW = 20
const ALL = 10_000

/** Who may be asked next, the first first; none where nobody is to be, or where there is nothing to rank. */
async function candidatesOf(house: House, sending: AskingRow, limit: number): Promise<Candidate[]> {
  if (!sending.goesOn) return []
  const { hazardId, mode, asked } = sending
  try {
    const { candidates } = await rankTeams({
      ctx: { ...house, who: askerOf(sending) },
      input: { hazardId, mode, limit },
    })
    return candidates.filter(({ canBeSent, teamId }) => canBeSent && !asked.includes(teamId))
  } catch (error) {
    // The hazard has left the area of whoever asked.
    if (error instanceof ServiceError) return []
    throw error
  }
}

/** Under whose area the next one is looked for. */
function askerOf({ openedBy, openedByName, reach }: AskingRow): Who {
  const scope = scopeOfKey(reach)
  const role = scope === null ? 'command' : 'township_officer'
  return { as: 'app_user', personId: openedBy, personName: openedByName, role, scope }
}

async function ask(house: House, { id, hazardId }: AskingRow, candidate: Candidate): Promise<WentOn | 'busy'> {
  try {
    return await database(house, async (tx) => {
      const [hazard] = await tx.rows<SentToRow>(hazardToSendTo(hazardId))
      const sending = hazard && (await waiting(tx, id))
      if (!sending || sending.asked.includes(candidate.teamId)) return 'nothing'
      await askTeam(tx, {
        ...{ hazard, teamId: candidate.teamId, sendingId: id, attempt: sending.asked.length + 1 },
        ...{ answerSeconds: sending.answerSeconds, choice: { ...candidate, first: candidate }, overrideReason: null },
        ...{ who: WHOLE_SYSTEM, now: house.clock().toISOString() },
      })
      return 'asked'
    })
  } catch (error) {
    // Taken up, gone off duty or gone altogether since the ranking.
    if (error instanceof ServiceError) return 'busy'
    throw error
  }
}
