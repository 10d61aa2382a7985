import type { AllowedAction, FieldTask } from '@wangge/api/contract'
import type { DispatchAction, DispatchState, HazardAction } from '@wangge/db/vocabulary'
import type { FieldAction, QueueItem } from '../offline/types.ts'

/** What somebody wrote on this phone and the server has not taken yet, as far as it moves a task on. */
type Pending = Pick<QueueItem, 'action' | 'state'>

type HazardToDo = NonNullable<FieldTask['hazard']>
type HazardWritten = Extract<FieldAction, { type: 'hazardAction' }>['action']

/**
 * The task as it will stand once what waits on this phone is sent, so that one can go on without a network; null once nothing of it is
 * left to do. The server decides when it is sent: a guess that was wrong comes back as a conflict.
 */
export function withPending(task: FieldTask, items: readonly Pending[]): FieldTask | null {
  const waiting = items.filter(({ state }) => state === 'queued' || state === 'sending')
  let ahead = task
  for (const { action } of waiting) ahead = after(ahead, action)
  if (ahead === task || ahead.dispatch !== null) return ahead
  const { hazard } = ahead
  return hazard !== null && hazard.state !== 'closedOut' && hasSomethingLeft(hazard) ? ahead : null
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
