import type { HazardCase } from '@wangge/api/contract'
import type { HazardState } from '@wangge/db/vocabulary'

const STEPS = [
  'reported',
  'acknowledged',
  'verified',
  'rectifying',
  'reinspected',
  'closedOut',
] as const satisfies readonly HazardState[]

export interface Step {
  key: (typeof STEPS)[number]
  /** `skipped`: this case does not need it. */
  status: 'done' | 'current' | 'ahead' | 'skipped'
  at: string | null
}

type Walked = Pick<
  HazardCase,
  | 'state'
  | 'verdict'
  | 'rectificationClass'
  | 'reportedAt'
  | 'acknowledgedAt'
  | 'verifiedAt'
  | 'rectifiedAt'
  | 'reinspectedAt'
  | 'closedOutAt'
>

/** The six steps of a hazard as its head shows them; the current one is what people work at now. */
export function stepsOf(hazard: Walked): Step[] {
  const isDropped = hazard.verdict === 'false' || hazard.verdict === 'duplicate'
  const isOnTheSpot = hazard.rectificationClass === 'onTheSpot'
  const done = doneSteps(hazard)
  const at = {
    reported: hazard.reportedAt,
    acknowledged: hazard.acknowledgedAt,
    verified: hazard.verifiedAt,
    rectifying: hazard.rectifiedAt,
    reinspected: hazard.reinspectedAt,
    closedOut: hazard.closedOutAt,
  }
  const isSkipped = (key: Step['key']): boolean =>
    (isDropped && (key === 'rectifying' || key === 'reinspected')) || (isOnTheSpot && key === 'reinspected')
  const current = STEPS.find((key, place) => place >= done && !isSkipped(key))
  return STEPS.map((key, place) => ({
    key,
    status: isSkipped(key) ? 'skipped' : place < done ? 'done' : key === current ? 'current' : 'ahead',
    at: place < done && !isSkipped(key) ? at[key] : null,
  }))
}

/** How many steps from the first are behind it; rectifying is only once it was reported as rectified. */
function doneSteps({ state, rectifiedAt }: Walked): number {
  const place = STEPS.indexOf(state)
  return state === 'rectifying' && rectifiedAt === null ? place : place + 1
}
