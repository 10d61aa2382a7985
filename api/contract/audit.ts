import { z } from '@hono/zod-openapi'
import { instant, pageQuery } from './common.ts'

/** What a person did that must be answerable: people changed, personal data revealed, files exported. `action` is a stable word. */
export const auditEvent = z
  .object({
    id: z.uuid(),
    personId: z.string(),
    personName: z.string(),
    role: z.string(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    reason: z.string(),
    details: z.record(z.string(), z.unknown()),
    at: instant,
  })
  .openapi('AuditEvent')
export type AuditEvent = z.infer<typeof auditEvent>

export const auditQuery = pageQuery.extend({
  action: z.string().max(64).optional(),
  personId: z.string().max(64).optional(),
  subjectId: z.string().max(64).optional(),
})
