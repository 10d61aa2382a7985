import type { HazardActionInput, HazardCase } from '@wangge/api/contract'
import type { HazardAction, HazardGrade, HazardVerdict, RectificationClass } from '@wangge/db/vocabulary'
import { instantOf, localMinute } from '../../../format/localTime.ts'

/** Clocks that may be extended, and the units an extension is given in. */
export const EXTENDABLE = ['verify', 'rectify', 'reinspect', 'reply'] as const
export const EXTENSION_UNITS = ['workingDay', 'day', 'hour'] as const

/** What the forms of all actions hold while they are being filled in; times as a datetime-local field has them. */
export interface Draft {
  text: string
  reason: string
  verdict: HazardVerdict | null
  grade: HazardGrade
  mergedInto: string | null
  commitments: Record<string, string>
  rectificationClass: RectificationClass | null
  deadline: string
  responsibleUnit: string
  passed: boolean | null
  toCode: string | null
  ownerId: string | null
  backupId: string | null
  clock: (typeof EXTENDABLE)[number] | null
  amount: number | null
  unit: (typeof EXTENSION_UNITS)[number]
  approved: boolean | null
  kind: string
  address: string
  description: string
  sourceReference: string
  photoIds: string[]
  /** '' = just now. */
  happened: string
}

/** A form as it opens: what the case already says, and nothing decided for the person. */
export function draftOf(hazard: HazardCase): Draft {
  const extendable = EXTENDABLE.find((name) =>
    hazard.clocks.some(({ clock, stoppedAt }) => clock === name && stoppedAt === null),
  )
  return {
    text: '',
    reason: '',
    verdict: null,
    grade: hazard.grade,
    mergedInto: null,
    commitments: Object.fromEntries(Object.entries(hazard.commitments).map(([key, { text }]) => [key, text])),
    rectificationClass: null,
    deadline: hazard.rectifyDeadline ? localMinute(hazard.rectifyDeadline) : '',
    responsibleUnit: hazard.responsibleUnit,
    passed: null,
    toCode: null,
    ownerId: hazard.ownerId,
    backupId: hazard.backupId,
    clock: extendable ?? null,
    amount: null,
    unit: 'workingDay',
    approved: null,
    kind: hazard.kind,
    address: hazard.address,
    description: hazard.description,
    sourceReference: hazard.sourceReference,
    photoIds: [],
    happened: '',
  }
}

export type DraftGap =
  | 'text'
  | 'reason'
  | 'verdict'
  | 'mergedInto'
  | 'commitments'
  | 'rectificationClass'
  | 'deadline'
  | 'passed'
  | 'toCode'
  | 'clock'
  | 'amount'
  | 'approved'
  | 'changes'
  | 'photos'

/** The request of a filled form, or which field it still lacks. */
export function inputOf(action: HazardAction, draft: Draft, hazard: HazardCase): HazardActionInput | DraftGap {
  const happenedAt = draft.happened ? instantOf(draft.happened) : null
  const moment = {
    expectedVersion: hazard.version,
    photoIds: draft.photoIds,
    ...(happenedAt && { happenedAt }),
  }
  const text = draft.text.trim()
  const reason = draft.reason.trim()
  switch (action) {
    case 'acknowledge':
      return { action, ...moment }
    case 'answer':
    case 'reply':
    case 'note':
      return text ? { action, text, ...moment } : 'text'
    case 'verify':
      if (draft.verdict === null) return 'verdict'
      if (draft.verdict === 'duplicate' && draft.mergedInto === null) return 'mergedInto'
      return {
        action,
        verdict: draft.verdict,
        text,
        ...(draft.verdict === 'real' && draft.grade !== hazard.grade && { grade: draft.grade }),
        ...(draft.verdict === 'duplicate' && draft.mergedInto && { mergedInto: draft.mergedInto }),
        ...moment,
      }
    case 'setCommitments': {
      const commitments = Object.fromEntries(
        Object.entries(draft.commitments)
          .map(([key, value]) => [key, value.trim()] as const)
          .filter(([key, value]) => value !== '' && value !== hazard.commitments[key]?.text),
      )
      return Object.keys(commitments).length > 0 ? { action, commitments, ...moment } : 'commitments'
    }
    case 'beginRectifying': {
      if (draft.rectificationClass === null) return 'rectificationClass'
      const deadlineAt = instantOf(draft.deadline)
      if (draft.rectificationClass !== 'onTheSpot' && deadlineAt === null) return 'deadline'
      return {
        action,
        rectificationClass: draft.rectificationClass,
        text,
        responsibleUnit: draft.responsibleUnit.trim(),
        ...(draft.rectificationClass !== 'onTheSpot' && deadlineAt && { deadlineAt }),
        ...moment,
      }
    }
    case 'reportRectified':
    case 'closeOut':
    case 'resume':
      return { action, text, ...moment }
    case 'addPhotos':
      return draft.photoIds.length > 0 ? { action, text, ...moment } : 'photos'
    case 'reinspect': {
      if (draft.passed === null) return 'passed'
      const deadlineAt = instantOf(draft.deadline)
      if (!draft.passed && deadlineAt === null) return 'deadline'
      return { action, passed: draft.passed, text, ...(!draft.passed && deadlineAt && { deadlineAt }), ...moment }
    }
    case 'transfer':
      if (draft.toCode === null) return 'toCode'
      return reason ? { action, toCode: draft.toCode, reason, ...moment } : 'reason'
    case 'reopen':
    case 'pause':
      return reason ? { action, reason, ...moment } : 'reason'
    case 'assign':
      return { action, ownerId: draft.ownerId, backupId: draft.backupId, ...moment }
    case 'requestExtension':
      if (draft.clock === null) return 'clock'
      if (draft.amount === null) return 'amount'
      return reason
        ? { action, clock: draft.clock, amount: draft.amount, unit: draft.unit, reason, ...moment }
        : 'reason'
    case 'decideExtension':
      if (draft.approved === null) return 'approved'
      return draft.approved || reason ? { action, approved: draft.approved, reason, ...moment } : 'reason'
    case 'correct': {
      const changes = correctionOf(draft, hazard)
      if (Object.keys(changes).length === 0) return 'changes'
      return reason ? { action, ...changes, reason, ...moment } : 'reason'
    }
  }
}

/** Only what differs: a correction names what was wrong. */
function correctionOf(draft: Draft, hazard: HazardCase) {
  const { kind, grade } = draft
  const address = draft.address.trim()
  const description = draft.description.trim()
  const sourceReference = draft.sourceReference.trim()
  const responsibleUnit = draft.responsibleUnit.trim()
  return {
    ...(kind !== hazard.kind && { kind }),
    ...(grade !== hazard.grade && { grade }),
    ...(address !== hazard.address && { address }),
    ...(description !== hazard.description && { description }),
    ...(sourceReference !== hazard.sourceReference && { sourceReference }),
    ...(responsibleUnit !== hazard.responsibleUnit && { responsibleUnit }),
  }
}
