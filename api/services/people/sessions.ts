import { WHOLE_SYSTEM } from '@wangge/db'
import { endSession, endSessions, type SessionRow, sessionsOf } from '@wangge/db/queries/people-sessions'
import type { SessionRecord } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { audit } from './audit.ts'

/** Where a person is signed in, newest first; `currentId` marks the session that asks. */
export async function listSessions({
  ctx,
  input: { personId, currentId },
}: {
  ctx: Ctx
  input: { personId: string; currentId: string | null }
}): Promise<{ items: SessionRecord[] }> {
  const rows = await ctx.database.rows<SessionRow>(WHOLE_SYSTEM, sessionsOf(personId, ctx.clock()))
  return { items: rows.map((row) => ({ ...row, isCurrent: row.id === currentId })) }
}

/** Ends one of the asker's own sessions, at once; throws notFound for any other. */
export async function endOwnSession({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { personId } = ctx.who
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    if ((await tx.run(endSession(personId, id))) === 0) throw notFound('session', id)
    await audit(
      { ctx, tx },
      { action: 'signedOut', subjectType: 'person', subjectId: personId, details: { session: id } },
    )
  })
}

/** Ends all sessions of a person but one; returns how many there were. */
export async function endAllSessions({
  ctx,
  input: { personId, exceptId = null },
}: {
  ctx: Ctx
  input: { personId: string; exceptId?: string | null }
}): Promise<number> {
  return ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const ended = await tx.run(endSessions(personId, exceptId))
    const subject = { subjectType: 'person', subjectId: personId }
    await audit({ ctx, tx }, { action: 'sessionsEnded', ...subject, details: { sessions: ended } })
    return ended
  })
}
