import type { AllowedAction, HazardCase } from '@wangge/api/contract'
import { HAZARD_STATES, type HazardAction, type HazardState } from '@wangge/db/vocabulary'

/** Steps of the life, in the order in which they come; each is offered in the bar. */
const FLOW = [
  'answer',
  'acknowledge',
  'verify',
  'setCommitments',
  'beginRectifying',
  'reportRectified',
  'reinspect',
  'reply',
  'closeOut',
  'decideExtension',
] as const satisfies readonly HazardAction[]
const BESIDE = ['requestExtension', 'assign', 'transfer'] as const satisfies readonly HazardAction[]
const MORE = ['pause', 'resume', 'correct', 'reopen'] as const satisfies readonly HazardAction[]

export interface ActionLayout {
  /** The one to do next. */
  primary: AllowedAction | null
  /** What else the life allows now, and the next step that it does not allow yet, with its reason. */
  flow: AllowedAction[]
  beside: AllowedAction[]
  more: AllowedAction[]
}

type Acted = Pick<
  HazardCase,
  | 'allowedActions'
  | 'state'
  | 'grade'
  | 'missingCommitments'
  | 'dueClock'
  | 'rectifiedAt'
  | 'verdict'
  | 'answeredAt'
  | 'repliedAt'
  | 'pendingExtension'
  | 'clocks'
>

/** Where each action of the server's answer stands in the bar. Photos and notes have their own places on the page. */
export function actionLayout(hazard: Acted): ActionLayout {
  const find = (name: HazardAction): AllowedAction | undefined =>
    hazard.allowedActions.find(({ action }) => action === name)
  const list = (names: readonly HazardAction[]): AllowedAction[] =>
    names.map(find).filter((action) => action !== undefined)
  const order = nextActions(hazard)
  const primary = order.map(find).find((action) => action?.allowed) ?? null
  const upcoming = order.map(find).find((action) => action && !action.allowed) ?? null
  const flow = list(FLOW).filter(
    (action) => action !== primary && (action.allowed ? isWorth(action.action, hazard) : action === upcoming),
  )
  const isReopenNext = primary?.action === 'reopen'
  const others = list(FLOW).filter((action) => action !== primary && !flow.includes(action))
  return {
    primary,
    flow,
    beside: list(BESIDE).filter(({ allowed }) => allowed),
    more: [
      ...list(BESIDE).filter(({ allowed }) => !allowed),
      ...list(isReopenNext ? MORE.filter((name) => name !== 'reopen') : MORE),
      ...others,
    ],
  }
}

/** What comes next, most urgent first; the first that is allowed is the primary button. */
function nextActions(hazard: Acted): HazardAction[] {
  const { state, grade, missingCommitments, dueClock, rectifiedAt, verdict, pendingExtension } = hazard
  const answer: HazardAction[] = dueClock === 'feedback' && state !== 'reported' ? ['answer'] : []
  const decide: HazardAction[] = pendingExtension === null ? [] : ['decideExtension']
  switch (state) {
    case 'reported':
      return ['acknowledge', 'answer', 'verify']
    case 'acknowledged':
      return [...answer, ...decide, 'verify', 'beginRectifying']
    case 'verified': {
      if (verdict === 'false' || verdict === 'duplicate') return [...answer, 'closeOut', 'reply']
      const isMissing = grade === 'major' && missingCommitments.length > 0
      return [...answer, ...(isMissing ? (['setCommitments'] as const) : []), 'beginRectifying', 'reportRectified']
    }
    case 'rectifying':
      return [
        ...answer,
        ...decide,
        ...(rectifiedAt === null ? (['reportRectified'] as const) : []),
        'reinspect',
        'closeOut',
      ]
    case 'reinspected':
      return [...answer, ...decide, 'closeOut', 'reply']
    case 'closedOut':
      return [...(hazard.repliedAt === null ? (['reply'] as const) : []), 'reopen']
  }
}

/** Allowed for long, but of use only while something waits for it. */
function isWorth(action: HazardAction, { answeredAt, repliedAt, grade, missingCommitments, clocks }: Acted): boolean {
  // Only where a reporter waits for it.
  if (action === 'reply') return repliedAt === null && clocks.some(({ clock }) => clock === 'reply')
  if (action === 'answer') return answeredAt === null
  if (action === 'setCommitments') return grade === 'major' && missingCommitments.length > 0
  return true
}

/** After which state an action of the life is over. */
const DONE_AFTER: Partial<Record<HazardAction, HazardState>> = {
  acknowledge: 'reported',
  verify: 'acknowledged',
  beginRectifying: 'verified',
  reportRectified: 'rectifying',
  reinspect: 'rectifying',
}

/** Which side of its step a refused action stands on: over, still ahead, or the case is closed; null where it has no step. */
export function wrongStateOf(action: HazardAction, state: HazardState): 'past' | 'ahead' | 'closed' | null {
  if (state === 'closedOut') return 'closed'
  const step = DONE_AFTER[action]
  if (action === 'closeOut' || action === 'reply' || action === 'setCommitments' || action === 'reopen') return 'ahead'
  if (step === undefined) return null
  return HAZARD_STATES.indexOf(state) > HAZARD_STATES.indexOf(step) ? 'past' : 'ahead'
}
