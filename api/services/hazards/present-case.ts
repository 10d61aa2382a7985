import type { CaseEventRow } from '@wangge/db/queries/case-events'
import type { DispatchLineRow } from '@wangge/db/queries/dispatches'
import type { CaseNamesRow, RepeatRow } from '@wangge/db/queries/hazard-case'
import type { PhotoRow } from '@wangge/db/queries/photo-rows'
import type { Dispatch, HazardCase } from '../../contract/index.ts'
import { isActive } from '../../dispatch-life/index.ts'
import type { Ctx } from '../../house.ts'
import { commitmentsMissing } from '../../life/allowed.ts'
import { allowedActions, type HazardState, type RuleBook } from '../../life/index.ts'
import { presentDispatch } from '../dispatch/present-dispatch.ts'
import { presentPhoto } from '../photos/present-photo.ts'
import { clockStateOf, presentClock } from './present-clock.ts'

interface CaseParts {
  state: HazardState
  names: CaseNamesRow
  events: readonly CaseEventRow[]
  photos: readonly PhotoRow[]
  repeats: readonly RepeatRow[]
  /** The latest first; of a fresh report there are none. */
  dispatches?: readonly DispatchLineRow[]
  book: RuleBook
  /** Handed on out of the person's area: nothing more is to be done. */
  isGone?: boolean
}

/** The hazard's page as one person sees it now. */
export function presentCase(ctx: Ctx, parts: CaseParts): HazardCase {
  const { state, names, events, photos, repeats, book, isGone } = parts
  const now = ctx.clock().toISOString()
  const { lon, lat, reporterNameMasked, reporterPhoneMasked, mergedInto } = state
  const afterPhotos = photos.filter(({ phase }) => phase === 'after').length
  const dispatches = (parts.dispatches ?? []).map((row) => presentDispatch(ctx, row))
  const hasReporter = reporterNameMasked !== null || reporterPhoneMasked !== null
  // Every name is written out: an object of so many names, made by leaving some out of another, costs twenty times as much.
  return {
    id: names.id,
    version: state.version,
    serial: state.serial,
    kind: state.kind,
    grade: state.grade,
    state: state.state,
    source: state.source,
    sourceReference: state.sourceReference,
    description: state.description,
    address: state.address,
    cellCode: state.cellCode,
    reportedCode: state.reportedCode,
    responsibleUnit: state.responsibleUnit,
    reportedAt: state.reportedAt,
    receivedAt: state.receivedAt,
    ownerId: state.ownerId,
    ownerName: state.ownerName,
    backupId: state.backupId,
    backupName: state.backupName,
    acknowledgedAt: state.acknowledgedAt,
    answeredAt: state.answeredAt,
    verifiedAt: state.verifiedAt,
    verdict: state.verdict,
    rectificationClass: state.rectificationClass,
    rectifyingAt: state.rectifyingAt,
    rectifyDeadline: state.rectifyDeadline,
    rectifiedAt: state.rectifiedAt,
    reinspectedAt: state.reinspectedAt,
    repliedAt: state.repliedAt,
    closedOutAt: state.closedOutAt,
    reopenedCount: state.reopenedCount,
    commitments: state.commitments,
    pendingExtension: state.pendingExtension,
    dueClock: state.dueClock,
    dueAt: state.dueAt,
    soonAt: state.soonAt,
    provisional: state.provisional,
    pausedAt: state.pausedAt,
    clock: clockStateOf(state, now),
    position: [lon, lat],
    cellName: names.cellName,
    townshipCode: names.townshipCode,
    townshipName: names.townshipName,
    mergedInto: mergedInto && names.mergedSerial ? { id: mergedInto, serial: names.mergedSerial } : null,
    reporter: hasReporter ? { nameMasked: reporterNameMasked ?? '', phoneMasked: reporterPhoneMasked ?? '' } : null,
    missingCommitments: commitmentsMissing(state, book),
    clocks: state.clocks.map((entry) => presentClock(entry, book, now)),
    events: [...events],
    photos: photos.map(presentPhoto),
    repeats: repeats.map(({ total: _, ...repeat }) => repeat),
    repeatNumber: (repeats[0]?.total ?? 0) + 1,
    sent: sentOf(dispatches),
    dispatches,
    allowedActions: isGone ? [] : allowedActions(state, ctx.who, book, { afterPhotos }),
  }
}

/** Of a hazard's dispatches the one that takes a team up now. */
function sentOf(dispatches: readonly Dispatch[]): HazardCase['sent'] {
  const active = dispatches.find(({ state }) => isActive(state))
  if (!active) return null
  const { id: dispatchId, teamId, teamName, state, etaAt } = active
  return { dispatchId, teamId, teamName, state, etaAt }
}
