import { z } from '@hono/zod-openapi'
import { instant } from './common.ts'
import { clockName, limit } from './hazards.ts'

/** What administrators edit. Every change raises `version`; changes name the version they saw. */
export const hazardKind = z
  .object({
    key: z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/),
    nameZh: z.string().trim().min(1).max(40),
    nameEn: z.string().trim().min(1).max(60),
    sortOrder: z.number().int().min(0).max(999),
    verifyRule: z.string().max(60),
    replyRule: z.string().max(60),
    isFire: z.boolean(),
    active: z.boolean(),
  })
  .openapi('HazardKind')
export type HazardKind = z.infer<typeof hazardKind>

export const commitmentKind = z
  .object({
    key: z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/),
    nameZh: z.string().trim().min(1).max(20),
    nameEn: z.string().trim().min(1).max(40),
    sortOrder: z.number().int().min(0).max(999),
    required: z.boolean(),
  })
  .openapi('CommitmentKind')
export type CommitmentKind = z.infer<typeof commitmentKind>

/** A new limit is a new version: hazards keep the one they began with. */
export const clockRuleChange = z
  .object({
    key: z.string().max(60),
    statutory: limit.nullable(),
    promised: limit.nullable(),
    countsStartDay: z.boolean(),
    source: z.string().trim().min(1).max(400),
  })
  .openapi('ClockRuleChange')
export const clockRule = clockRuleChange
  .extend({ id: z.uuid(), clock: clockName, version: z.number().int(), createdBy: z.string(), createdAt: instant })
  .openapi('ClockRule')
export type ClockRule = z.infer<typeof clockRule>

const day = z.iso.date()
export const calendarDay = z.object({
  day,
  kind: z.enum(['work', 'rest']),
  name: z.string().trim().min(1).max(60),
  origin: z.enum(['notice', 'local']),
})
export type CalendarDay = z.infer<typeof calendarDay>

export const calendar = z
  .object({
    version: z.number().int(),
    dutyFrom: z.string(),
    dutyTo: z.string(),
    countsStartDay: z.boolean(),
    years: z.array(z.object({ year: z.number().int(), source: z.string(), createdBy: z.string(), createdAt: instant })),
    days: z.array(calendarDay),
    /** Open hazards whose due times wait for a year's notice. */
    provisionalHazards: z.number().int(),
  })
  .openapi('Calendar')
export type Calendar = z.infer<typeof calendar>

/** A year's notice: its holidays and make-up workdays. Replaces what the notice of that year said before; local days stay. */
export const calendarNotice = z
  .object({
    year: z.number().int().min(2000).max(2100),
    source: z.string().trim().min(1).max(300),
    days: z.array(z.object({ day, kind: z.enum(['work', 'rest']), name: z.string().trim().min(1).max(60) })).max(200),
  })
  .openapi('CalendarNotice')
export const localDay = z
  .object({ day, kind: z.enum(['work', 'rest']).nullable(), name: z.string().trim().max(60) })
  .openapi('LocalDay')
export const dutySettings = z
  .object({
    dutyFrom: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
    dutyTo: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
    countsStartDay: z.boolean(),
  })
  .openapi('DutySettings')
/** How many open hazards got other due times by the change. */
export const recomputed = z
  .object({ version: z.number().int(), hazardsRecomputed: z.number().int() })
  .openapi('Recomputed')
export type Recomputed = z.infer<typeof recomputed>

export const ledgerTables = z
  .object({
    version: z.number().int(),
    kinds: z.array(hazardKind),
    commitments: z.array(commitmentKind),
    /** The version of each rule that new clocks get, and how many there were before. */
    rules: z.array(clockRule),
  })
  .openapi('LedgerTables')
export type LedgerTables = z.infer<typeof ledgerTables>
