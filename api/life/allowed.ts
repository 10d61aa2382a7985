import { HAZARD_ACTIONS, type HazardAction, type Role } from '@wangge/db/vocabulary'
import type { AllowedAction } from '../contract/hazard-actions.ts'
import { runningClock, runningClocks } from './clock-entry.ts'
import type { RuleBook } from './rule-book.ts'
import type { Actor, HazardState } from './state.ts'

/** What the stream does not say of a case. */
export interface CaseFacts {
  /** Photos of what was done that are attached to the case. */
  afterPhotos: number
}

const OFFICERS: readonly HazardAction[] = HAZARD_ACTIONS
const ACTIONS_OF: Record<Role, readonly HazardAction[]> = {
  command: OFFICERS,
  township_officer: OFFICERS,
  administrator: OFFICERS,
  grid_worker: [
    ...(['acknowledge', 'answer', 'verify', 'setCommitments', 'beginRectifying', 'reportRectified', 'assign'] as const),
    ...(['requestExtension', 'correct', 'addPhotos', 'note'] as const),
  ],
  patrol_member: ['reportRectified', 'addPhotos', 'note'],
  planner: [],
}
const REPORTERS: readonly Role[] = ['command', 'township_officer', 'administrator', 'grid_worker', 'patrol_member']

/** Whether a role may bring in reports at all. */
export const mayReport = (role: Role): boolean => REPORTERS.includes(role)

/** Whether a role ever has an action. */
export const mayEver = (role: Role, action: HazardAction): boolean => ACTIONS_OF[role].includes(action)

/** Every action that the role has, and whether the case lets it now. */
export function allowedActions(state: HazardState, who: Actor, book: RuleBook, facts: CaseFacts): AllowedAction[] {
  return ACTIONS_OF[who.role].map((action) => {
    const { reasons, missing } = hindrances(state, action, who, book, facts)
    // The photo may come with the report itself, so it hinders nothing yet.
    const allowed = reasons.every((reason) => action === 'reportRectified' && reason === 'afterPhotoMissing')
    return { action, allowed, reasons, missing }
  })
}

/** Why an action is not possible now, by stable words; empty = it is. */
export function hindrances(
  state: HazardState,
  action: HazardAction,
  who: Actor,
  book: RuleBook,
  facts: CaseFacts,
): { reasons: string[]; missing: string[] } {
  const missing = action === 'beginRectifying' ? commitmentsMissing(state, book) : []
  return { reasons: [...reasonsAgainst(state, action, who, facts, missing)], missing }
}

/** Commitments that a major hazard still needs before it may be under way. */
export function commitmentsMissing(
  { grade, commitments }: Pick<HazardState, 'grade' | 'commitments'>,
  book: RuleBook,
): string[] {
  if (grade !== 'major') return []
  return book.commitments.filter(({ key, required }) => required && !commitments[key]).map(({ key }) => key)
}

function* reasonsAgainst(
  state: HazardState,
  action: HazardAction,
  who: Actor,
  facts: CaseFacts,
  missing: readonly string[],
): Generator<string> {
  const { state: stage, verdict, clocks } = state
  const open = stage !== 'closedOut'
  const pausable = () => runningClocks(clocks).filter(({ clock }) => clock !== 'feedback')
  switch (action) {
    case 'acknowledge':
      if (stage !== 'reported') yield 'wrongState'
      break
    case 'verify':
      if (stage !== 'reported' && stage !== 'acknowledged') yield 'wrongState'
      break
    case 'setCommitments':
      if (!open || stage === 'reported') yield 'wrongState'
      break
    case 'beginRectifying':
      if (stage !== 'verified') yield 'wrongState'
      // A hazard from a file has no verdict: it is on the list because it is real.
      else if (verdict === 'false' || verdict === 'duplicate') yield 'verdictNotReal'
      if (missing.length > 0) yield 'commitmentsMissing'
      break
    case 'reportRectified':
      if (stage !== 'rectifying' || state.rectifiedAt !== null) yield 'wrongState'
      else if (needsAfterPhoto(state) && facts.afterPhotos === 0) yield 'afterPhotoMissing'
      break
    case 'reinspect':
      if (stage !== 'rectifying' || state.rectifiedAt === null) yield 'wrongState'
      break
    case 'reply':
      if (stage === 'reported' || stage === 'acknowledged') yield 'wrongState'
      break
    case 'closeOut':
      if (!mayClose(state)) yield 'wrongState'
      else if (runningClock(clocks, 'reply')) yield 'replyMissing'
      break
    case 'reopen':
      if (open) yield 'wrongState'
      break
    case 'requestExtension':
      if (!open) yield 'wrongState'
      else if (pausable().length === 0) yield 'clockStopped'
      else if (state.pendingExtension) yield 'extensionPending'
      break
    case 'decideExtension':
      yield* reasonsAgainstDeciding(state, who)
      break
    case 'pause':
      if (!open) yield 'wrongState'
      else if (state.pausedAt !== null) yield 'alreadyPaused'
      else if (pausable().length === 0) yield 'clockStopped'
      break
    case 'resume':
      if (state.pausedAt === null) yield 'notPaused'
      break
    case 'answer':
    case 'transfer':
    case 'assign':
      if (!open) yield 'wrongState'
      break
    case 'correct':
    case 'addPhotos':
    case 'note':
      break
  }
}

function* reasonsAgainstDeciding({ pendingExtension, clocks }: HazardState, who: Actor): Generator<string> {
  if (!pendingExtension) {
    yield 'noPendingExtension'
    return
  }
  const own = pendingExtension.requestedById === who.personId
  const approver = who.role === 'command' || who.role === 'administrator' || (who.role === 'township_officer' && !own)
  if (!approver) yield 'notApprover'
  if (!runningClock(clocks, pendingExtension.clock)) yield 'clockStopped'
}

function needsAfterPhoto({ grade, rectificationClass }: HazardState): boolean {
  return grade === 'major' || rectificationClass === 'onTheSpot'
}

/** Looked at again and found well; or fixed on the spot (seed 002: no penalty); or nothing to rectify. */
function mayClose({ state, verdict, rectificationClass, rectifiedAt }: HazardState): boolean {
  if (state === 'reinspected') return true
  if (state === 'rectifying') return rectificationClass === 'onTheSpot' && rectifiedAt !== null
  return state === 'verified' && (verdict === 'false' || verdict === 'duplicate')
}
