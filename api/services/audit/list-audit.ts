import { type AuditRow, auditCount, auditPage } from '@wangge/db/queries/audit-page'
import { z } from 'zod'
import type { AuditEvent } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { requireWholeScope } from '../permissions.ts'

const place = z.object({ at: z.iso.datetime(), id: z.uuid() })

interface ListInput extends PageInput {
  action?: string | undefined
  personId?: string | undefined
  subjectId?: string | undefined
}

/** What people did, the latest first, for the administrator of everything. Throws `forbidden`. */
export async function listAudit({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<AuditEvent>> {
  requireWholeScope(ctx.who, ['administrator'])
  const after = decodeCursor(input.cursor, place)
  const { action = null, personId = null, subjectId = null } = input
  const filter = { action, personId, subjectId }
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<AuditRow>(auditPage(filter, after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(auditCount(filter))).total : null,
  }))
  return pageOf(rows, input.limit, { item: (row) => row, place: ({ at, id }) => ({ at, id }), total })
}
