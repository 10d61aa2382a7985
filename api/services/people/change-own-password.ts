import { WHOLE_SYSTEM } from '@wangge/db'
import { type PasswordRow, passwordOf, setPassword } from '@wangge/db/queries/people-password'
import { endSessions } from '@wangge/db/queries/people-sessions'
import { createAttemptBook } from '../../auth/attempts.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from './audit.ts'
import { hashNewPassword } from './password.ts'

interface ChangeOwnPasswordInput {
  currentPassword: string
  newPassword: string
  /** The session that asks stays. */
  exceptId: string | null
}

/** The asker's own password; wrong guesses count as they do at the sign-in. Throws wrongPassword, personLocked, passwordIsUsername. */
export async function changeOwnPassword({ ctx, input }: { ctx: Ctx; input: ChangeOwnPasswordInput }): Promise<void> {
  const { personId } = ctx.who
  const [row] = await ctx.database.rows<PasswordRow>(WHOLE_SYSTEM, passwordOf(personId))
  if (!row) throw notFound('person', personId)
  const book = createAttemptBook(ctx.database, ctx.clock)
  if ((await book.begin(row.username)) === 'locked') {
    const until = (await book.lock(row.username))?.lockedUntil ?? ctx.clock().toISOString()
    throw new ServiceError('personLocked', `Locked until ${until}`, { until })
  }
  const { verifyPassword } = await import('better-auth/crypto')
  if (row.password === null || !(await verifyPassword({ hash: row.password, password: input.currentPassword })))
    throw new ServiceError('wrongPassword', 'The current password is another')
  const password = await hashNewPassword(input.newPassword, row.username)
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const now = ctx.clock()
    await tx.run(setPassword({ id: newId(), personId, password, now }))
    await tx.run(book.cleared(personId, now))
    await tx.run(endSessions(personId, input.exceptId))
    await audit({ ctx, tx }, { action: 'passwordChanged', subjectType: 'person', subjectId: personId })
  })
}
