import { z } from '@hono/zod-openapi'
import { id, instant } from './common.ts'

/** What stands between the office and whoever reported a hazard without an account. */
export const reporterSide = z
  .object({
    /** Null where the report did not come in by the residents' page. */
    link: z
      .object({
        /** `area`: he gave no position; the point is one inside the area that he chose. */
        placeBy: z.enum(['position', 'photo', 'area']),
        language: z.enum(['zh', 'en']),
        /** When the reporter last looked at his case; null = never. */
        seenAt: instant.nullable(),
        revokedAt: instant.nullable(),
        revokedByName: z.string().nullable(),
      })
      .nullable(),
    questions: z.array(
      z.object({
        id,
        question: z.string(),
        askedByName: z.string(),
        askedAt: instant,
        answer: z.string().nullable(),
        answeredAt: instant.nullable(),
      }),
    ),
    /** The latest first; one for each time the hazard was closed out. */
    ratings: z.array(
      z.object({ reopenedCount: z.number().int(), score: z.number().int(), words: z.string(), ratedAt: instant }),
    ),
    mayAsk: z.boolean(),
    mayRevoke: z.boolean(),
  })
  .openapi('ReporterSide')
export type ReporterSide = z.infer<typeof reporterSide>

/** A question that the reporter reads on his page. */
export const reporterQuestion = z.object({ question: z.string().trim().min(1).max(500) }).openapi('ReporterQuestion')
