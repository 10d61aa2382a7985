import { scopeRange, type Transaction, type Context as Who } from '@wangge/db'
import { assignable, insertTransfer, mergeTarget } from '@wangge/db/queries/hazard-case'
import { factsToMove, freshAfterPhotos, hazardToMove } from '@wangge/db/queries/hazard-lock'
import { cellNamed } from '@wangge/db/queries/place'
import type { HazardCase } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { type ActionFacts, decide, type HazardState, type ParsedAction, type RuleBook } from '../../life/index.ts'
import { QUIET_EVENTS } from '../../life/project.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { attachToCase } from '../photos/attach-photos.ts'
import { findPlace, isWithin } from './find-place.ts'
import { moveHazard } from './move-hazard.ts'
import { readCase } from './read-case.ts'
import { stateOfRow } from './state-of-row.ts'

interface ActInput {
  id: string
  /** Without a version seen: whatever stands now is acted upon (bulk). */
  action: Omit<ParsedAction, 'expectedVersion'> & { expectedVersion?: number }
  idempotencyKey?: string | undefined
}

/**
 * One action on one hazard, with its events, its row, its photos and its clocks in one transaction under the row's lock. Throws
 * notFound, forbidden, hazardMoved, actionNotAllowed, and what is wrong with the action itself.
 */
export async function actOnHazard({ ctx, input }: { ctx: Ctx; input: ActInput }): Promise<HazardCase> {
  const { id, idempotencyKey } = input
  const request = keyed(idempotencyKey, ['POST hazards actions', id, input.action])
  return answerOnce(ctx, request, async () => {
    const book = await ruleBook(ctx)
    const place = await placeOf(ctx, input.action as ParsedAction)
    return ctx.database.transaction(contextFor(ctx.who, input.action.action), async (tx) => {
      const answer = await act(tx, ctx, { ...input, book, ...place })
      await keep(tx, ctx, request, 200, answer)
      return answer
    })
  })
}

/** Row-level security would refuse a row that leaves the person's area, so a transfer is written by the system within his scope. */
const contextFor = (who: Who, action: string): Who => (action === 'transfer' ? { ...who, as: 'app_system' } : who)

async function placeOf(ctx: Ctx, action: ParsedAction): Promise<Pick<ActionFacts, 'placeCode'>> {
  if (action.action !== 'correct' || action.position === undefined) return {}
  return { placeCode: (await findPlace(ctx, action.position)).code }
}

async function act(
  tx: Transaction,
  ctx: Ctx,
  { id, action: asked, book, placeCode }: ActInput & { book: RuleBook } & Pick<ActionFacts, 'placeCode'>,
): Promise<HazardCase> {
  const { who } = ctx
  const [[row], { movedVersion, afterPhotos }] = await Promise.all([
    tx.rows<HazardState>(hazardToMove(id, scopeRange(who.scope))),
    tx.one<{ movedVersion: number; afterPhotos: number }>(factsToMove(id, QUIET_EVENTS)),
  ])
  if (!row) throw notFound('hazard', id)
  const before = stateOfRow(row)
  const action = { expectedVersion: before.version, ...asked } as ParsedAction
  const named = await namedBy(tx, { id, action, before })
  const fresh = await countFreshAfterPhotos(tx, action, who)
  const facts = { movedVersion, afterPhotos: afterPhotos + fresh, ...(placeCode ? { placeCode } : {}), ...named }
  const receivedAt = ctx.clock().toISOString()
  const { events, happenedAt } = decide(before, action, who, book, receivedAt, facts)
  const { personId, personName, role } = who
  const stamp = { happenedAt, receivedAt, personId, personName, role }
  const after = await moveHazard(tx, { id, before, events, stamp })
  await attachToCase(tx, { ids: action.photoIds, caseKind: 'hazard', stream: id, now: receivedAt })
  if (action.action === 'transfer') await keepTransfer(tx, { id, before, after, reason: action.reason, by: personName })
  const answer = await readCase(tx, ctx, id, book, !isWithin(after.cellCode, who))
  if (!answer) throw new Error(`Hazard ${id} vanished from under its own lock`)
  return answer
}

/** What the action names beside the hazard, as far as the person may know of it. */
async function namedBy(
  tx: Transaction,
  { id, action, before }: { id: string; action: ParsedAction; before: HazardState },
): Promise<Pick<ActionFacts, 'mergeTarget' | 'toCell' | 'people'>> {
  if (action.action === 'transfer') {
    const [toCell = null] = await tx.rows<{ code: string; level: string; name: string }>(cellNamed(action.toCode))
    return { toCell }
  }
  if (action.action === 'assign') {
    const ids = [action.ownerId, action.backupId].filter((one) => one !== null)
    const people = await tx.rows<{ id: string; name: string }>(assignable(ids, before.cellCode ?? '0'))
    return { people: new Map(people.map((person) => [person.id, person.name])) }
  }
  if (action.action === 'verify' && action.mergedInto !== undefined) {
    if (action.mergedInto === id)
      throw new ServiceError('mergeTargetUnfit', 'A hazard does not repeat itself', { id, reason: 'itself' })
    const [target = null] = await tx.rows<{ id: string; serial: string; isMerged: boolean }>(
      mergeTarget(action.mergedInto),
    )
    return { mergeTarget: target }
  }
  return {}
}

async function countFreshAfterPhotos(tx: Transaction, { photoIds }: ParsedAction, who: Who): Promise<number> {
  if (photoIds.length === 0) return 0
  return (await tx.one<{ count: number }>(freshAfterPhotos(photoIds, who.personId))).count
}

async function keepTransfer(
  tx: Transaction,
  given: { id: string; before: HazardState; after: HazardState; reason: string; by: string },
): Promise<void> {
  const { id, before, after, reason, by } = given
  const { serial, kind, grade, address, version, cellCode, movedAt } = after
  const [cell] = await tx.rows<{ name: string }>(cellNamed(cellCode ?? ''))
  const codes = { fromCode: before.cellCode ?? '0', toCode: cellCode ?? '0', toName: cell?.name ?? '' }
  const line = { id, version, serial, kind, grade, address, ...codes, reason, at: movedAt ?? after.receivedAt, by }
  await tx.run(insertTransfer(line))
}
