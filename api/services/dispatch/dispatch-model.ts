import type { Context } from '@wangge/db'
import type { DispatchAction, DispatchState as Stage } from '@wangge/db/vocabulary'
import { TOWNSHIPS } from '../../testing/quarter.ts'

/** What people are told of teams, hazards and who is sent, in as few words as possible: what the product is held against. */
export interface Model {
  teams: ModelTeam[]
  hazards: ModelHazard[]
  sendings: ModelSending[]
  dispatches: ModelDispatch[]
  /** Since the run began. */
  seconds: number
}
export interface ModelTeam {
  id: string
  township: 0 | 1
  member: Context
  /** [from, to) in seconds since the run began. */
  shifts: [from: number, to: number][]
}
export interface ModelHazard {
  id: string
  township: 0 | 1
  /** Neither closed out nor found false. */
  isWanted: boolean
}
export interface ModelSending {
  id: string
  hazardId: string
  goesOn: boolean
  /** Somebody goes, or the next has yet to be asked: who that is, is the ranking's to say. */
  isAsking: boolean
  /** Null = teams of all townships. */
  township: 0 | 1 | null
}
export interface ModelDispatch {
  id: string
  sendingId: string
  hazardId: string
  teamId: string
  stage: Stage
  version: number
}

const ENDS: readonly Stage[] = ['cleared', 'declined', 'timedOut', 'recalled']
export const isUnderWay = ({ stage }: ModelDispatch): boolean => !ENDS.includes(stage)

/** Written from the agreed table, not from the code. */
const LIFE: Record<DispatchAction, { from: Stage[]; to: Stage }> = {
  accept: { from: ['offered'], to: 'accepted' },
  decline: { from: ['offered', 'accepted', 'departed'], to: 'declined' },
  depart: { from: ['accepted'], to: 'departed' },
  arrive: { from: ['accepted', 'departed'], to: 'arrived' },
  clear: { from: ['arrived'], to: 'cleared' },
  recall: { from: ['offered', 'accepted', 'departed'], to: 'recalled' },
}
export const stageAfter = (action: DispatchAction): Stage => LIFE[action].to
/** What brings a dispatch on from a stage. */
export function onwardFrom(stage: Stage): DispatchAction {
  if (stage === 'offered') return 'accept'
  if (stage === 'accepted') return 'depart'
  return stage === 'departed' ? 'arrive' : 'clear'
}
const SENDERS = ['command', 'township_officer', 'administrator']

export const isOnDuty = ({ shifts }: ModelTeam, seconds: number): boolean =>
  shifts.some(([from, to]) => from <= seconds && seconds < to)

export const underWayOf = (model: Model, teamId: string) =>
  model.dispatches.find((one) => one.teamId === teamId && isUnderWay(one))

const sees = ({ scope }: Context, township: 0 | 1): boolean => scope === null || scope.code === TOWNSHIPS[township]

/** What sending is answered with; `done?` = done, or overrideUnexplained where another is first. */
export function expectedOfSending(
  model: Model,
  who: Context,
  { hazard, team, isExplained }: { hazard: ModelHazard; team: ModelTeam; isExplained: boolean },
): string {
  if (!SENDERS.includes(who.role)) return 'forbidden'
  if (!sees(who, hazard.township)) return 'notFound'
  if (!sees(who, team.township)) return 'notFound'
  if (!hazard.isWanted) return 'actionNotAllowed'
  if (asksFor(model, hazard)) return 'alreadySent'
  if (underWayOf(model, team.id)) return 'teamBusy'
  if (!isOnDuty(team, model.seconds)) return 'teamNotOnDuty'
  return isExplained ? 'done' : 'done?'
}

const asksFor = ({ sendings }: Model, { id }: ModelHazard): boolean =>
  sendings.some(({ hazardId, isAsking }) => hazardId === id && isAsking)

/** What an action is answered with. */
export function expectedOfAction(
  model: Model,
  who: Context,
  { dispatch, action, isStale }: { dispatch: ModelDispatch; action: DispatchAction; isStale: boolean },
): string {
  const hazard = model.hazards.find(({ id }) => id === dispatch.hazardId)
  const team = model.teams.find(({ id }) => id === dispatch.teamId)
  if (!hazard || !team) throw new Error('A dispatch has a hazard and a team')
  if (!sees(who, hazard.township) && !sees(who, team.township)) return 'notFound'
  const isOfTeam = team.member.personId === who.personId
  if (!SENDERS.includes(who.role) && !(isOfTeam && action !== 'recall')) return 'forbidden'
  if (isStale && dispatch.version > 1) return 'dispatchMoved'
  return LIFE[action].from.includes(dispatch.stage) ? 'done' : 'actionNotAllowed'
}
