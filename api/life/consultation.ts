import type { ConsultationAction, ConsultationState as Stage } from '@wangge/db/vocabulary'
import type { Consultation } from '../contract/cases.ts'
import { type ClockEntry, runningClocks, startClock, stopClock } from './clock-entry.ts'
import { maskName, maskPhone } from './masking.ts'
import type { RuleBook } from './rule-book.ts'
import {
  type ActionTable,
  allowedBy,
  type DecidedOf,
  moved,
  needed,
  type RecordOf,
  refuse,
  type SmallCase,
} from './small-case.ts'
import type { Actor } from './state.ts'

/** A question asked at a service point, as its stream tells it. */
export interface ConsultationState extends SmallCase<Stage> {
  channel: Consultation['channel']
  servicePointId: string | null
  servicePointName: string
  question: string
  answer: string
  askerNameMasked: string | null
  askerPhoneMasked: string | null
  askedAt: string
  receivedAt: string
  answeredAt: string | null
  answeredBy: string | null
  closedAt: string | null
}

interface Payloads {
  asked: {
    serial: string
    channel: Consultation['channel']
    servicePointId: string
    servicePointName: string
    cellCode: string | null
    question: string
    asker: { nameMasked: string; phoneMasked: string } | null
    clocks: ClockEntry[]
  }
  answered: { text: string; clocks: ClockEntry[] }
  closed: { text: string }
  noted: { text: string }
}
export type ConsultationRecord = RecordOf<Payloads>
type Decided = DecidedOf<Payloads>

export interface Question extends Omit<Payloads['asked'], 'asker' | 'clocks'> {
  asker: { name: string; phone: string } | null
}

const STAFF = ['command', 'township_officer', 'administrator', 'grid_worker', 'patrol_member'] as const
const TABLE: ActionTable<ConsultationAction, Stage> = {
  from: { answer: ['asked'], close: ['answered'], note: ['asked', 'answered', 'closed'] },
  roles: { answer: STAFF, close: STAFF, note: STAFF },
}

/** The event that a question becomes; it starts the clock of seed 001: answered within ten minutes. */
export function decideQuestion({ asker, ...facts }: Question, askedAt: string, book: RuleBook): Decided {
  const masked = asker && { nameMasked: maskName(asker.name), phoneMasked: maskPhone(asker.phone) }
  const clocks = [startClock(book.rule('answer'), askedAt, book.calendar)]
  return { event: 'asked', payload: { ...facts, asker: masked, clocks } }
}

export const allowedOnConsultation = (state: ConsultationState, who: Actor) => allowedBy(TABLE, state.state, who.role)

/** What an action brings about. Throws `forbidden`, `hazardMoved`, `actionNotAllowed`, `invalidInput`. */
export function decideConsultation(
  state: ConsultationState,
  action: { action: ConsultationAction; expectedVersion: number; text: string },
  who: Actor,
  { book, now, movedVersion }: { book: RuleBook; now: string; movedVersion: number },
): Decided {
  refuse(TABLE, state, action, who, movedVersion)
  switch (action.action) {
    case 'answer': {
      const clocks = runningClocks(state.clocks).map((clock) => stopClock(clock, now, book.calendar))
      return { event: 'answered', payload: { text: needed('text', action.text), clocks } }
    }
    case 'close':
      return { event: 'closed', payload: { text: action.text } }
    case 'note':
      return { event: 'noted', payload: { text: needed('text', action.text) } }
  }
}

/** The state after one more event. Throws RangeError where the stream has a gap or does not begin with `asked`. */
export function projectConsultation(before: ConsultationState | null, record: ConsultationRecord): ConsultationState {
  const expected = (before?.version ?? 0) + 1
  if (record.version !== expected) throw new RangeError(`expected event ${expected}, got ${record.version}`)
  const after = before === null ? begin(record) : { ...before, ...change(record) }
  return { ...after, version: record.version, ...moved(after.clocks, record) }
}

function begin(record: ConsultationRecord): ConsultationState {
  if (record.event !== 'asked') throw new RangeError(`expected a stream to begin with asked, got ${record.event}`)
  const { asker, clocks: _, ...facts } = record.payload
  return {
    ...facts,
    ...{ version: 0, state: 'asked', answer: '', clocks: [], dueAt: null, soonAt: null },
    ...{ movedEvent: null, movedAt: null, movedBy: null },
    askerNameMasked: asker?.nameMasked ?? null,
    askerPhoneMasked: asker?.phoneMasked ?? null,
    askedAt: record.happenedAt,
    receivedAt: record.receivedAt,
    ...{ answeredAt: null, answeredBy: null, closedAt: null },
  }
}

function change(record: ConsultationRecord): Partial<ConsultationState> {
  const at = record.happenedAt
  switch (record.event) {
    case 'asked':
      throw new RangeError('asked may only begin a stream')
    case 'answered':
      return { state: 'answered', answer: record.payload.text, answeredAt: at, answeredBy: record.personName }
    case 'closed':
      return { state: 'closed', closedAt: at }
    case 'noted':
      return {}
  }
}
