import type { HazardAction } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'
import { type ActionFacts, actionNotAllowed, hazardMoved, type ParsedAction } from './action.ts'
import { hindrances, mayEver } from './allowed.ts'
import { consequences } from './consequences.ts'
import type { RuleBook } from './rule-book.ts'
import type { Actor, Decided, HazardState } from './state.ts'
import { happenedSince } from './times.ts'

/** They add and take nothing away, so whatever happened meanwhile does not hinder them. */
const ADDING: readonly HazardAction[] = ['note', 'addPhotos', 'answer', 'reply']

/**
 * What an action brings about, and when it happened. Throws `forbidden` for a role that never has it, `hazardMoved` where somebody
 * else was first, `actionNotAllowed`, and the codes of what is wrong with the action itself.
 */
export function decide(
  state: HazardState,
  action: ParsedAction,
  who: Actor,
  book: RuleBook,
  now: string,
  facts: ActionFacts,
): { events: Decided[]; happenedAt: string } {
  if (!mayEver(who.role, action.action))
    throw new ServiceError('forbidden', `${action.action} is not for ${who.role}`, {
      ...{ action: action.action, role: who.role },
    })
  const adding = ADDING.includes(action.action)
  const moved = action.expectedVersion < facts.movedVersion
  const { reasons, missing } = hindrances(state, action.action, who, book, facts)
  if (moved && (reasons.length > 0 || !adding)) throw hazardMoved(state)
  if (reasons.length > 0) throw actionNotAllowed(state, action.action, reasons, missing)
  const previousAt = adding ? state.reportedAt : (state.movedAt ?? state.reportedAt)
  const happenedAt = happenedSince(previousAt, action, now)
  return { events: consequences(state, action, { who, book, at: happenedAt, facts }), happenedAt }
}
