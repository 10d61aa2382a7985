import { z } from '@hono/zod-openapi'
import {
  CLOCK_STATES,
  COVERAGE_STATES,
  HAZARD_GRADES,
  HAZARD_SOURCES,
  HAZARD_STATES,
  LEVELS,
  RESIDENCE_KINDS,
  RUN_STATES,
  TEAM_KINDS,
  TEAM_STATES,
} from '@wangge/db/vocabulary'

export const level = z.enum(LEVELS)
export const coverageState = z.enum(COVERAGE_STATES)
export const runState = z.enum(RUN_STATES)
export const hazardState = z.enum(HAZARD_STATES)
export const hazardGrade = z.enum(HAZARD_GRADES)
export const hazardSource = z.enum(HAZARD_SOURCES)
export const clockState = z.enum(CLOCK_STATES)
export const teamKind = z.enum(TEAM_KINDS)
export const teamState = z.enum(TEAM_STATES)
export const residenceKind = z.enum(RESIDENCE_KINDS)
export const id = z.uuid()
/** UTC with Z, milliseconds. */
export const instant = z.iso.datetime()
/** [west, south, east, north] in WGS-84 degrees. */
export const bounds = z.tuple([z.number(), z.number(), z.number(), z.number()])
/** [lon, lat] in WGS-84 degrees. */
export const position = z.tuple([z.number(), z.number()])
/** What a phone tells late: how long ago it happened by the phone's own counting, whose clock may be wrong. The server's now less this. */
export const ageSeconds = z.number().min(0).max(1e9)
/** The system a position is given in; a phone's own is WGS-84, a Chinese map app's GCJ-02 and converted here. */
export const positionSystem = z.enum(['wgs84', 'gcj02'])

/** RFC 9457. `code` is stable, `params` fill the browser's wording. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).default({}),
    instance: z.string().optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problem>

/** Lists page by an opaque keyset cursor, at most 200 a page; `total` only when asked for with `count=true`. */
export const pageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  count: z.enum(['true', 'false']).default('false'),
})
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().nullable() })
