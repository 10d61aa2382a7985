import type { Hazard } from '@wangge/api/contract'

export const WAITING = [
  'answer',
  'acknowledge',
  'verify',
  'rectify',
  'rectifying',
  'reinspect',
  'closeOut',
  'closedOut',
  'falseReport',
  'merged',
] as const
/** What a case waits for: the next thing somebody must do, or how it ended. */
export type Waiting = (typeof WAITING)[number]

type Standing = Pick<Hazard, 'state' | 'verdict' | 'dueClock' | 'rectifiedAt'>

export function waitingFor({ state, verdict, dueClock, rectifiedAt }: Standing): Waiting {
  if (state === 'closedOut')
    return verdict === 'false' ? 'falseReport' : verdict === 'duplicate' ? 'merged' : 'closedOut'
  // The reporter waits for a person's word first, whatever step the case is at.
  if (dueClock === 'feedback') return 'answer'
  switch (state) {
    case 'reported':
      return 'acknowledge'
    case 'acknowledged':
      return 'verify'
    case 'verified':
      return verdict === 'false' || verdict === 'duplicate' ? 'closeOut' : 'rectify'
    case 'rectifying':
      return rectifiedAt === null ? 'rectifying' : 'reinspect'
    case 'reinspected':
      return 'closeOut'
  }
}
