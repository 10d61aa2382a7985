import type { CaseEvent } from '@wangge/api/contract'
import type { TextKey } from '../../../text/index.ts'
import { zh } from '../../../text/zh.ts'

/** Which clocks an event may stop; what it says about time follows from them. */
const STOPS: Readonly<Record<string, readonly string[]>> = {
  answered: ['feedback', 'answer'],
  verified: ['verify'],
  rectified: ['rectify'],
  reinspectionPassed: ['reinspect'],
  reinspectionFailed: ['reinspect'],
  replied: ['reply'],
  attackBegun: ['firstAttack'],
}

export interface StoppedClock {
  startedAt: string
  stoppedAt: string
  dueAt: string | null
}

/** The text key of an event's name: a verdict has its own. Events of newer servers have none. */
export function eventKey(
  { event, payload }: Pick<CaseEvent, 'event' | 'payload'>,
  prefix = 'hazard.event',
): TextKey | null {
  const verdict = event === 'verified' ? text(payload['verdict']) : ''
  const own = verdict ? `${prefix}.${event}.${verdict}` : `${prefix}.${event}`
  return own in zh ? (own as TextKey) : null
}

/** The clock that this event stopped, as the event itself carries it, else as the case has it. */
export function stoppedClock(
  { event, payload, happenedAt }: Pick<CaseEvent, 'event' | 'payload' | 'happenedAt'>,
  clocks: readonly { clock: string; startedAt: string; stoppedAt: string | null; dueAt: string | null }[],
): StoppedClock | null {
  const names = STOPS[event] ?? []
  const own = entriesOf(payload['clocks']).find(
    (entry) => names.includes(text(entry['clock'])) && text(entry['stoppedAt']) !== '',
  )
  if (own) {
    return { startedAt: text(own['startedAt']), stoppedAt: text(own['stoppedAt']), dueAt: text(own['dueAt']) || null }
  }
  const known = clocks.find(({ clock, stoppedAt }) => names.includes(clock) && stoppedAt === happenedAt)
  return known?.stoppedAt ? { ...known, stoppedAt: known.stoppedAt } : null
}

function entriesOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : []
}

/** A payload's value as text; '' where it is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
