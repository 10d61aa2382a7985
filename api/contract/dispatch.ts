import { z } from '@hono/zod-openapi'
import { DISPATCH_ACTIONS, DISPATCH_STATES, SENDING_STATES, TRAVEL_MODES } from '@wangge/db/vocabulary'
import {
  ageSeconds,
  hazardGrade,
  id,
  instant,
  pageQuery,
  position,
  positionSystem,
  teamKind,
  teamState,
} from './common.ts'

const travelMode = z.enum(TRAVEL_MODES)
/** fastest = by car where the team has one and it is quicker. */
const sendingMode = z.enum(['fastest', 'foot', 'car'])

export const whoIsFirstQuery = z.object({
  mode: sendingMode.default('fastest'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
})

export const candidate = z
  .object({
    /** 1 = first; those who cannot be sent follow those who can. */
    rank: z.number().int(),
    teamId: id,
    name: z.string(),
    kind: teamKind,
    state: teamState,
    mode: travelMode,
    /** Over streets from where it is to the hazard, snap legs included; null = no way there. */
    seconds: z.number().int().nullable(),
    metres: z.number().int().nullable(),
    /** Its position is live, or (too old) its base stands in, or it has neither. */
    from: z.enum(['position', 'base', 'nowhere']),
    positionAt: instant.nullable(),
    stale: z.boolean(),
    isResponsible: z.boolean(),
    /** Dispatches of the last 12 hours, and open ones of its shift's cells. */
    load: z.number().int(),
    unready: z.array(z.string()),
    canBeSent: z.boolean(),
    /** Why not, or what speaks against it: offDuty, busy, unreachable, noPosition, stalePosition, declinedBefore, noAnswerBefore, unready. */
    remarks: z.array(z.string()),
  })
  .openapi('Candidate')
export type Candidate = z.infer<typeof candidate>

export const whoIsFirst = z
  .object({
    asOf: instant,
    networkVersion: z.number().int().nullable(),
    walkSpeedMetresPerSecond: z.number(),
    carSpeedMetresPerSecond: z.number(),
    responsibleTeamId: id.nullable(),
    candidates: z.array(candidate),
    /** Teams looked at, on duty or not. */
    total: z.number().int(),
    answerSeconds: z.number().int(),
  })
  .openapi('WhoIsFirst')
export type WhoIsFirst = z.infer<typeof whoIsFirst>

export const dispatch = z
  .object({
    id,
    version: z.number().int(),
    sendingId: id,
    sendingState: z.enum(SENDING_STATES),
    hazardId: id,
    hazardSerial: z.string(),
    hazardKind: z.string(),
    hazardGrade,
    address: z.string(),
    description: z.string(),
    position,
    teamId: id,
    teamName: z.string(),
    attempt: z.number().int(),
    state: z.enum(DISPATCH_STATES),
    mode: travelMode,
    rank: z.number().int(),
    suggestedTeamId: id.nullable(),
    suggestedTeamName: z.string().nullable(),
    overrideReason: z.string().nullable(),
    estimatedSeconds: z.number().int().nullable(),
    routeMetres: z.number().int().nullable(),
    /** While it is on its way: departure (or acceptance) plus the estimate. */
    etaAt: instant.nullable(),
    offeredAt: instant,
    offeredByName: z.string(),
    answerDueAt: instant,
    acceptedAt: instant.nullable(),
    declinedAt: instant.nullable(),
    declineReason: z.string().nullable(),
    timedOutAt: instant.nullable(),
    departedAt: instant.nullable(),
    arrivedAt: instant.nullable(),
    arrivedBy: z.enum(['position', 'word']).nullable(),
    arrivalMetres: z.number().int().nullable(),
    clearedAt: instant.nullable(),
    outcome: z.string(),
    recalledAt: instant.nullable(),
    recallReason: z.string().nullable(),
    allowedActions: z.array(z.enum(DISPATCH_ACTIONS)),
  })
  .openapi('Dispatch')
export type Dispatch = z.infer<typeof dispatch>

/** Sends a team; where it is not the first of the ranking, `overrideReason` is asked for (422 overrideUnexplained {suggestedTeamId, suggestedTeamName}). */
export const dispatchRequest = z
  .object({
    teamId: id,
    mode: sendingMode.default('fastest'),
    overrideReason: z.string().trim().min(1).max(200).optional(),
    /** No answer and a decline go on to the next. */
    goesOn: z.boolean().default(true),
    answerSeconds: z.number().int().min(10).max(3600).default(60),
  })
  .strict()
  .openapi('DispatchRequest')
export type DispatchRequest = z.infer<typeof dispatchRequest>

/** `reason`: wanted for decline and recall. `position`: where the phone is at arrival; within 50 m it counts as confirmed by position. */
export const dispatchAction = z
  .object({
    action: z.enum(DISPATCH_ACTIONS),
    expectedVersion: z.number().int().min(1),
    reason: z.string().trim().max(200).optional(),
    outcome: z.string().trim().max(500).optional(),
    position: position.optional(),
    positionSystem: positionSystem.optional(),
    accuracyMetres: z.number().min(0).optional(),
    happenedAt: instant.optional(),
    ageSeconds: ageSeconds.optional(),
  })
  .strict()
  .openapi('DispatchAction')

export const dispatchQuery = pageQuery.extend({
  /** active = offered to arrived; waiting = sendings that nobody answers any more. */
  state: z.enum(['active', 'waiting', 'all']).default('active'),
  hazardId: id.optional(),
  teamId: id.optional(),
})

/** Lines of the map: a route for each team under way, and for the ranking's choice. */
export const dispatchRoute = z
  .object({
    metres: z.number(),
    seconds: z.number(),
    mode: travelMode,
    geometry: z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
  })
  .openapi('DispatchRoute')
export type DispatchRoute = z.infer<typeof dispatchRoute>
