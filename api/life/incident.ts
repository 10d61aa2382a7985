import type { HazardSource, IncidentAction, IncidentState as Stage } from '@wangge/db/vocabulary'
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
import { happenedSince } from './times.ts'

/** A fire that the centre itself handles, as its stream tells it. */
export interface IncidentState extends SmallCase<Stage> {
  source: HazardSource
  sourceReference: string
  description: string
  address: string
  lon: number
  lat: number
  teamName: string
  callerNameMasked: string | null
  callerPhoneMasked: string | null
  reportedAt: string
  receivedAt: string
  attackBegunAt: string | null
  handedOverAt: string | null
  outAt: string | null
  closedAt: string | null
}

interface Payloads {
  reported: {
    serial: string
    source: HazardSource
    sourceReference: string
    description: string
    address: string
    lon: number
    lat: number
    cellCode: string | null
    caller: { nameMasked: string; phoneMasked: string } | null
    clocks: ClockEntry[]
  }
  attackBegun: { teamName: string; text: string; clocks: ClockEntry[] }
  handedOver: { text: string; clocks: ClockEntry[] }
  out: { text: string; clocks: ClockEntry[] }
  closed: { text: string }
  noted: { text: string }
}
export type IncidentRecord = RecordOf<Payloads>
type Decided = DecidedOf<Payloads>

export interface FireReport extends Omit<Payloads['reported'], 'caller' | 'clocks'> {
  caller: { name: string; phone: string } | null
}

const OFFICERS = ['command', 'township_officer', 'administrator'] as const
const STAFF = [...OFFICERS, 'grid_worker', 'patrol_member'] as const
/** Where the fire brigade is first, or the fire goes out by itself, there was no attack of ours: the clock stops all the same. */
const TABLE: ActionTable<IncidentAction, Stage> = {
  from: {
    beginAttack: ['reported'],
    handOver: ['reported', 'attending'],
    reportOut: ['reported', 'attending'],
    close: ['out'],
    note: ['reported', 'attending', 'out', 'closed'],
  },
  roles: { beginAttack: STAFF, handOver: STAFF, reportOut: STAFF, close: OFFICERS, note: STAFF },
}

const HANDED_OVER: typeof TABLE = { ...TABLE, from: { ...TABLE.from, handOver: [] } }

/** The event that a reported fire becomes; it starts the clock of seed 001: first attack within ten minutes. */
export function decideFireReport({ caller, ...facts }: FireReport, reportedAt: string, book: RuleBook): Decided {
  const masked = caller && { nameMasked: maskName(caller.name), phoneMasked: maskPhone(caller.phone) }
  const clocks = [startClock(book.rule('firstAttack'), reportedAt, book.calendar)]
  return { event: 'reported', payload: { ...facts, caller: masked, clocks } }
}

/** Every action that the role has, and whether the fire lets it now. */
export const allowedOnIncident = (state: IncidentState, who: Actor) => allowedBy(tableOf(state), state.state, who.role)

/** A fire is handed over once. */
const tableOf = ({ handedOverAt }: IncidentState) => (handedOverAt === null ? TABLE : HANDED_OVER)

export interface IncidentDeed {
  action: IncidentAction
  expectedVersion: number
  text: string
  teamName?: string | undefined
  happenedAt?: string | undefined
}

/** What an action brings about, and when it happened. Throws `forbidden`, `hazardMoved`, `actionNotAllowed`, `invalidInput`, `inTheFuture`, `beforePrevious`. */
export function decideIncident(
  state: IncidentState,
  deed: IncidentDeed,
  who: Actor,
  { book, now, movedVersion }: { book: RuleBook; now: string; movedVersion: number },
): { decided: Decided; happenedAt: string } {
  refuse(tableOf(state), state, deed, who, movedVersion)
  const previousAt = deed.action === 'note' ? state.reportedAt : (state.movedAt ?? state.reportedAt)
  const happenedAt = happenedSince(previousAt, deed, now)
  const clocks = runningClocks(state.clocks).map((clock) => stopClock(clock, happenedAt, book.calendar))
  return { decided: consequence(deed, clocks), happenedAt }
}

function consequence({ action, text, teamName }: IncidentDeed, clocks: ClockEntry[]): Decided {
  switch (action) {
    case 'beginAttack':
      return { event: 'attackBegun', payload: { teamName: needed('teamName', teamName), text, clocks } }
    case 'handOver':
      return { event: 'handedOver', payload: { text, clocks } }
    case 'reportOut':
      return { event: 'out', payload: { text, clocks } }
    case 'close':
      return { event: 'closed', payload: { text } }
    case 'note':
      return { event: 'noted', payload: { text: needed('text', text) } }
  }
}

/** The state after one more event. Throws RangeError where the stream has a gap or does not begin with `reported`. */
export function projectIncident(before: IncidentState | null, record: IncidentRecord): IncidentState {
  const expected = (before?.version ?? 0) + 1
  if (record.version !== expected) throw new RangeError(`expected event ${expected}, got ${record.version}`)
  const after = before === null ? begin(record) : { ...before, ...change(record) }
  return { ...after, version: record.version, ...moved(after.clocks, record) }
}

function begin(record: IncidentRecord): IncidentState {
  if (record.event !== 'reported') throw new RangeError(`expected a stream to begin with reported, got ${record.event}`)
  const { caller, clocks: _, ...facts } = record.payload
  return {
    ...facts,
    ...{ version: 0, state: 'reported', teamName: '', clocks: [], dueAt: null, soonAt: null },
    ...{ movedEvent: null, movedAt: null, movedBy: null },
    callerNameMasked: caller?.nameMasked ?? null,
    callerPhoneMasked: caller?.phoneMasked ?? null,
    reportedAt: record.happenedAt,
    receivedAt: record.receivedAt,
    ...{ attackBegunAt: null, handedOverAt: null, outAt: null, closedAt: null },
  }
}

function change(record: IncidentRecord): Partial<IncidentState> {
  const at = record.happenedAt
  switch (record.event) {
    case 'reported':
      throw new RangeError('reported may only begin a stream')
    case 'attackBegun':
      return { state: 'attending', attackBegunAt: at, teamName: record.payload.teamName }
    case 'handedOver':
      return { state: 'attending', handedOverAt: at }
    case 'out':
      return { state: 'out', outAt: at }
    case 'closed':
      return { state: 'closed', closedAt: at }
    case 'noted':
      return {}
  }
}
