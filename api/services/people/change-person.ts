import { WHOLE_SYSTEM } from '@wangge/db'
import { updatePerson } from '@wangge/db/queries/people-change'
import { setPassword } from '@wangge/db/queries/people-password'
import { endSessions } from '@wangge/db/queries/people-sessions'
import type { Person, PersonChange } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from './audit.ts'
import { getPerson, readPerson } from './list-people.ts'
import { hashNewPassword } from './password.ts'
import { grantableScope } from './within-reach.ts'

/**
 * Changes a person inside the administrator's own scope. A changed role, scope or password, and disabling, end his sessions at once.
 * Nobody takes away his own role, scope or access (ownAccount), so that an administrator is always left.
 */
export async function changePerson({
  ctx,
  input: { id, change },
}: {
  ctx: Ctx
  input: { id: string; change: PersonChange }
}): Promise<Person> {
  const before = await getPerson({ ctx, input: { id } })
  const scope = change.scopeCode === undefined ? before.scope : await grantableScope(ctx, change.scopeCode)
  const role = change.role ?? before.role
  const isDisabled = change.isDisabled ?? before.disabledAt !== null
  const changed = {
    role: role !== before.role,
    scope: scope?.code !== before.scope?.code,
    access: isDisabled !== (before.disabledAt !== null),
    password: change.password !== undefined,
  }
  if (id === ctx.who.personId && (changed.role || changed.scope || changed.access))
    throw new ServiceError('ownAccount', 'Nobody changes his own role, scope or access', { id })
  const hash = change.password === undefined ? null : await hashNewPassword(change.password, before.username)
  const now = ctx.clock()
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const { name = before.name, unit = before.unit, unlock = false } = change
    const disabledAt = isDisabled ? (before.disabledAt ?? now) : null
    await tx.run(updatePerson({ id, name, unit, role, scope, disabledAt, unlock, now }))
    if (hash !== null) await tx.run(setPassword({ id: newId(), personId: id, password: hash, now }))
    // A disabled person's sessions are refused as they are, with words of their own; none may live again when he comes back.
    const mustEnd = changed.role || changed.scope || changed.password || (changed.access && !isDisabled)
    if (mustEnd) await tx.run(endSessions(id))
    const details = { ...change, ...(hash === null ? {} : { password: 'changed' }) }
    await audit({ ctx, tx }, { action: 'personChanged', subjectType: 'person', subjectId: id, details })
  })
  return readPerson(ctx, id)
}
