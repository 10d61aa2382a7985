import { z } from '@hono/zod-openapi'
import { KEY_PLACE_KINDS, VISIT_REASONS, VISIT_VERDICTS } from '@wangge/db/vocabulary'
import { id, instant, position, teamKind } from './common.ts'

const day = z.iso.date()
const code = z.string().regex(/^[0-9A-Za-z]{4,20}$/)
const count = z.number().int()
export const visitVerdict = z.enum(VISIT_VERDICTS)

/** By what visits are judged, which hazards must be visited, and how long tracks are kept. */
export const proofRule = z
  .object({
    visitMetres: z.number().int().min(10).max(500),
    visitSeconds: z.number().int().min(10).max(3600),
    /** Positions further apart say nothing of the time between them. */
    gapSeconds: z.number().int().min(30).max(1800),
    /** So long may positions jump out of the circle without ending a stay. */
    jitterSeconds: z.number().int().min(0).max(300),
    trackDays: z.number().int().min(1).max(1100),
    everyMajor: z.boolean(),
    everyOverdue: z.boolean(),
  })
  .strict()
  .openapi('ProofRule')
export type ProofRule = z.infer<typeof proofRule>

/** Of what had to be visited; `due` = all of them. The coverage is visited ÷ due; nothing due = none. */
export const visitCounts = z.object({ due: count, visited: count, missed: count, stale: count, pending: count })
export type VisitCounts = z.infer<typeof visitCounts>

export const proofShift = z
  .object({
    id,
    teamId: id,
    teamCode: z.string(),
    teamName: z.string(),
    teamKind,
    kind: z.string(),
    day,
    from: instant,
    to: instant,
    cellCodes: z.array(z.string()),
    /** Settled = judged for good, two hours after its end. */
    stage: z.enum(['planned', 'running', 'ended', 'settled']),
    counts: visitCounts,
    /** Positions that came in while it lasted. */
    positions: count,
    lastPositionAt: instant.nullable(),
  })
  .openapi('ProofShift')
export type ProofShift = z.infer<typeof proofShift>

export const proofQuery = z.object({ day, area: code.optional() })
export const proofDay = z
  .object({
    day,
    asOf: instant,
    rule: proofRule,
    counts: visitCounts,
    shifts: z.array(proofShift),
    /** Communities and small cells that hold something to visit; what several shifts share counts for each kind of shift once. */
    cells: z.array(z.object({ code: z.string(), name: z.string(), counts: visitCounts })),
  })
  .openapi('ProofDay')
export type ProofDay = z.infer<typeof proofDay>

export const mustVisit = z
  .object({
    subject: z.enum(['hazard', 'place']),
    id,
    /** Serial of a hazard, name of a place. */
    name: z.string(),
    /** Kind of hazard or place. */
    detail: z.string(),
    address: z.string(),
    position,
    cellCode: z.string().nullable(),
    why: z.enum(VISIT_REASONS),
    verdict: visitVerdict,
    /** The stay that proves the visit. */
    stay: z.object({ from: instant, to: instant, insideSeconds: z.number() }).nullable(),
    /** How near the team came. */
    nearest: z.object({ metres: z.number(), at: instant }).nullable(),
  })
  .openapi('MustVisit')
export type MustVisit = z.infer<typeof mustVisit>

/** Where a team went: columns of equal length. A position that is not `joined` to the one before, and over `gapSeconds` later, begins anew. */
export const teamTrack = z.object({
  at: z.array(z.number()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
  joined: z.array(z.boolean()),
  accuracyMetres: z.array(z.number().nullable()),
})
export const shiftProof = z
  .object({ asOf: instant, rule: proofRule, shift: proofShift, items: z.array(mustVisit), track: teamTrack })
  .openapi('ShiftProof')
export type ShiftProof = z.infer<typeof shiftProof>

const keyPlaceFields = {
  name: z.string().trim().min(1).max(80),
  kind: z.enum(KEY_PLACE_KINDS),
  address: z.string().trim().max(200).default(''),
  mustVisit: z.boolean().default(true),
  /** Null = in shifts of every kind. */
  shiftKind: z.string().nullable().default(null),
}
export const keyPlaceInput = z
  .object({ code: z.string().trim().min(1).max(40), position, ...keyPlaceFields })
  .strict()
  .openapi('KeyPlaceInput')
export const keyPlaceChange = z
  .object({ ...keyPlaceFields, isGivenUp: z.boolean().default(false) })
  .strict()
  .openapi('KeyPlaceChange')
export const keyPlace = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: z.enum(KEY_PLACE_KINDS),
    address: z.string(),
    position,
    cellCode: z.string().nullable(),
    mustVisit: z.boolean(),
    shiftKind: z.string().nullable(),
    since: instant,
    givenUpAt: instant.nullable(),
    changedBy: z.string(),
    changedAt: instant,
  })
  .openapi('KeyPlace')
export type KeyPlace = z.infer<typeof keyPlace>
export const keyPlacesQuery = z.object({ area: code.optional() })
export const keyPlaces = z.object({ items: z.array(keyPlace) }).openapi('KeyPlaces')

/** null = as the rule says. */
export const hazardMarkInput = z
  .object({ must: z.boolean().nullable(), reason: z.string().trim().max(200).default('') })
  .strict()
export const hazardMark = z
  .object({
    must: z.boolean().nullable(),
    reason: z.string().nullable(),
    markedBy: z.string().nullable(),
    markedAt: instant.nullable(),
    /** What holds where nobody has said otherwise. */
    byRule: z.boolean(),
  })
  .openapi('HazardMark')
export type HazardMark = z.infer<typeof hazardMark>
