import type { DispatchAction } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'
import { happenedSince } from '../life/times.ts'
import { mayEver } from './allowed.ts'
import { confirmArrival } from './arrival.ts'
import { EVENT_OF, FOLLOWS } from './follows.ts'
import type { DispatchActor, DispatchDecided, DispatchState } from './state.ts'

export interface DispatchDeed {
  action: DispatchAction
  /** The number of the last event that the person had seen. */
  expectedVersion: number
  reason?: string | undefined
  outcome?: string | undefined
  /** Where the phone was at the arrival: lon, lat. */
  position?: readonly [number, number] | undefined
  accuracyMetres?: number | undefined
  /** Of what is told late; not before the event that it follows. */
  happenedAt?: string | undefined
  /** The same as an age, told late by a phone. */
  ageSeconds?: number | undefined
}

interface Outcome {
  decided: DispatchDecided
  happenedAt: string
}

/**
 * What an action brings about, and when it happened. Throws `forbidden` for whoever never has it, `dispatchMoved` where somebody else
 * was first, `actionNotAllowed`, `reasonMissing`, `inTheFuture`, `beforePrevious`.
 */
export function decide(state: DispatchState, deed: DispatchDeed, actor: DispatchActor, now: string): Outcome {
  const { action } = deed
  if (!mayEver(action, actor))
    throw new ServiceError('forbidden', `${action} is for the team and for those who send it`, {
      ...{ action, role: actor.role },
    })
  if (deed.expectedVersion < state.version) throw somebodyWasFirst(state)
  if (!FOLLOWS[state.state].includes(EVENT_OF[action]))
    throw new ServiceError('actionNotAllowed', `${action} is not possible at ${state.state}`, {
      ...{ action, state: state.state, reasons: ['wrongState'], missing: [] },
    })
  const happenedAt = happenedSince(state.movedAt ?? state.offeredAt, deed, now)
  return { decided: consequence(state, deed, !actor.isOfTeam), happenedAt }
}

/** What becomes of an offer that nobody has answered in time; null where it has been answered, or may still be. */
export function decideTimeout({ state, answerDueAt }: DispatchState, now: string): Outcome | null {
  if (state !== 'offered' || now < answerDueAt) return null
  return { decided: { event: 'timedOut', payload: {} }, happenedAt: answerDueAt }
}

function consequence(state: DispatchState, deed: DispatchDeed, onBehalf: boolean): DispatchDecided {
  switch (deed.action) {
    case 'accept':
      return { event: 'accepted', payload: { onBehalf } }
    case 'decline':
      return { event: 'declined', payload: { reason: reasonOf(deed), onBehalf } }
    case 'depart':
      return { event: 'departed', payload: { onBehalf } }
    case 'arrive': {
      const confirmed = confirmArrival(state, deed.position, deed.accuracyMetres)
      return { event: 'arrived', payload: { ...confirmed, onBehalf } }
    }
    case 'clear':
      return { event: 'cleared', payload: { outcome: deed.outcome ?? '', onBehalf } }
    case 'recall':
      return { event: 'recalled', payload: { reason: reasonOf(deed) } }
  }
}

function reasonOf({ action, reason }: DispatchDeed): string {
  if (reason) return reason
  throw new ServiceError('reasonMissing', `${action} wants a reason`, { action })
}

function somebodyWasFirst({ movedBy, movedAt, movedEvent, state, version }: DispatchState): ServiceError {
  return new ServiceError('dispatchMoved', `${movedBy} was first: ${movedEvent} at ${movedAt}`, {
    ...{ byName: movedBy ?? '', at: movedAt ?? '', event: movedEvent ?? '', state, version },
  })
}
