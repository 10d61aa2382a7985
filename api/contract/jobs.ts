import { z } from '@hono/zod-openapi'
import { HAZARD_GRADES } from '@wangge/db/vocabulary'
import { instant } from './common.ts'

/** What runs by the clock, and how its last run went. `result` counts by name what that run did. */
export const job = z
  .object({
    name: z.string(),
    /** Five fields of cron in the deployment's zone; null = a round. */
    cron: z.string().nullable(),
    /** Seconds between rounds; null = by cron. */
    everySeconds: z.number().nullable(),
    /** Null = never ran. */
    state: z.enum(['running', 'done', 'failed']).nullable(),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    milliseconds: z.int().nullable(),
    result: z.record(z.string(), z.number()),
    /** Null = asked for by the clock. */
    askedByName: z.string().nullable(),
    nextAt: instant,
    /** The last failure, also where runs after it went well. */
    error: z.string().nullable(),
    failedAt: instant.nullable(),
  })
  .openapi('Job')
export type Job = z.infer<typeof job>

export const jobList = z
  .object({
    items: z.array(job),
    /** Whether this process runs jobs: where not, none can be asked for here. */
    isRunning: z.boolean(),
    /** By the server's clock, to count from. */
    now: instant,
  })
  .openapi('Jobs')
export type JobList = z.infer<typeof jobList>

/** What is overdue by a share of its clock's whole length goes one level up, and once more after as long again. */
export const escalationRule = z
  .object({
    active: z.boolean(),
    overduePercent: z.int().min(10).max(1000),
    minGrade: z.enum(HAZARD_GRADES),
  })
  .openapi('EscalationRule')
export type EscalationRule = z.infer<typeof escalationRule>

export const escalationRuleInForce = escalationRule
  .extend({ changedByName: z.string().nullable(), changedAt: instant.nullable() })
  .openapi('EscalationRuleInForce')
export type EscalationRuleInForce = z.infer<typeof escalationRuleInForce>
