import { z } from '@hono/zod-openapi'
import { id, instant } from './common.ts'

const day = z.iso.date()
const code = z.string().regex(/^[0-9A-Za-z]{4,20}$/)

export const shiftKind = z
  .object({
    key: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    starts: z.string(),
    ends: z.string(),
    active: z.boolean(),
  })
  .openapi('ShiftKind')
export type ShiftKind = z.infer<typeof shiftKind>
const wallTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
export const shiftKindInput = z
  .object({
    nameZh: z.string().trim().min(1).max(20),
    nameEn: z.string().trim().min(1).max(40),
    starts: wallTime,
    ends: wallTime,
    active: z.boolean(),
  })
  .strict()

export const shift = z
  .object({
    id,
    teamId: id,
    kind: z.string(),
    day,
    from: instant,
    to: instant,
    cellCodes: z.array(z.string()),
    people: z.array(z.object({ memberId: id, name: z.string(), absentReason: z.string().nullable() })),
  })
  .openapi('Shift')
export type Shift = z.infer<typeof shift>

/** Days inclusive, at most 31; `area`: a division code within the scope, absent = the whole scope. */
export const rosterQuery = z.object({ from: day, to: day, area: code.optional() })
export const roster = z
  .object({
    asOf: instant,
    shiftKinds: z.array(shiftKind),
    /** Teams of the area that may be put on shifts, by kind and code. */
    teams: z.array(
      z.object({
        id,
        code: z.string(),
        name: z.string(),
        kind: z.string(),
        cellCode: z.string().nullable(),
        members: z.array(z.object({ id, name: z.string() })),
      }),
    ),
    shifts: z.array(shift),
  })
  .openapi('Roster')
export type Roster = z.infer<typeof roster>

/** Puts cells on a team's shift of a day, making the shift (with all its members) where there is none; `remove` takes them off it. */
export const rosterAssignment = z
  .object({
    teamId: id,
    day,
    kind: z.string(),
    cellCodes: z.array(code).max(2000),
    mode: z.enum(['add', 'replace', 'remove']),
  })
  .strict()
  .openapi('RosterAssignment')
export type RosterAssignment = z.infer<typeof rosterAssignment>
export const shiftInput = z
  .object({
    teamId: id,
    day,
    kind: z.string(),
    cellCodes: z.array(code).max(2000).default([]),
    memberIds: z.array(id).max(500).optional(),
  })
  .strict()
/** Whole lists: what is absent goes. */
export const shiftChange = z
  .object({ cellCodes: z.array(code).max(2000).optional(), memberIds: z.array(id).max(500).optional() })
  .strict()

export const copyWeek = z.object({ fromMonday: day, toMonday: day, area: code.optional() }).strict().openapi('CopyWeek')
export const copiedWeek = z
  .object({
    created: z.number().int(),
    /** Left as they were: why (teamBusy, memberBusy, past). */
    skipped: z.array(z.object({ teamId: id, teamName: z.string(), day, kind: z.string(), reason: z.string() })),
    /** The new shifts, to take back. */
    shiftIds: z.array(id),
  })
  .openapi('CopiedWeek')
export type CopiedWeek = z.infer<typeof copiedWeek>

const onShift = z.object({ shiftId: id, memberId: id }).strict()
export const swapRequest = z.object({ one: onShift, other: onShift }).strict()
/** Null = is back. */
export const absenceRequest = z
  .object({ shiftId: id, memberId: id, reason: z.string().trim().min(1).max(200).nullable() })
  .strict()

export const rosterCheck = z
  .object({
    /** Middle and small cells without a team, by day and shift. */
    gaps: z.array(
      z.object({ day, kind: z.string(), cells: z.array(z.object({ code: z.string(), name: z.string() })) }),
    ),
    doubleCover: z.array(z.object({ day, kind: z.string(), code: z.string(), name: z.string(), teamIds: z.array(id) })),
    conflicts: z.array(
      z.object({
        code: z.enum(['noMembers', 'allAbsent', 'leaderAbsent', 'equipmentUnready', 'noRest', 'teamOff']),
        shiftId: id,
        teamId: id,
        day,
        kind: z.string(),
        names: z.array(z.string()),
      }),
    ),
    /** Per team over the days asked for: load and reach. */
    balance: z.array(
      z.object({
        teamId: id,
        shifts: z.number().int(),
        hours: z.number(),
        cells: z.number().int(),
        people: z.number().int(),
        openHazards: z.number().int(),
        /** Share of the people of its cells whom it reaches from its base within ten minutes by its own means; null without base or streets. */
        reachedShare: z.number().nullable(),
      }),
    ),
  })
  .openapi('RosterCheck')
export type RosterCheck = z.infer<typeof rosterCheck>
