import { z } from '@hono/zod-openapi'
import { RESPONSE_STEPS } from '@wangge/db/vocabulary'
import { hazardGrade, hazardSource, id, instant, pageQuery } from './common.ts'

const day = z.iso.date()
export const responseStep = z.enum(RESPONSE_STEPS)
/** Words with commas between them. */
const list = z
  .string()
  .max(400)
  .transform((words) => words.split(','))
  .optional()

/** Which cases: days (of the report, in the deployment's zone) inclusive. Lists with commas. What is absent filters nothing. */
export const responseFilter = z.object({
  /** own, or the id of an imported history. */
  dataset: z.string().max(60).default('own'),
  from: day,
  to: day,
  area: z
    .string()
    .regex(/^[0-9A-Za-z]{4,20}$/)
    .optional(),
  kinds: list,
  sources: list,
  grade: hazardGrade.optional(),
  teamId: id.optional(),
  /** 1 = Monday … 7. */
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
})
export type ResponseFilter = z.output<typeof responseFilter>
export const responseStepFilter = responseFilter.extend({ step: responseStep.default('arrive') })
export const responseAreaFilter = responseStepFilter.extend({
  level: z.enum(['county', 'township', 'community', 'cell']).default('township'),
})

/** Seconds, interpolated linearly; null where nothing was measured. Under 30 cases `n` says so and nothing is ranked or coloured. */
const percentiles = {
  n: z.number().int(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  p95: z.number().nullable(),
}

/**
 * On time: `onTime` ÷ (`measured` + `openLate`): the closed ones and those still open over their promise. Null without cases. The limit of
 * each case is its own clock's where there is one (feedback, verify, rectify), else the promise.
 */
const onTime = {
  onTime: z.number().int(),
  late: z.number().int(),
  openLate: z.number().int(),
  onTimeRate: z.number().nullable(),
}

export const responseStepFigures = z
  .object({
    step: responseStep,
    ...percentiles,
    ...onTime,
    /** Reached the step after, and this one's time is not there. */
    missing: z.number().int(),
    /** Ends before it begins: counted, not measured. */
    reversed: z.number().int(),
    /** Of `n`, those of zero seconds. */
    zero: z.number().int(),
    /** Not yet there, and not late. */
    pending: z.number().int(),
    promiseSeconds: z.number().int().nullable(),
    /** `counts[i]` cases in [edges[i], edges[i+1]); the last bin takes all above. */
    histogram: z.object({ edgesSeconds: z.array(z.number()), counts: z.array(z.number().int()) }),
  })
  .openapi('ResponseStepFigures')
export type ResponseStepFigures = z.infer<typeof responseStepFigures>

/** What the figures leave out, and say so. */
const leftOut = z.object({ falseReports: z.number().int(), duplicates: z.number().int(), selfFound: z.number().int() })

export const responseSteps = z
  .object({ asOf: instant, cases: z.number().int(), leftOut, steps: z.array(responseStepFigures) })
  .openapi('ResponseSteps')
export type ResponseSteps = z.infer<typeof responseSteps>

export const responseTrend = z
  .object({ asOf: instant, days: z.array(z.object({ day, ...percentiles })) })
  .openapi('ResponseTrend')
export type ResponseTrend = z.infer<typeof responseTrend>

/** By weekday and hour of the report; every one of the 168 that has a case. */
export const responseHours = z
  .object({
    asOf: instant,
    hours: z.array(z.object({ weekday: z.number().int(), hour: z.number().int(), ...percentiles })),
  })
  .openapi('ResponseHours')
export type ResponseHours = z.infer<typeof responseHours>

const group = {
  key: z.string(),
  name: z.string(),
  ...percentiles,
  ...onTime,
  missing: z.number().int(),
  reversed: z.number().int(),
}

/** Areas of the level, slowest 90th percentile first; those under 30 cases after them; those without a case last. */
export const responseAreas = z.object({ asOf: instant, areas: z.array(z.object(group)) }).openapi('ResponseAreas')
export type ResponseAreas = z.infer<typeof responseAreas>

/** By source, kind or team; what patrols found themselves stands apart under the key `selfFound`. */
export const responseGroupBy = z.enum(['source', 'kind', 'team'])
export const responseGroups = z.object({ asOf: instant, groups: z.array(z.object(group)) }).openapi('ResponseGroups')
export type ResponseGroups = z.infer<typeof responseGroups>

/** Why arrivals were late: each late case by the part that took most of it. */
export const responseReasons = z
  .object({
    asOf: instant,
    late: z.number().int(),
    reasons: z.array(
      z.object({
        reason: z.enum(['lateDeparture', 'farAway', 'nobodyFree', 'stalePosition', 'unknown']),
        n: z.number().int(),
      }),
    ),
  })
  .openapi('ResponseReasons')
export type ResponseReasons = z.infer<typeof responseReasons>

export const RESPONSE_MEASURES = [
  'all',
  'measured',
  'onTime',
  'late',
  'openLate',
  'pending',
  'missing',
  'reversed',
  'zero',
  'falseReports',
  'duplicates',
  'selfFound',
] as const
/** The cases behind a number. */
export const responseCasesQuery = responseStepFilter.extend({
  ...pageQuery.shape,
  measure: z.enum(RESPONSE_MEASURES).default('measured'),
  reason: z.enum(['lateDeparture', 'farAway', 'nobodyFree', 'stalePosition', 'unknown']).optional(),
  /** Histogram bin: [fromSeconds, toSeconds). */
  fromSeconds: z.coerce.number().optional(),
  toSeconds: z.coerce.number().optional(),
  sort: z.enum(['slowest', 'fastest', 'latest']).default('slowest'),
})
export const responseCase = z
  .object({
    /** The hazard's id; for an imported history nothing opens. */
    id,
    serial: z.string(),
    kind: z.string(),
    source: z.union([hazardSource, z.string()]),
    address: z.string(),
    reportedAt: instant,
    seconds: z.number().nullable(),
    cellCode: z.string().nullable(),
    townshipName: z.string().nullable(),
    teamName: z.string().nullable(),
    isOwn: z.boolean(),
  })
  .openapi('ResponseCase')
export type ResponseCase = z.infer<typeof responseCase>

export const responseDatasets = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        cases: z.number().int(),
        from: day.nullable(),
        to: day.nullable(),
      }),
    ),
  })
  .openapi('ResponseDatasets')
export type ResponseDatasets = z.infer<typeof responseDatasets>
