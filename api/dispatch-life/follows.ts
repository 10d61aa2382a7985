import type { DispatchAction, DispatchEvent, DispatchState as Stage } from '@wangge/db/vocabulary'

/** What may follow what; each event is named after the state it leads to. From `accepted` to `arrived`: the team was next door. */
export const FOLLOWS: Record<Stage, readonly DispatchEvent[]> = {
  offered: ['accepted', 'declined', 'timedOut', 'recalled'],
  accepted: ['departed', 'arrived', 'declined', 'recalled'],
  departed: ['arrived', 'declined', 'recalled'],
  arrived: ['cleared'],
  cleared: [],
  declined: [],
  timedOut: [],
  recalled: [],
}

export const EVENT_OF: Record<DispatchAction, DispatchEvent> = {
  accept: 'accepted',
  decline: 'declined',
  depart: 'departed',
  arrive: 'arrived',
  clear: 'cleared',
  recall: 'recalled',
}

/** Whether a team at this stage is taken up by the dispatch. */
export const isActive = (stage: Stage): boolean => FOLLOWS[stage].length > 0
