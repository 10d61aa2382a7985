import { z } from '@hono/zod-openapi'
import { CLOCKS, DISPATCH_STATES, HAZARD_VERDICTS, PHOTO_PHASES, RECTIFICATION_CLASSES } from '@wangge/db/vocabulary'
import { clockState, hazardGrade, hazardSource, hazardState, id, instant, pageQuery, position } from './common.ts'
import { dispatch } from './dispatch.ts'
import { allowedAction } from './hazard-actions.ts'

export const verdict = z.enum(HAZARD_VERDICTS)
export const rectificationClass = z.enum(RECTIFICATION_CLASSES)
export const clockName = z.enum(CLOCKS)
export const photoPhase = z.enum(PHOTO_PHASES)

/** One line of a list. `dueAt` belongs to `dueClock`: the running clock that is due first. */
export const hazard = z
  .object({
    id,
    serial: z.string(),
    version: z.number().int(),
    kind: z.string(),
    grade: hazardGrade,
    state: hazardState,
    verdict: verdict.nullable(),
    source: hazardSource,
    sourceReference: z.string(),
    clock: clockState,
    dueClock: clockName.nullable(),
    dueAt: instant.nullable(),
    /** From here on 80 % of that clock is used. */
    soonAt: instant.nullable(),
    /** A due time that counts days of a year whose notice is not published yet. */
    provisional: z.boolean(),
    description: z.string(),
    address: z.string(),
    position,
    reportedAt: instant,
    pausedAt: instant.nullable(),
    closedOutAt: instant.nullable(),
    rectificationClass: rectificationClass.nullable(),
    /** Reported as rectified, not reinspected yet. */
    rectifiedAt: instant.nullable(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    cellCode: z.string().nullable(),
    cellName: z.string().nullable(),
    townshipCode: z.string().nullable(),
    townshipName: z.string().nullable(),
    /** The team that is asked, on its way or there now. */
    sent: z
      .object({
        dispatchId: id,
        teamId: id,
        teamName: z.string(),
        state: z.enum(DISPATCH_STATES),
        etaAt: instant.nullable(),
      })
      .nullable(),
  })
  .openapi('Hazard')
export type Hazard = z.infer<typeof hazard>

export const HAZARD_SORTS = ['due', 'reported'] as const

/** `clock`, `state`, `source`, `kind` may be repeated. Without `clock` and `state`: all open ones. */
export const hazardFilter = z.object({
  clock: z.union([clockState, z.array(clockState)]).optional(),
  state: z.union([hazardState, z.array(hazardState)]).optional(),
  source: z.union([hazardSource, z.array(hazardSource)]).optional(),
  kind: z.union([z.string().max(64), z.array(z.string().max(64))]).optional(),
  grade: hazardGrade.optional(),
  verdict: verdict.optional(),
  /** Code of a cell of any level. */
  cell: z.string().max(40).optional(),
  /** Reported in [from, to), instants in UTC. */
  reportedFrom: instant.optional(),
  reportedTo: instant.optional(),
  /** `me` or a person's id: owner or backup. */
  owner: z.string().max(64).optional(),
  /** Reported as rectified, not reinspected yet. */
  waiting: z.enum(['reinspect']).optional(),
  /** As the summary counts: neither false nor merged; or of these the rectified. */
  counted: z.enum(['toRectify', 'rectified']).optional(),
  /** Serial, reference, address, description: contains, at least two characters. */
  q: z.string().min(2).max(100).optional(),
  /** Open and closed alike. */
  all: z.enum(['true', 'false']).default('false'),
})
export const hazardQuery = pageQuery.extend(hazardFilter.shape).extend({ sort: z.enum(HAZARD_SORTS).default('due') })

export const hazardTallies = z
  .object({
    overdue: z.number().int(),
    soon: z.number().int(),
    ontime: z.number().int(),
    paused: z.number().int(),
    closed: z.number().int(),
    notStarted: z.number().int(),
  })
  .openapi('HazardTallies')
export type HazardTallies = z.infer<typeof hazardTallies>

/** The desk's tabs: how many wait in each. */
export const inboxCounts = z
  .object({
    open: z.number().int(),
    mine: z.number().int(),
    reinspect: z.number().int(),
    transferred: z.number().int(),
  })
  .openapi('InboxCounts')
export type InboxCounts = z.infer<typeof inboxCounts>

/**
 * What a filter holds, for the ledger's head. `rectified` of `toRectify`: found real (or not verified yet) and neither false nor
 * merged. On-time rate = closed on time ÷ (closed + open and overdue); null without cases (shown as —).
 */
export const hazardSummary = z
  .object({
    total: z.number().int(),
    falseReports: z.number().int(),
    merged: z.number().int(),
    toRectify: z.number().int(),
    rectified: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
    closed: z.number().int(),
    closedOnTime: z.number().int(),
    onTimeRate: z.number().nullable(),
    bySource: z.array(z.object({ source: hazardSource, toRectify: z.number().int(), rectified: z.number().int() })),
  })
  .openapi('HazardSummary')
export type HazardSummary = z.infer<typeof hazardSummary>

export const limit = z.object({
  amount: z.number().int().min(1).max(10_000),
  unit: z.enum(['minute', 'hour', 'dutyHour', 'day', 'workingDay']),
})

/** One clock of one case. Statutory and promised stand side by side; `dueAt` is the earlier of both. */
export const caseClock = z
  .object({
    clock: clockName,
    ruleKey: z.string(),
    ruleVersion: z.number().int(),
    source: z.string(),
    statutory: limit.nullable(),
    promised: limit.nullable(),
    startedAt: instant,
    stoppedAt: instant.nullable(),
    statutoryDueAt: instant.nullable(),
    promisedDueAt: instant.nullable(),
    dueAt: instant.nullable(),
    soonAt: instant.nullable(),
    provisional: z.boolean(),
    pauses: z.array(z.object({ from: instant, to: instant.nullable() })),
    extensions: z.array(
      z.object({ amount: z.number().int(), unit: limit.shape.unit, reason: z.string(), approvedBy: z.string() }),
    ),
    state: z.enum(['running', 'paused', 'met', 'late']),
    /** 0…1 and beyond when late; of the time that counts. */
    usedShare: z.number().nullable(),
  })
  .openapi('CaseClock')
export type CaseClock = z.infer<typeof caseClock>

/** How a due time comes about. Words are the page's; `day` is a local date. */
export const clockStep = z.object({
  at: instant,
  code: z.enum([
    'start',
    'startDayNotCounted',
    'counted',
    'rest',
    'makeUp',
    'unpublished',
    'paused',
    'resumed',
    'extended',
    'dutyBegins',
    'dutyEnds',
    'due',
  ]),
  day: z.string().optional(),
  number: z.number().optional(),
  name: z.string().optional(),
})
export type ClockStep = z.infer<typeof clockStep>
export const clockReplay = z
  .object({ clock: clockName, statutory: z.array(clockStep).nullable(), promised: z.array(clockStep).nullable() })
  .openapi('ClockReplay')
export type ClockReplay = z.infer<typeof clockReplay>

/** One event of a stream; `payload` as its event has it, without personal data. */
export const caseEvent = z
  .object({
    version: z.number().int(),
    event: z.string(),
    payload: z.record(z.string(), z.unknown()),
    happenedAt: instant,
    receivedAt: instant,
    personId: z.string(),
    personName: z.string(),
    role: z.string(),
  })
  .openapi('CaseEvent')
export type CaseEvent = z.infer<typeof caseEvent>

export const photo = z
  .object({
    id,
    phase: photoPhase,
    contentType: z.string(),
    widthPixels: z.number().int(),
    heightPixels: z.number().int(),
    takenAt: instant.nullable(),
    uploadedAt: instant,
    uploadedByName: z.string(),
  })
  .openapi('Photo')
export type Photo = z.infer<typeof photo>

/** A fresh upload: where the picture says it was taken is offered here once and kept nowhere. */
export const uploadedPhoto = photo.extend({ offeredPosition: position.nullable() }).openapi('UploadedPhoto')
export type UploadedPhoto = z.infer<typeof uploadedPhoto>

/** The hazard's page. */
export const hazardCase = hazard
  .extend({
    acknowledgedAt: instant.nullable(),
    answeredAt: instant.nullable(),
    verifiedAt: instant.nullable(),
    rectifyingAt: instant.nullable(),
    rectifyDeadline: instant.nullable(),
    reinspectedAt: instant.nullable(),
    repliedAt: instant.nullable(),
    receivedAt: instant.nullable(),
    reportedCode: z.string().nullable(),
    mergedInto: z.object({ id, serial: z.string() }).nullable(),
    reopenedCount: z.number().int(),
    responsibleUnit: z.string(),
    backupId: z.string().nullable(),
    backupName: z.string().nullable(),
    /** 王** and 138****0000; null where none was given. */
    reporter: z.object({ nameMasked: z.string(), phoneMasked: z.string() }).nullable(),
    commitments: z.record(z.string(), z.object({ text: z.string(), at: instant, personName: z.string() })),
    missingCommitments: z.array(z.string()),
    pendingExtension: z
      .object({
        clock: clockName,
        amount: z.number().int(),
        unit: limit.shape.unit,
        reason: z.string(),
        requestedById: z.string(),
        requestedByName: z.string(),
        requestedAt: instant,
      })
      .nullable(),
    clocks: z.array(caseClock),
    events: z.array(caseEvent),
    photos: z.array(photo),
    /** Earlier hazards at the same address, latest first, at most ten; `repeatNumber` counts this one too. */
    repeats: z.array(z.object({ id, serial: z.string(), kind: z.string(), state: hazardState, reportedAt: instant })),
    repeatNumber: z.number().int(),
    /** Teams that were asked to go, the latest first. */
    dispatches: z.array(dispatch),
    allowedActions: z.array(allowedAction),
  })
  .openapi('HazardCase')
export type HazardCase = z.infer<typeof hazardCase>

/** Open hazards of the same kind within 50 m, nearest first, and how often the address has been reported before. */
export const duplicatesQuery = z.object({
  kind: z.string().max(64),
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  address: z.string().max(300).default(''),
})
export const duplicates = z
  .object({ near: z.array(hazard.extend({ metres: z.number() })), sameAddress: z.number().int() })
  .openapi('Duplicates')
export type Duplicates = z.infer<typeof duplicates>

/** What was handed on to others; nothing of what came after. */
export const transferredHazard = z
  .object({
    id,
    serial: z.string(),
    kind: z.string(),
    grade: hazardGrade,
    address: z.string(),
    toCode: z.string(),
    toName: z.string(),
    reason: z.string(),
    transferredAt: instant,
    transferredBy: z.string(),
  })
  .openapi('TransferredHazard')
export type TransferredHazard = z.infer<typeof transferredHazard>

/** Townships that a hazard may be handed on to: names only. */
export const transferTargets = z
  .object({ townships: z.array(z.object({ code: z.string(), name: z.string() })) })
  .openapi('TransferTargets')
export type TransferTargets = z.infer<typeof transferTargets>
