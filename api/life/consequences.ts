import type { Clock } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'
import { type ActionFacts, actionNotAllowed, type ParsedAction } from './action.ts'
import { commitmentsMissing } from './allowed.ts'
import {
  type ClockEntry,
  changeRule,
  extendClock,
  pauseClock,
  resumeClock,
  runningClock,
  runningClocks,
  startClock,
  stopClock,
} from './clock-entry.ts'
import { checkKind } from './intake.ts'
import type { RuleBook } from './rule-book.ts'
import type { Actor, Correction, Decided, HazardState } from './state.ts'

interface Circumstances {
  who: Actor
  book: RuleBook
  /** When it happened (ISO). */
  at: string
  facts: ActionFacts
}
type Of<A extends ParsedAction['action']> = Extract<ParsedAction, { action: A }>

/** The events of an action that the case allows. Throws where the action itself lacks something. */
export function consequences(state: HazardState, action: ParsedAction, given: Circumstances): Decided[] {
  const { photoIds } = action
  const { at } = given
  const stopped = (...names: Clock[]) => stop(state, names, given)
  switch (action.action) {
    case 'acknowledge':
      return [{ event: 'acknowledged', payload: { photoIds } }]
    case 'answer':
      return [{ event: 'answered', payload: { text: action.text, photoIds, clocks: stopped('feedback') } }]
    case 'verify':
      return verified(state, action, given)
    case 'setCommitments':
      return [{ event: 'commitmentsSet', payload: { commitments: known(action.commitments, given.book), photoIds } }]
    case 'beginRectifying':
      return rectifyingBegun(state, action, given)
    case 'reportRectified': {
      const again = state.rectificationClass === 'onTheSpot' ? [] : [start(state, 'reinspect', given)]
      const clocks = [...stopped('rectify'), ...again]
      return [{ event: 'rectified', payload: { text: action.text, photoIds, clocks } }]
    }
    case 'reinspect':
      return reinspected(state, action, given)
    case 'reply':
      return [{ event: 'replied', payload: { text: action.text, photoIds, clocks: stopped('reply') } }]
    case 'closeOut': {
      const clocks = stopped(...runningClocks(state.clocks).map(({ clock }) => clock))
      return [{ event: 'closedOut', payload: { text: action.text, photoIds, clocks } }]
    }
    case 'transfer':
      return transferred(state, action, given)
    case 'reopen':
      return reopened(state, action, given)
    case 'assign':
      return assigned(state, action, given)
    case 'requestExtension': {
      const { clock, amount, unit, reason } = action
      if (!runningClock(state.clocks, clock)) throw actionNotAllowed(state, action.action, ['clockStopped'])
      return [{ event: 'extensionRequested', payload: { clock, amount, unit, reason, photoIds } }]
    }
    case 'decideExtension':
      return extensionDecided(state, action, given)
    case 'pause': {
      const clocks = pausable(state).map((entry) => pauseClock(entry, at, given.book.calendar))
      return [{ event: 'paused', payload: { reason: action.reason, photoIds, clocks } }]
    }
    case 'resume': {
      const clocks = pausable(state).map((entry) => resumeClock(entry, at, given.book.calendar))
      return [{ event: 'resumed', payload: { text: action.text, photoIds, clocks } }]
    }
    case 'correct':
      return corrected(state, action, given)
    case 'addPhotos':
      if (photoIds.length === 0) throw lacking('photoIds', 'no photo is named')
      return [{ event: 'photosAdded', payload: { text: action.text, photoIds } }]
    case 'note':
      return [{ event: 'noted', payload: { text: action.text, photoIds } }]
  }
}

/** A report that nobody had acknowledged is acknowledged by it too. */
function verified(state: HazardState, action: Of<'verify'>, given: Circumstances): Decided[] {
  const { verdict, text, photoIds } = action
  const target = verdict === 'duplicate' ? mergeTarget(action.mergedInto, given) : null
  const acknowledged: Decided[] =
    state.state === 'reported' ? [{ event: 'acknowledged', payload: { photoIds: [] } }] : []
  const merged = { mergedInto: target?.id ?? null, mergedSerial: target?.serial ?? null }
  const found = { verdict, grade: action.grade ?? state.grade, ...merged, text, photoIds }
  return [...acknowledged, { event: 'verified', payload: { ...found, clocks: stop(state, ['verify'], given) } }]
}

function mergeTarget(id: string | undefined, { facts }: Circumstances) {
  if (id === undefined) throw lacking('mergedInto', 'a duplicate names the hazard it repeats')
  const target = facts.mergeTarget
  if (target && !target.isMerged) return target
  throw new ServiceError('mergeTargetUnfit', `${id} cannot take in another hazard`, {
    ...{ id, reason: target === null || target === undefined ? 'unknown' : 'merged' },
  })
}

function known(commitments: Record<string, string>, book: RuleBook): Record<string, string> {
  const keys = Object.keys(commitments)
  if (keys.length === 0) throw lacking('commitments', 'no commitment is named')
  const unknown = keys.find((key) => !book.commitments.some((kind) => kind.key === key))
  if (unknown === undefined) return commitments
  throw new ServiceError('unknownCommitment', `There is no commitment ${unknown}`, {
    ...{ field: 'commitments', keys: [unknown] },
  })
}

function rectifyingBegun(state: HazardState, action: Of<'beginRectifying'>, given: Circumstances): Decided[] {
  const { rectificationClass, text, photoIds } = action
  const onTheSpot = rectificationClass === 'onTheSpot'
  const deadlineAt = onTheSpot ? null : deadline(action.deadlineAt, given)
  const clock = start(state, 'rectify', given, { deadlineAt, onlyStatutory: onTheSpot })
  const responsibleUnit = action.responsibleUnit ?? state.responsibleUnit
  const payload = { rectificationClass, deadlineAt, responsibleUnit, text, photoIds, clocks: [clock] }
  return [{ event: 'rectifyingBegun', payload }]
}

function reinspected(state: HazardState, action: Of<'reinspect'>, given: Circumstances): Decided[] {
  const { text, photoIds } = action
  const stopped = stop(state, ['reinspect'], given)
  if (action.passed) return [{ event: 'reinspectionPassed', payload: { text, photoIds, clocks: stopped } }]
  const onTheSpot = state.rectificationClass === 'onTheSpot'
  const deadlineAt = onTheSpot ? null : deadline(action.deadlineAt, given)
  const clock = start(state, 'rectify', given, { deadlineAt, onlyStatutory: onTheSpot })
  return [{ event: 'reinspectionFailed', payload: { deadlineAt, text, photoIds, clocks: [...stopped, clock] } }]
}

function deadline(deadlineAt: string | undefined, { at }: Circumstances): string {
  if (deadlineAt === undefined) throw lacking('deadlineAt', 'a deadline is needed')
  if (Date.parse(deadlineAt) <= Date.parse(at))
    throw lacking('deadlineAt', `the deadline is not after ${at}`, deadlineAt)
  return new Date(deadlineAt).toISOString()
}

function transferred(
  state: HazardState,
  { toCode, reason, photoIds }: Of<'transfer'>,
  given: Circumstances,
): Decided[] {
  const cell = given.facts.toCell
  if (!cell || cell.level === 'prefecture' || cell.level === 'county')
    throw new ServiceError('unknownCell', `${toCode} is no township, community or small cell here`, { code: toCode })
  if (cell.code === state.cellCode) throw lacking('toCode', 'the hazard is there already', toCode)
  const payload = { fromCode: state.cellCode, toCode: cell.code, toName: cell.name, reason, photoIds }
  return [{ event: 'transferred', payload }]
}

/** What was real is to be rectified again; a false report or a duplicate is looked at anew. */
function reopened(state: HazardState, { reason, photoIds }: Of<'reopen'>, given: Circumstances): Decided[] {
  const anew = state.verdict === 'false' || state.verdict === 'duplicate'
  if (!anew) return [{ event: 'reopened', payload: { state: 'verified', reason, photoIds, clocks: [] } }]
  const rule = given.book.kind(state.kind)?.verifyRule ?? 'verify'
  const clocks = [start(state, rule, given)]
  return [{ event: 'reopened', payload: { state: 'acknowledged', reason, photoIds, clocks } }]
}

function assigned(state: HazardState, { ownerId, backupId, photoIds }: Of<'assign'>, given: Circumstances): Decided[] {
  const { who, facts } = given
  if (ownerId !== null && ownerId === backupId) throw lacking('backupId', 'owner and backup are two people', ownerId)
  if (who.role === 'grid_worker' && !takesOrLeavesIt(state, { ownerId, backupId }, who))
    throw new ServiceError('forbidden', 'A grid worker assigns nobody but himself', {
      ...{ action: 'assign', role: who.role },
    })
  const nameOf = (id: string | null): string | null => {
    if (id === null) return null
    const name = facts.people?.get(id)
    if (name !== undefined) return name
    throw new ServiceError('unknownPerson', `Nobody of the id ${id} has this hazard in his area`, { id })
  }
  const named = { ownerId, ownerName: nameOf(ownerId), backupId, backupName: nameOf(backupId) }
  return [{ event: 'assigned', payload: { ...named, photoIds } }]
}

function takesOrLeavesIt(
  state: HazardState,
  { ownerId, backupId }: { ownerId: string | null; backupId: string | null },
  { personId }: Actor,
): boolean {
  const ownerFits = ownerId === personId || (ownerId === null && state.ownerId === personId)
  return ownerFits && backupId === state.backupId
}

function extensionDecided(state: HazardState, action: Of<'decideExtension'>, given: Circumstances): Decided[] {
  const pending = state.pendingExtension
  const entry = pending && runningClock(state.clocks, pending.clock)
  if (!pending || !entry) throw actionNotAllowed(state, action.action, ['noPendingExtension'])
  const { clock, amount, unit, reason: requestReason, requestedByName } = pending
  const { photoIds, reason } = action
  const payload = { clock, amount, unit, reason, requestReason, requestedByName, photoIds }
  if (!action.approved) return [{ event: 'extensionRejected', payload }]
  const extension = { amount, unit, reason: requestReason, approvedBy: given.who.personName }
  const clocks = [extendClock(entry, extension, given.book.calendar)]
  return [{ event: 'extensionApproved', payload: { ...payload, clocks } }]
}

function corrected(state: HazardState, action: Of<'correct'>, given: Circumstances): Decided[] {
  const { book, facts } = given
  const asked: Correction = {
    ...pick(action, ['kind', 'grade', 'address', 'description', 'sourceReference', 'responsibleUnit']),
    ...place(state, action.position, facts.placeCode),
  }
  const changed = (Object.keys(asked) as (keyof Correction)[]).filter((key) => asked[key] !== state[key])
  if (changed.length === 0) throw lacking('reason', 'nothing would change')
  const changes = pick(asked, changed)
  const before: Correction = pick(state, changed)
  const missing = commitmentsMissing({ ...state, ...changes }, book)
  if (missing.length > 0 && (state.state === 'rectifying' || state.state === 'reinspected'))
    throw actionNotAllowed(state, action.action, ['commitmentsMissing'], missing)
  const clocks = changes.kind === undefined ? [] : byNewKind(state, changes.kind, book)
  return [
    { event: 'corrected', payload: { changes, before, reason: action.reason, photoIds: action.photoIds, clocks } },
  ]
}

/** A place that stays where it was keeps the code that a transfer gave it. */
function place(
  state: HazardState,
  position: readonly [number, number] | undefined,
  code: string | undefined,
): Correction {
  if (position === undefined || code === undefined) return {}
  const [lon, lat] = position
  return lon === state.lon && lat === state.lat ? {} : { lon, lat, cellCode: code }
}

/** The verify and reply clocks that still run go by the new kind's rules, from where they started. */
function byNewKind(state: HazardState, key: string, book: RuleBook): ClockEntry[] {
  const kind = checkKind(key, book)
  const rules = { verify: kind.verifyRule, reply: kind.replyRule }
  return (['verify', 'reply'] as const).flatMap((name) => {
    const entry = runningClock(state.clocks, name)
    return entry && entry.ruleKey !== rules[name] ? [changeRule(entry, book.rule(rules[name]), book.calendar)] : []
  })
}

const pausable = (state: HazardState): ClockEntry[] =>
  runningClocks(state.clocks).filter(({ clock }) => clock !== 'feedback')

/** While the case is paused, what starts is paused too. */
function start(
  state: HazardState,
  ruleKey: string,
  { book, at }: Circumstances,
  more: { deadlineAt?: string | null; onlyStatutory?: boolean } = {},
): ClockEntry {
  return startClock(book.rule(ruleKey), at, book.calendar, { ...more, paused: state.pausedAt !== null })
}

/** Those of the named clocks that run, stopped. */
function stop(state: HazardState, names: readonly Clock[], { book, at }: Circumstances): ClockEntry[] {
  return runningClocks(state.clocks)
    .filter(({ clock }) => names.includes(clock))
    .map((entry) => stopClock(entry, at, book.calendar))
}

/** The fields that are there. */
function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]) {
  const picked: { [P in K]?: Exclude<T[P], undefined> } = {}
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key] as Exclude<T[K], undefined>
  return picked
}

function lacking(field: string, reason: string, value = ''): ServiceError {
  return new ServiceError('invalidInput', `${field}: ${reason}`, { field, value, reason, where: 'json' })
}
