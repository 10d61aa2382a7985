import type { FieldTask } from '@wangge/api/contract'
import type { HazardAction } from '@wangge/db/vocabulary'

/** Pages on which something is filled in before it is sent. */
export const STEP_PAGES = [
  'verify',
  'rectify',
  'finish',
  'reinspect',
  'closeOut',
  'clear',
  'decline',
  'photo',
  'more',
  'answer',
  'call',
] as const
export type StepPage = (typeof STEP_PAGES)[number]

/** The one thing to do next: said by one tap, or on a page of its own. */
export type NextStep = { tap: 'accept' | 'depart' | 'arrive' | 'acknowledge' } | { page: StepPage }

/** Steps of the case in the order in which they come, each with the page that takes it. */
const OF_HAZARD: readonly (readonly [HazardAction, NextStep])[] = [
  ['verify', { page: 'verify' }],
  ['beginRectifying', { page: 'rectify' }],
  ['reportRectified', { page: 'finish' }],
  ['reinspect', { page: 'reinspect' }],
  ['closeOut', { page: 'closeOut' }],
  ['acknowledge', { tap: 'acknowledge' }],
]

/** The primary button of a task by what the server allows: first to get there, then the case, then to leave. Null = nothing to do. */
export function nextStep({ dispatch, hazard }: FieldTask): NextStep | null {
  const can = (action: string): boolean => dispatch?.allowedActions.some((one) => one === action) ?? false
  if (can('accept')) return { tap: 'accept' }
  if (can('depart')) return { tap: 'depart' }
  if (can('arrive')) return { tap: 'arrive' }
  const found = OF_HAZARD.find(([action]) => isPossible(hazard, action))
  if (found) return found[1]
  return can('clear') ? { page: 'clear' } : null
}

/** Allowed, or hindered only by commitments that the page asks for. */
export function isPossible(hazard: FieldTask['hazard'], action: HazardAction): boolean {
  const one = hazard?.allowedActions.find((allowed) => allowed.action === action)
  if (!one) return false
  return one.allowed || (one.reasons.length === 1 && one.reasons[0] === 'commitmentsMissing')
}
