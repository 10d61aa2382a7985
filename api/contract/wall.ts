import { z } from '@hono/zod-openapi'
import { CLOCKS, DISPATCH_STATES, WALL_LAYERS } from '@wangge/db/vocabulary'
import {
  bounds,
  clockState,
  hazardGrade,
  hazardState,
  id,
  instant,
  level,
  position,
  teamKind,
  teamState,
} from './common.ts'

const areaCode = z.string().regex(/^[0-9A-Za-z]{4,20}$/)
const clockName = z.enum(CLOCKS)

/** `area`: code of a cell inside what the screen may see, whose figures are wanted alone. */
export const wallQuery = z.object({ area: areaCode.optional() })

/** A hazard as a line of the wall: nothing by which a person is known. */
const wallCase = z.object({
  id,
  kind: z.string(),
  grade: hazardGrade,
  state: hazardState,
  clock: clockState,
  dueClock: clockName.nullable(),
  dueAt: instant.nullable(),
  soonAt: instant.nullable(),
  reportedAt: instant,
  townshipName: z.string().nullable(),
  /** A team is asked, on its way or there. */
  isAttended: z.boolean(),
})
export type WallCase = z.infer<typeof wallCase>

/** `p90Seconds` is null under 30 cases: too few to say. */
const percentile = z.object({ n: z.number().int(), p90Seconds: z.number().nullable() })

/** Everything that stands beside the wall's map. */
export const wallFigures = z
  .object({
    asOf: instant,
    /** The area asked for, or the screen's own; null = everything. */
    area: z.object({ code: z.string(), name: z.string(), level, bounds: bounds.nullable() }).nullable(),
    open: z.object({
      overdue: z.number().int(),
      soon: z.number().int(),
      ontime: z.number().int(),
      paused: z.number().int(),
      notStarted: z.number().int(),
    }),
    closedToday: z.number().int(),
    /** Teams on duty; one whose position is old is counted as stale whatever it does, so the parts add up. */
    teams: z.object({
      onDuty: z.number().int(),
      free: z.number().int(),
      assigned: z.number().int(),
      enroute: z.number().int(),
      onscene: z.number().int(),
      stale: z.number().int(),
    }),
    /** Cases reported today, those of the thirty days before, and what is promised. */
    response: z.array(
      z.object({
        step: z.enum(['feedback', 'arrive', 'verify']),
        today: percentile,
        month: percentile,
        limitSeconds: z.number().int().nullable(),
      }),
    ),
    /** Of the latest coverage run; `night`: the same with the points that are open at that time today, null until it is computed. */
    coverage: z
      .object({
        runId: id,
        people: z.number().int(),
        peopleServed: z.number().int(),
        limitSeconds: z.number().int(),
        night: z.object({ time: z.string(), people: z.number().int(), peopleServed: z.number().int() }).nullable(),
      })
      .nullable(),
    /** Closed on time ÷ (closed + open and overdue), of what was reported in the last 30 days; null without cases. */
    onTime: z.object({
      rate: z.number().nullable(),
      closed: z.number().int(),
      closedOnTime: z.number().int(),
      overdue: z.number().int(),
      from: instant,
    }),
    /** What breaches next, soonest first. */
    next: z.array(wallCase),
    /** What is overdue, longest first. */
    overdue: z.array(wallCase),
    townships: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        open: z.number().int(),
        overdue: z.number().int(),
        soon: z.number().int(),
      }),
    ),
    /** Teams on duty: those at work first. */
    duty: z.array(
      z.object({
        id,
        name: z.string(),
        kind: teamKind,
        state: teamState,
        stale: z.boolean(),
        cellName: z.string().nullable(),
      }),
    ),
  })
  .openapi('WallFigures')
export type WallFigures = z.infer<typeof wallFigures>

/** What moves on the wall's map. */
export const wallMap = z
  .object({
    asOf: instant,
    hazards: z.array(wallCase.omit({ state: true, townshipName: true, isAttended: true }).extend({ position })),
    /** More are open than the map takes: those due first are here. */
    isCut: z.boolean(),
    /** Teams on duty that have a position. */
    teams: z.array(z.object({ id, code: z.string(), kind: teamKind, state: teamState, stale: z.boolean(), position })),
    /** Ways over streets of the teams that are asked or on their way, from where they are. */
    lines: z.array(
      z.object({
        id,
        hazardId: id,
        teamId: id,
        state: z.enum(DISPATCH_STATES),
        etaAt: instant.nullable(),
        coordinates: z.array(position),
      }),
    ),
  })
  .openapi('WallMap')
export type WallMap = z.infer<typeof wallMap>

const viewName = z.string().trim().min(1).max(40)

/** What the wall shows for a while, then the next; a single one is held. `areaCode` null = all that the screen may see. */
export const wallView = z
  .object({
    id,
    name: viewName,
    areaCode: areaCode.nullable(),
    areaName: z.string().nullable(),
    shows: z.array(z.enum(WALL_LAYERS)).max(WALL_LAYERS.length),
    /** Null = the area whole. */
    camera: z.object({ lon: z.number(), lat: z.number(), zoom: z.number() }).nullable(),
    holdSeconds: z.number().int(),
    sortOrder: z.number().int(),
  })
  .openapi('WallView')
export type WallView = z.infer<typeof wallView>

export const wallViewInput = wallView
  .omit({ id: true, areaName: true })
  .extend({
    camera: z
      .object({
        lon: z.number().min(-180).max(180),
        lat: z.number().min(-85).max(85),
        zoom: z.number().min(3).max(19.5),
      })
      .nullable()
      .default(null),
    holdSeconds: z.number().int().min(5).max(86_400).default(30),
    sortOrder: z.number().int().min(0).max(1000).default(0),
  })
  .strict()
  .openapi('WallViewInput')
export type WallViewInput = z.input<typeof wallViewInput>

export const wallViews = z.object({ items: z.array(wallView) }).openapi('WallViews')

/** What a screen is, and what it shows in turn. `link` names the kiosk link that opened it; null = a person signed in. */
export const wallScreen = z
  .object({ link: z.string().nullable(), views: z.array(wallView), now: instant, zone: z.string() })
  .openapi('WallScreen')
export type WallScreen = z.infer<typeof wallScreen>

export const kioskLink = z
  .object({
    id,
    name: z.string(),
    scope: z.object({ level, code: z.string() }).nullable(),
    scopeName: z.string().nullable(),
    /** Empty = every view. */
    views: z.array(id),
    createdByName: z.string(),
    createdAt: instant,
    revokedAt: instant.nullable(),
    revokedByName: z.string().nullable(),
    /** To the minute. */
    lastSeenAt: instant.nullable(),
  })
  .openapi('KioskLink')
export type KioskLink = z.infer<typeof kioskLink>
export const kioskLinks = z.object({ items: z.array(kioskLink) }).openapi('KioskLinks')

export const kioskLinkInput = z
  .object({ name: viewName, scopeCode: areaCode.nullable().default(null), views: z.array(id).max(100).default([]) })
  .strict()
  .openapi('KioskLinkInput')
export type KioskLinkInput = z.input<typeof kioskLinkInput>

/** `token` is told this once: /wall?kiosk=<token>. */
export const kioskLinkCreated = z.object({ link: kioskLink, token: z.string() }).openapi('KioskLinkCreated')
export type KioskLinkCreated = z.infer<typeof kioskLinkCreated>
