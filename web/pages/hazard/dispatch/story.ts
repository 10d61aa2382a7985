import type { Candidate, Dispatch } from '@wangge/api/contract'
import type { DispatchState, SendingState } from '@wangge/db/vocabulary'

/** One call for help: the teams asked one after another, oldest first. */
export interface SendingStory {
  id: string
  state: SendingState
  attempts: readonly Dispatch[]
  latest: Dispatch
}

const ACTIVE: readonly DispatchState[] = ['offered', 'accepted', 'departed', 'arrived']

export const isActive = ({ state }: Pick<Dispatch, 'state'>): boolean => ACTIVE.includes(state)

/** Dispatches of one hazard by their sending, the latest sending first. */
export function sendingsOf(dispatches: readonly Dispatch[]): SendingStory[] {
  const bySending = new Map<string, Dispatch[]>()
  for (const dispatch of dispatches) {
    const group = bySending.get(dispatch.sendingId)
    if (group) group.push(dispatch)
    else bySending.set(dispatch.sendingId, [dispatch])
  }
  return [...bySending]
    .flatMap(([id, group]) => {
      const attempts = group.toSorted((a, b) => a.attempt - b.attempt)
      const latest = attempts.at(-1)
      return latest ? [{ id, state: latest.sendingState, attempts, latest }] : []
    })
    .toSorted((a, b) => b.latest.offeredAt.localeCompare(a.latest.offeredAt))
}

/** How a dispatch stands now, with the clock that runs in it; all lengths in seconds. */
export type Standing =
  | { kind: 'asking'; secondsLeft: number; usedShare: number }
  /** The time to answer is over and the server has not moved on yet. */
  | { kind: 'passingOn' }
  | { kind: 'accepted'; waitingSeconds: number }
  | { kind: 'underway'; etaAt: string | null; secondsLeft: number | null }
  | { kind: 'onScene'; by: 'position' | 'word'; metres: number | null; forSeconds: number }
  | { kind: 'ended'; state: 'cleared' | 'declined' | 'timedOut' | 'recalled' }

export function standingOf(dispatch: Dispatch, nowMs: number): Standing {
  const since = (instant: string | null): number =>
    instant === null ? 0 : Math.max(0, Math.floor((nowMs - Date.parse(instant)) / 1000))
  switch (dispatch.state) {
    case 'offered':
      return askingOf(dispatch, nowMs)
    case 'accepted':
      return { kind: 'accepted', waitingSeconds: since(dispatch.acceptedAt) }
    case 'departed': {
      const { etaAt } = dispatch
      return {
        kind: 'underway',
        etaAt,
        secondsLeft: etaAt === null ? null : Math.trunc((Date.parse(etaAt) - nowMs) / 1000),
      }
    }
    case 'arrived':
      return {
        kind: 'onScene',
        by: dispatch.arrivedBy ?? 'word',
        metres: dispatch.arrivalMetres,
        forSeconds: since(dispatch.arrivedAt),
      }
    default:
      return { kind: 'ended', state: dispatch.state }
  }
}

function askingOf({ offeredAt, answerDueAt }: Dispatch, nowMs: number): Standing {
  const [from, due] = [Date.parse(offeredAt), Date.parse(answerDueAt)]
  if (nowMs >= due) return { kind: 'passingOn' }
  const usedShare = due > from ? Math.min(1, Math.max(0, (nowMs - from) / (due - from))) : 1
  return { kind: 'asking', secondsLeft: Math.ceil((due - nowMs) / 1000), usedShare }
}

/** One step that was taken, and the seconds since the one before; null for the first. */
export interface Moment {
  state: DispatchState
  at: string
  seconds: number | null
}

/** What happened in a dispatch, in order. */
export function momentsOf(dispatch: Dispatch): Moment[] {
  const at: readonly (readonly [DispatchState, string | null])[] = [
    ['offered', dispatch.offeredAt],
    ['accepted', dispatch.acceptedAt],
    ['departed', dispatch.departedAt],
    ['arrived', dispatch.arrivedAt],
    ['cleared', dispatch.clearedAt],
    ['declined', dispatch.declinedAt],
    ['timedOut', dispatch.timedOutAt],
    ['recalled', dispatch.recalledAt],
  ]
  const taken = at
    .flatMap(([state, instant]) => (instant === null ? [] : [{ state, at: instant }]))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return taken.map((moment, place) => {
    const before = taken[place - 1]
    return { ...moment, seconds: before ? Math.round((Date.parse(moment.at) - Date.parse(before.at)) / 1000) : null }
  })
}

/** Who can be sent, quickest first, and who cannot. */
export function splitCandidates(candidates: readonly Candidate[]): { ready: Candidate[]; others: Candidate[] } {
  const ready = candidates.filter(({ canBeSent }) => canBeSent).toSorted((a, b) => a.rank - b.rank)
  return { ready, others: candidates.filter(({ canBeSent }) => !canBeSent) }
}

/** Who would be asked next, after those asked already. */
export function nextToAsk(candidates: readonly Candidate[], story: SendingStory): Candidate | null {
  const asked = new Set(story.attempts.map(({ teamId }) => teamId))
  return splitCandidates(candidates).ready.find(({ teamId }) => !asked.has(teamId)) ?? null
}

/** The next step for the one who goes: what his one big button says; null once there is none. */
export function nextStep({ allowedActions }: Pick<Dispatch, 'allowedActions'>) {
  return (['accept', 'depart', 'arrive', 'clear'] as const).find((action) => allowedActions.includes(action)) ?? null
}
