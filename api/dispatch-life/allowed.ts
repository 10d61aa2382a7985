import { DISPATCH_ACTIONS, type DispatchAction, type Role, type DispatchState as Stage } from '@wangge/db/vocabulary'
import { EVENT_OF, FOLLOWS } from './follows.ts'
import type { DispatchActor } from './state.ts'

/** Those who send teams, recall them, and say for a team what it says by phone. Which ones they may, their scope says. */
export const SENDERS: readonly Role[] = ['command', 'township_officer', 'administrator']

/** Whether the person ever has the action: a team's members speak for it, senders for any they see; only senders recall. */
export function mayEver(action: DispatchAction, { role, isOfTeam }: DispatchActor): boolean {
  if (SENDERS.includes(role)) return true
  return isOfTeam && role !== 'planner' && action !== 'recall'
}

/** What the person may do at this stage. */
export function allowedActions(stage: Stage, actor: DispatchActor): DispatchAction[] {
  return DISPATCH_ACTIONS.filter((action) => FOLLOWS[stage].includes(EVENT_OF[action]) && mayEver(action, actor))
}
