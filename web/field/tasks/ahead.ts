import type { AllowedAction, FieldTask, FieldTeam } from '@wangge/api/contract'
import type { DispatchAction, DispatchState, HazardAction } from '@wangge/db/vocabulary'
import type { FieldAction, QueueItem } from '../offline/types.ts'

/** What somebody wrote on this phone and the list does not know yet, as far as it moves a task on. */
type Pending = Pick<QueueItem, 'action' | 'state' | 'sentVersion'>

type HazardToDo = NonNullable<FieldTask['hazard']>
type HazardWritten = Extract<FieldAction, { type: 'hazardAction' }>['action']

/**
 * The task as it will stand once what waits on this phone is sent, so that one can go on without a network; null once nothing of it is
 * left to do. The server decides when it is sent: a guess that was wrong comes back as a conflict. What was sent counts until the list
 * has been read anew: the button must not go back to the step before for that moment.
 */
export function withPending(task: FieldTask, items: readonly Pending[]): FieldTask | null {
  let ahead = task
  for (const item of items) if (isAhead(item, task)) ahead = after(ahead, item.action)
  if (ahead === task || ahead.dispatch !== null) return ahead
  const { hazard } = ahead
  return hazard !== null && hazard.state !== 'closedOut' && hasSomethingLeft(hazard) ? ahead : null
}

/**
 * The team with what its member said of its duty on this phone: what waits, and what was sent after the reading of the list began.
 * `known`: ids of items sent before that.
 */
export function withDuty(
  team: FieldTeam,
  items: readonly Pick<QueueItem, 'id' | 'action' | 'state'>[],
  known: ReadonlySet<string> | null,
): FieldTeam {
  const said = items.findLast(
    ({ id, action, state }) =>
      action.type === 'duty' &&
      action.teamId === team.id &&
      (state === 'queued' || state === 'sending' || (state === 'sent' && known !== null && !known.has(id))),
  )
  if (said?.action.type !== 'duty') return team
  return { ...team, duty: said.action.duty, isOnDuty: said.action.duty === 'on' }
}

function isAhead({ action, state, sentVersion }: Pending, { dispatch, hazard }: FieldTask): boolean {
  if (state !== 'sent') return state === 'queued' || state === 'sending'
  const listed = action.type === 'dispatchAction' ? dispatch : hazard
  return sentVersion !== null && listed !== null && sentVersion > listed.version
}

function after(task: FieldTask, written: FieldAction): FieldTask {
  switch (written.type) {
    case 'dispatchAction':
      if (written.dispatchId !== task.dispatch?.id) return task
      return { ...task, dispatch: dispatchAfter(task.dispatch, written.action.action) }
    case 'hazardAction':
      if (!task.hazard || !('id' in written.hazard) || written.hazard.id !== task.id) return task
      return { ...task, hazard: hazardAfter(task.hazard, written.action) }
    case 'reportHazard':
    case 'duty':
      return task
  }
}

const DISPATCH_AFTER: Record<DispatchAction, { state: DispatchState; next: DispatchAction[] } | null> = {
  accept: { state: 'accepted', next: ['decline', 'depart', 'arrive'] },
  depart: { state: 'departed', next: ['decline', 'arrive'] },
  arrive: { state: 'arrived', next: ['clear'] },
  decline: null,
  clear: null,
  recall: null,
}

function dispatchAfter(dispatch: NonNullable<FieldTask['dispatch']>, action: DispatchAction): FieldTask['dispatch'] {
  const then = DISPATCH_AFTER[action]
  return then && { ...dispatch, state: then.state, allowedActions: then.next }
}

function hazardAfter(hazard: HazardToDo, written: HazardWritten): HazardToDo {
  switch (written.action) {
    case 'acknowledge':
      return next({ ...hazard, state: 'acknowledged' }, ['verify', 'answer'])
    case 'verify':
      return next(
        { ...hazard, state: 'verified', verdict: written.verdict },
        written.verdict === 'real' ? ['beginRectifying'] : [],
      )
    case 'setCommitments':
      return { ...hazard, allowedActions: hazard.allowedActions.map(withoutMissing(Object.keys(written.commitments))) }
    case 'beginRectifying':
      return next({ ...hazard, state: 'rectifying', rectificationClass: written.rectificationClass }, [
        'reportRectified',
      ])
    case 'reportRectified':
      return next({ ...hazard, rectifiedAt: new Date(0).toISOString() }, ['reinspect'])
    case 'reinspect':
      return next({ ...hazard, state: written.passed ? 'reinspected' : 'rectifying', rectifiedAt: null }, ['closeOut'])
    case 'closeOut':
      return { ...hazard, state: 'closedOut' }
    default:
      return hazard
  }
}

/** Actions that a case at any step allows. */
const ALWAYS: readonly HazardAction[] = ['note', 'addPhotos', 'answer']

/** The case with these actions allowed, as far as the role has them, and no others but what is always possible. */
function next(hazard: HazardToDo, actions: readonly HazardAction[]): HazardToDo {
  const allowedActions = hazard.allowedActions.map((one) => {
    const isNext = actions.includes(one.action)
    // What a major hazard still needs first is known beforehand, and stays.
    const hindered = one.action === 'beginRectifying' && one.missing.length > 0
    if (isNext && hindered) return { ...one, allowed: false, reasons: ['commitmentsMissing'] }
    if (isNext) return { ...one, allowed: true, reasons: [], missing: [] }
    return ALWAYS.includes(one.action) ? one : { ...one, allowed: false, reasons: ['wrongState'] }
  })
  return { ...hazard, allowedActions }
}

const withoutMissing =
  (given: readonly string[]) =>
  (one: AllowedAction): AllowedAction => {
    if (one.action !== 'beginRectifying' || one.missing.length === 0) return one
    const missing = one.missing.filter((key) => !given.includes(key))
    if (missing.length > 0) return { ...one, missing }
    const reasons = one.reasons.filter((reason) => reason !== 'commitmentsMissing')
    return { ...one, missing, reasons, allowed: reasons.length === 0 }
  }

const hasSomethingLeft = ({ allowedActions }: HazardToDo): boolean =>
  allowedActions.some(({ action, allowed }) => allowed && !ALWAYS.includes(action))
