import type {
  Clock,
  HazardEvent,
  HazardGrade,
  HazardSource,
  HazardState as HazardStage,
  HazardVerdict,
  LimitUnit,
  RectificationClass,
  Role,
} from '@wangge/db/vocabulary'
import type { ClockEntry } from './clock-entry.ts'

/** Everything that a hazard's stream says of it: the projected columns of its row. Instants are ISO with Z. */
export interface HazardState {
  /** Number of the last event. */
  version: number
  serial: string
  kind: string
  grade: HazardGrade
  state: HazardStage
  source: HazardSource
  sourceReference: string
  description: string
  address: string
  lon: number
  lat: number
  /** The code in force; a transfer changes it. Null = outside every cell (imported). */
  cellCode: string | null
  /** The code of where it was reported. */
  reportedCode: string | null
  responsibleUnit: string
  reporterNameMasked: string | null
  reporterPhoneMasked: string | null
  reportedAt: string
  receivedAt: string
  ownerId: string | null
  ownerName: string | null
  backupId: string | null
  backupName: string | null
  acknowledgedAt: string | null
  answeredAt: string | null
  verifiedAt: string | null
  verdict: HazardVerdict | null
  mergedInto: string | null
  rectificationClass: RectificationClass | null
  rectifyingAt: string | null
  rectifyDeadline: string | null
  rectifiedAt: string | null
  reinspectedAt: string | null
  repliedAt: string | null
  closedOutAt: string | null
  reopenedCount: number
  commitments: Record<string, Commitment>
  pendingExtension: PendingExtension | null
  clocks: ClockEntry[]
  dueClock: Clock | null
  dueAt: string | null
  soonAt: string | null
  provisional: boolean
  pausedAt: string | null
  movedEvent: string | null
  movedAt: string | null
  movedBy: string | null
}

interface Commitment {
  text: string
  at: string
  personName: string
}

interface PendingExtension {
  clock: Clock
  amount: number
  unit: LimitUnit
  reason: string
  requestedById: string
  requestedByName: string
  requestedAt: string
}

interface Said {
  text: string
  photoIds: string[]
}

/** What each event carries. `clocks`: whole entries of those it started, stopped, paused, extended or recomputed. */
export interface HazardPayloads {
  reported: HazardFacts & {
    reporter: { nameMasked: string; phoneMasked: string } | null
    nothingBurns: boolean
    photoIds: string[]
    clocks: ClockEntry[]
  }
  imported: Omit<HazardFacts, 'cellCode'> & {
    cellCode?: string | null
    state: HazardStage
    reportedAt: string
    acknowledgedAt?: string | null
    answeredAt?: string | null
    verifiedAt?: string | null
    verdict?: HazardVerdict | null
    rectificationClass?: RectificationClass | null
    rectifyingAt?: string | null
    rectifiedAt?: string | null
    reinspectedAt?: string | null
    repliedAt?: string | null
    dueAt?: string | null
    pausedAt?: string | null
    closedOutAt?: string | null
    clocks?: ClockEntry[]
  }
  acknowledged: { photoIds: string[] }
  answered: Said & { clocks: ClockEntry[] }
  verified: Said & {
    verdict: HazardVerdict
    grade: HazardGrade
    mergedInto: string | null
    mergedSerial: string | null
    clocks: ClockEntry[]
  }
  commitmentsSet: { commitments: Record<string, string>; photoIds: string[] }
  rectifyingBegun: Said & {
    rectificationClass: RectificationClass
    deadlineAt: string | null
    responsibleUnit: string
    clocks: ClockEntry[]
  }
  rectified: Said & { clocks: ClockEntry[] }
  reinspectionPassed: Said & { clocks: ClockEntry[] }
  reinspectionFailed: Said & { deadlineAt: string | null; clocks: ClockEntry[] }
  replied: Said & { clocks: ClockEntry[] }
  closedOut: Said & { clocks: ClockEntry[] }
  transferred: { fromCode: string | null; toCode: string; toName: string; reason: string; photoIds: string[] }
  reopened: { state: HazardStage; reason: string; photoIds: string[]; clocks: ClockEntry[] }
  assigned: {
    ownerId: string | null
    ownerName: string | null
    backupId: string | null
    backupName: string | null
    photoIds: string[]
  }
  extensionRequested: { clock: Clock; amount: number; unit: LimitUnit; reason: string; photoIds: string[] }
  extensionApproved: ExtensionDecided & { clocks: ClockEntry[] }
  extensionRejected: ExtensionDecided
  paused: { reason: string; photoIds: string[]; clocks: ClockEntry[] }
  resumed: Said & { clocks: ClockEntry[] }
  corrected: {
    /** Only what changed, with what was there before. */
    changes: Correction
    before: Correction
    reason: string
    photoIds: string[]
    clocks: ClockEntry[]
  }
  photosAdded: Said
  noted: Said
  clocksRecomputed: {
    /** What people read: the notice, the local day, the hours of duty. */
    reason: string
    changes: {
      clock: Clock
      /** The due time of before, and of now. */
      before: string | null
      after: string | null
      wasProvisional: boolean
      isProvisional: boolean
    }[]
    clocks: ClockEntry[]
  }
  /** The office asks whoever reported it, by the link that he follows. */
  reporterAsked: { questionId: string; text: string }
  reporterAnswered: { questionId: string; text: string }
  /** What the reporter says of the result: 1 (poor) … 5 (very good). */
  rated: { score: number; text: string }
}

interface HazardFacts {
  serial: string
  kind: string
  grade: HazardGrade
  source: HazardSource
  sourceReference?: string
  description: string
  address: string
  lon: number
  lat: number
  cellCode: string | null
  responsibleUnit?: string
}

interface ExtensionDecided {
  clock: Clock
  amount: number
  unit: LimitUnit
  reason: string
  requestReason: string
  requestedByName: string
  photoIds: string[]
}

export interface Correction {
  kind?: string
  grade?: HazardGrade
  address?: string
  description?: string
  lon?: number
  lat?: number
  cellCode?: string | null
  sourceReference?: string
  responsibleUnit?: string
}

/** An event as it was decided, before it has a number. */
export type Decided = { [E in HazardEvent]: { event: E; payload: HazardPayloads[E] } }[HazardEvent]

/** An event of the stream, with who, when it happened and when it came in. */
export type HazardEventRecord = Decided & {
  version: number
  happenedAt: string
  receivedAt: string
  personId: string
  personName: string
  role: Role | 'system' | 'resident'
}

/** Who acts. */
export interface Actor {
  personId: string
  personName: string
  role: Role
}
