import { z } from '@hono/zod-openapi'
import { HAZARD_ACTIONS, HAZARD_VERDICTS, RECTIFICATION_CLASSES } from '@wangge/db/vocabulary'
import { ageSeconds, hazardGrade, hazardSource, id, instant, position, positionSystem } from './common.ts'

/**
 * An action and whether the case and the person's role allow it now. `reasons` are stable words the page puts into sentences:
 * wrongState, verdictNotReal, commitmentsMissing (with `missing`), afterPhotoMissing, replyMissing, notApprover, noPendingExtension,
 * extensionPending, alreadyPaused, notPaused, clockStopped. An action that the role never has is left out. `reportRectified` stays
 * allowed with afterPhotoMissing: the photo may come with it.
 */
export const allowedAction = z
  .object({
    action: z.enum(HAZARD_ACTIONS),
    allowed: z.boolean(),
    reasons: z.array(z.string()),
    missing: z.array(z.string()),
  })
  .openapi('AllowedAction')
export type AllowedAction = z.infer<typeof allowedAction>

const text = z.string().trim().max(2000)
const someText = text.min(1)
const photoIds = z.array(id).max(12).default([])

/** A report by the hotline or the officer's form. The place decides the cell; the header Idempotency-Key makes a repeat harmless. */
export const intake = z
  .object({
    kind: z.string().min(1).max(64),
    grade: hazardGrade.default('general'),
    source: hazardSource,
    sourceReference: z.string().trim().max(100).default(''),
    description: text.default(''),
    address: z.string().trim().max(300).default(''),
    position,
    positionSystem: positionSystem.optional(),
    /** When it was reported to us; absent = now. Not in the future, not over 30 days ago. */
    reportedAt: instant.optional(),
    /** The same, told late by a phone; `reportedAt` goes before it. */
    ageSeconds: ageSeconds.optional(),
    reporter: z
      .object({ name: z.string().trim().max(60).default(''), phone: z.string().trim().max(30).default('') })
      .optional(),
    responsibleUnit: z.string().trim().max(120).default(''),
    photoIds,
    /** Staff say that nothing burns now, where the words sound like a fire. Kinds of fire are refused all the same. */
    nothingBurns: z.boolean().default(false),
  })
  .openapi('Intake')
export type Intake = z.input<typeof intake>

const moment = {
  /** The version the person was looking at. */
  expectedVersion: z.number().int().min(0),
  /** When it happened, if it was not now: not in the future. */
  happenedAt: instant.optional(),
  /** The same, told late by a phone: then never before what the person had seen. `happenedAt` goes before it. */
  ageSeconds: ageSeconds.optional(),
  photoIds,
}

/** One action with what it needs. */
export const hazardAction = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('acknowledge'), ...moment }),
    /** A named person's answer that the reporter can see: who handles it. Stops the feedback clock. */
    z.object({ action: z.literal('answer'), text: someText, ...moment }),
    z.object({
      action: z.literal('verify'),
      verdict: z.enum(HAZARD_VERDICTS),
      grade: hazardGrade.optional(),
      /** The hazard it repeats; needed for `duplicate`. */
      mergedInto: id.optional(),
      text: text.default(''),
      ...moment,
    }),
    z.object({ action: z.literal('setCommitments'), commitments: z.record(z.string().max(40), someText), ...moment }),
    z.object({
      action: z.literal('beginRectifying'),
      rectificationClass: z.enum(RECTIFICATION_CLASSES),
      /** Needed but for `onTheSpot`. */
      deadlineAt: instant.optional(),
      responsibleUnit: z.string().trim().max(120).optional(),
      text: text.default(''),
      ...moment,
    }),
    z.object({ action: z.literal('reportRectified'), text: text.default(''), ...moment }),
    /** Not passed: back to rectifying, by a new deadline. */
    z.object({
      action: z.literal('reinspect'),
      passed: z.boolean(),
      deadlineAt: instant.optional(),
      text: text.default(''),
      ...moment,
    }),
    /** The result, told to the reporter. Stops the reply clock. */
    z.object({ action: z.literal('reply'), text: someText, ...moment }),
    z.object({ action: z.literal('closeOut'), text: text.default(''), ...moment }),
    z.object({ action: z.literal('transfer'), toCode: z.string().min(12).max(40), reason: someText, ...moment }),
    z.object({ action: z.literal('reopen'), reason: someText, ...moment }),
    z.object({
      action: z.literal('assign'),
      ownerId: z.string().max(64).nullable(),
      backupId: z.string().max(64).nullable(),
      ...moment,
    }),
    z.object({
      action: z.literal('requestExtension'),
      clock: z.enum(['verify', 'rectify', 'reinspect', 'reply']),
      amount: z.number().int().min(1).max(365),
      unit: z.enum(['hour', 'day', 'workingDay']),
      reason: someText,
      ...moment,
    }),
    z.object({ action: z.literal('decideExtension'), approved: z.boolean(), reason: text.default(''), ...moment }),
    z.object({ action: z.literal('pause'), reason: someText, ...moment }),
    z.object({ action: z.literal('resume'), text: text.default(''), ...moment }),
    z.object({
      action: z.literal('correct'),
      kind: z.string().min(1).max(64).optional(),
      grade: hazardGrade.optional(),
      address: z.string().trim().max(300).optional(),
      description: text.optional(),
      position: position.optional(),
      sourceReference: z.string().trim().max(100).optional(),
      responsibleUnit: z.string().trim().max(120).optional(),
      reason: someText,
      ...moment,
    }),
    z.object({ action: z.literal('addPhotos'), text: text.default(''), ...moment }),
    z.object({ action: z.literal('note'), text: someText, ...moment }),
  ])
  .openapi('HazardAction')
export type HazardActionInput = z.input<typeof hazardAction>

/** One action for many: each is done or refused by itself. Only actions that need nothing of the single case. */
export const bulkAction = z
  .object({
    ids: z.array(id).min(1).max(200),
    action: z.discriminatedUnion('action', [
      z.object({ action: z.literal('acknowledge') }),
      z.object({
        action: z.literal('assign'),
        ownerId: z.string().max(64).nullable(),
        backupId: z.string().max(64).nullable(),
      }),
      z.object({ action: z.literal('transfer'), toCode: z.string().min(12).max(40), reason: someText }),
      z.object({ action: z.literal('note'), text: someText }),
    ]),
  })
  .openapi('BulkAction')
export type BulkActionInput = z.input<typeof bulkAction>

export const bulkResult = z
  .object({
    done: z.array(id),
    refused: z.array(
      z.object({
        id,
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
      }),
    ),
  })
  .openapi('BulkResult')
export type BulkResult = z.infer<typeof bulkResult>

/** Why the reporter's name and phone are wanted; the reason is kept with the answer. */
export const revealRequest = z.object({ reason: z.string().trim().min(4).max(300) }).openapi('RevealRequest')
export const revealed = z.object({ name: z.string(), phone: z.string() }).openapi('Revealed')
export type Revealed = z.infer<typeof revealed>
