import { type InboxCountsRow, inboxCounts } from '@wangge/db/queries/inbox-counts'
import type { InboxCounts } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { areaOf } from './filter-of.ts'

/** How many hazards wait in each tab of the asker's desk. */
export async function countInbox({ ctx }: { ctx: Ctx }): Promise<InboxCounts> {
  const prefix = await areaOf(ctx, undefined)
  return ctx.database.transaction(ctx.who, (tx) => tx.one<InboxCountsRow>(inboxCounts(prefix, ctx.who.personId)))
}
