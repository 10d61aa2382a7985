import { CLOCKS, type HazardEvent } from '@wangge/db/vocabulary'
import { type ClockEntry, importedClock, mergeClocks, runningClock, runningClocks } from './clock-entry.ts'
import type { HazardEventRecord, HazardPayloads, HazardState } from './state.ts'

/** Events that move nothing others decide upon: they never make anybody lose a race. */
export const QUIET_EVENTS = [
  'imported',
  'answered',
  'replied',
  'photosAdded',
  'noted',
  'clocksRecomputed',
  'reporterAsked',
  'reporterAnswered',
  'rated',
] as const
const quiet: ReadonlySet<HazardEvent> = new Set(QUIET_EVENTS)

/**
 * The state after one more event. Needs no calendar: due times stand in the events. Throws RangeError where the stream has
 * a gap or does not begin with `reported` or `imported`.
 */
export function project(before: HazardState | null, record: HazardEventRecord): HazardState {
  const expected = (before?.version ?? 0) + 1
  if (record.version !== expected) throw new RangeError(`expected event ${expected}, got ${record.version}`)
  // A file that is imported again says everything anew.
  const isBeginning = before === null || record.event === 'imported'
  const after = isBeginning ? begin(record) : { ...before, ...change(before, record) }
  after.version = record.version
  if ('clocks' in record.payload && record.payload.clocks)
    after.clocks = mergeClocks(after.clocks, record.payload.clocks)
  // What was asked for a clock ends with it.
  const { pendingExtension } = after
  if (pendingExtension && !runningClock(after.clocks, pendingExtension.clock)) after.pendingExtension = null
  if (!quiet.has(record.event)) {
    after.movedEvent = record.event
    after.movedAt = record.happenedAt
    after.movedBy = record.personName
  }
  return Object.assign(after, firstDue(after.clocks))
}

/** The running clock that is due first; of two at one instant the earlier in the order of CLOCKS. */
function firstDue(clocks: readonly ClockEntry[]): Pick<HazardState, 'dueClock' | 'dueAt' | 'soonAt' | 'provisional'> {
  const running = runningClocks(clocks)
  const [first] = running
    .filter(({ dueAt }) => dueAt !== null)
    .sort((a, b) => compare(a.dueAt, b.dueAt) || CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock))
  return {
    dueClock: first?.clock ?? null,
    dueAt: first?.dueAt ?? null,
    soonAt: first?.soonAt ?? null,
    provisional: running.some(({ provisional }) => provisional),
  }
}

function begin(record: HazardEventRecord): HazardState {
  if (record.event === 'reported') return beginReported(record.payload, record)
  if (record.event === 'imported') return beginImported(record.payload, record)
  throw new RangeError(`expected a stream to begin with reported or imported, got ${record.event}`)
}

function beginReported(payload: HazardPayloads['reported'], record: HazardEventRecord): HazardState {
  return {
    ...EMPTY,
    ...factsOf(payload),
    state: 'reported',
    reporterNameMasked: payload.reporter?.nameMasked ?? null,
    reporterPhoneMasked: payload.reporter?.phoneMasked ?? null,
    reportedAt: record.happenedAt,
    receivedAt: record.receivedAt,
  }
}

function beginImported(payload: HazardPayloads['imported'], record: HazardEventRecord): HazardState {
  const { dueAt = null, pausedAt = null, reportedAt, state } = payload
  const stoppedAt = payload.rectifiedAt ?? payload.closedOutAt ?? (state === 'closedOut' ? reportedAt : null)
  const fromFile = dueAt === null ? [] : [importedClock(dueAt, { startedAt: reportedAt, pausedAt, stoppedAt })]
  return {
    ...EMPTY,
    ...factsOf(payload),
    state,
    reportedAt,
    receivedAt: record.receivedAt,
    acknowledgedAt: payload.acknowledgedAt ?? null,
    answeredAt: payload.answeredAt ?? null,
    verifiedAt: payload.verifiedAt ?? null,
    verdict: payload.verdict ?? null,
    rectificationClass: payload.rectificationClass ?? null,
    rectifyingAt: payload.rectifyingAt ?? null,
    rectifiedAt: payload.rectifiedAt ?? null,
    reinspectedAt: payload.reinspectedAt ?? null,
    repliedAt: payload.repliedAt ?? null,
    pausedAt,
    closedOutAt: payload.closedOutAt ?? null,
    clocks: payload.clocks ? [] : fromFile,
  }
}

function factsOf(payload: HazardPayloads['reported'] | HazardPayloads['imported']) {
  const { serial, kind, grade, source, description, address, lon, lat } = payload
  const code = payload.cellCode ?? null
  return {
    ...{ serial, kind, grade, source, description, address, lon, lat, cellCode: code, reportedCode: code },
    sourceReference: payload.sourceReference ?? '',
    responsibleUnit: payload.responsibleUnit ?? '',
  }
}

/** What an event changes, clocks and the marks of who moved it left aside. */
function change(before: HazardState, record: HazardEventRecord): Partial<HazardState> {
  const at = record.happenedAt
  switch (record.event) {
    case 'reported':
    case 'imported':
      throw new RangeError(`${record.event} may only begin a stream`)
    case 'acknowledged':
      return { state: 'acknowledged', acknowledgedAt: at }
    case 'answered':
      return { answeredAt: before.answeredAt ?? at }
    case 'verified': {
      const { verdict, grade, mergedInto } = record.payload
      return { state: 'verified', verifiedAt: at, verdict, grade, mergedInto }
    }
    case 'commitmentsSet': {
      const commitments = { ...before.commitments }
      for (const [key, text] of Object.entries(record.payload.commitments))
        commitments[key] = { text, at, personName: record.personName }
      return { commitments }
    }
    case 'rectifyingBegun': {
      const { rectificationClass, deadlineAt, responsibleUnit } = record.payload
      const begun = { rectificationClass, rectifyDeadline: deadlineAt, responsibleUnit, rectifyingAt: at }
      return { state: 'rectifying', rectifiedAt: null, ...begun }
    }
    case 'rectified':
      return { rectifiedAt: at }
    case 'reinspectionPassed':
      return { state: 'reinspected', reinspectedAt: at }
    case 'reinspectionFailed':
      return { rectifiedAt: null, rectifyDeadline: record.payload.deadlineAt }
    case 'replied':
      return { repliedAt: at }
    case 'closedOut':
      return { state: 'closedOut', closedOutAt: at, pausedAt: null }
    case 'transferred':
      return { cellCode: record.payload.toCode, ownerId: null, ownerName: null, backupId: null, backupName: null }
    case 'reopened':
      return reopened(before, record.payload)
    case 'assigned': {
      const { ownerId, ownerName, backupId, backupName } = record.payload
      return { ownerId, ownerName, backupId, backupName }
    }
    case 'extensionRequested': {
      const { clock, amount, unit, reason } = record.payload
      const requested = { requestedById: record.personId, requestedByName: record.personName, requestedAt: at }
      return { pendingExtension: { clock, amount, unit, reason, ...requested } }
    }
    case 'extensionApproved':
    case 'extensionRejected':
      return { pendingExtension: null }
    case 'paused':
      return { pausedAt: at }
    case 'resumed':
      return { pausedAt: null }
    case 'corrected':
      return record.payload.changes
    case 'photosAdded':
    case 'noted':
    case 'clocksRecomputed':
    case 'reporterAsked':
    case 'reporterAnswered':
    case 'rated':
      return {}
  }
}

/** What was found real is to be rectified once more; any other verdict is to be found anew. */
function reopened(before: HazardState, { state }: HazardPayloads['reopened']): Partial<HazardState> {
  const unrectified = {
    ...{ rectificationClass: null, rectifyingAt: null, rectifyDeadline: null, rectifiedAt: null },
    ...{ reinspectedAt: null, closedOutAt: null, reopenedCount: before.reopenedCount + 1 },
  }
  if (state === 'verified') return { state, ...unrectified }
  return { state, ...unrectified, verifiedAt: null, verdict: null, mergedInto: null }
}

const compare = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1)

const EMPTY: HazardState = {
  version: 0,
  serial: '',
  kind: '',
  grade: 'general',
  state: 'reported',
  source: 'resident',
  sourceReference: '',
  description: '',
  address: '',
  lon: 0,
  lat: 0,
  cellCode: null,
  reportedCode: null,
  responsibleUnit: '',
  reporterNameMasked: null,
  reporterPhoneMasked: null,
  reportedAt: '',
  receivedAt: '',
  ownerId: null,
  ownerName: null,
  backupId: null,
  backupName: null,
  acknowledgedAt: null,
  answeredAt: null,
  verifiedAt: null,
  verdict: null,
  mergedInto: null,
  rectificationClass: null,
  rectifyingAt: null,
  rectifyDeadline: null,
  rectifiedAt: null,
  reinspectedAt: null,
  repliedAt: null,
  closedOutAt: null,
  reopenedCount: 0,
  commitments: {},
  pendingExtension: null,
  clocks: [],
  dueClock: null,
  dueAt: null,
  soonAt: null,
  provisional: false,
  pausedAt: null,
  movedEvent: null,
  movedAt: null,
  movedBy: null,
}
