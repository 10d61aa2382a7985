import { z } from '@hono/zod-openapi'
import { FORCE_UNIT_KINDS, TEAM_DUTIES } from '@wangge/db/vocabulary'
import { ageSeconds, id, instant, position, positionSystem, teamKind, teamState } from './common.ts'

const teamDuty = z.enum(TEAM_DUTIES)

/** Sums over all teams beneath a unit. */
const forceTotals = z.object({
  teams: z.number().int(),
  members: z.number().int(),
  onDuty: z.number().int(),
  free: z.number().int(),
  /** Teams of which some equipment is not ready. */
  unready: z.number().int(),
})

export const forceUnit = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: z.enum(FORCE_UNIT_KINDS),
    /** Null at the top, or where the unit above lies outside the asker's scope. */
    parentCode: z.string().nullable(),
    leaderName: z.string(),
    cellCode: z.string().nullable(),
    totals: forceTotals,
  })
  .openapi('ForceUnit')
export type ForceUnit = z.infer<typeof forceUnit>

/** A team as the tree and the ranking show it. */
export const forceTeam = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: teamKind,
    /** `off` where it is not on duty now. */
    state: teamState,
    parentCode: z.string().nullable(),
    cellCode: z.string().nullable(),
    members: z.number().int(),
    hasVehicle: z.boolean(),
    unready: z.boolean(),
    stale: z.boolean(),
  })
  .openapi('ForceTeam')
export type ForceTeam = z.infer<typeof forceTeam>

/** Everything in the asker's scope; units by code, teams by code. */
export const forces = z
  .object({ asOf: instant, units: z.array(forceUnit), teams: z.array(forceTeam), totals: forceTotals })
  .openapi('Forces')
export type Forces = z.infer<typeof forces>

export const teamMember = z
  .object({
    id,
    name: z.string(),
    /** Whole for those who run the team (command, township officer, administrator), else masked. */
    phone: z.string(),
    isLeader: z.boolean(),
    personId: z.string().nullable(),
    personName: z.string().nullable(),
  })
  .openapi('TeamMember')
export type TeamMember = z.infer<typeof teamMember>

export const teamDetail = forceTeam
  .extend({
    leaderName: z.string(),
    duty: teamDuty,
    base: position.nullable(),
    position: position.nullable(),
    positionAt: instant.nullable(),
    positionAccuracyMetres: z.number().nullable(),
    cellName: z.string().nullable(),
    /** Units above it, the highest first. */
    above: z.array(z.object({ code: z.string(), name: z.string() })),
    equipment: z.array(z.object({ kind: z.string(), count: z.number().int(), unready: z.number().int() })),
    equipmentCheckedAt: instant.nullable(),
    people: z.array(teamMember),
    /** From today on, a fortnight. */
    shifts: z.array(
      z.object({ id, kind: z.string(), day: z.iso.date(), from: instant, to: instant, cells: z.number().int() }),
    ),
    /** What it is sent to now. */
    dispatchId: id.nullable(),
    allowedActions: z.array(z.enum(['edit', 'setDuty', 'reportPosition'])),
  })
  .openapi('TeamDetail')
export type TeamDetail = z.infer<typeof teamDetail>

export const teamChange = z
  .object({
    name: z.string().trim().min(1).max(100),
    leaderName: z.string().trim().max(100),
    parentCode: z.string().max(40).nullable(),
    duty: teamDuty,
    base: position.nullable(),
    hasVehicle: z.boolean(),
    equipment: z.array(
      z.object({
        kind: z.string().trim().min(1).max(40),
        count: z.number().int().min(0).max(10_000),
        unready: z.number().int().min(0),
      }),
    ),
  })
  .partial()
  .strict()
  .openapi('TeamChange')
export type TeamChange = z.infer<typeof teamChange>

export const memberInput = z
  .object({
    name: z.string().trim().min(1).max(100),
    phone: z.string().trim().max(40).default(''),
    isLeader: z.boolean().default(false),
    personId: z.string().max(60).nullable().default(null),
  })
  .strict()
  .openapi('MemberInput')

/** Positions as phones and gateways send them; a patrol member reports for his own team only. */
export const positionReports = z
  .object({
    positions: z
      .array(
        z.object({
          teamId: id,
          at: instant.optional(),
          ageSeconds: ageSeconds.optional(),
          position,
          positionSystem: positionSystem.optional(),
          accuracyMetres: z.number().min(0).max(100_000).optional(),
        }),
      )
      .min(1)
      .max(500),
  })
  .strict()
  .openapi('PositionReports')
/**
 * Whether a team is on duty, as one of its members says; `byRoster` gives the word back to the roster. One told late with its age
 * changes nothing where somebody has said otherwise since.
 */
export const dutyWord = z.object({ duty: teamDuty, ageSeconds: ageSeconds.optional() }).strict().openapi('DutyWord')

/** `refused`: index in what was sent, and why: unknownTeam (also one of which the sender is not), inTheFuture, tooLongAgo, olderThanKnown. */
export const positionsKept = z
  .object({ kept: z.number().int(), refused: z.array(z.object({ index: z.number().int(), code: z.string() })) })
  .openapi('PositionsKept')
