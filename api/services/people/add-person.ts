import { WHOLE_SYSTEM } from '@wangge/db'
import { insertPerson } from '@wangge/db/queries/people-change'
import { setPassword } from '@wangge/db/queries/people-password'
import { isUsername, normalUsername } from '../../auth/username.ts'
import type { PersonCreated, PersonInput } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from './audit.ts'
import { readPerson } from './list-people.ts'
import { hashNewPassword, makePassword } from './password.ts'
import { grantableScope, requireAdministrator } from './within-reach.ts'

/** Makes a person who can sign in. Throws usernameTaken, unknownScope, passwordIsUsername, and forbidden outside the asker's scope. */
export async function addPerson({ ctx, input }: { ctx: Ctx; input: PersonInput }): Promise<PersonCreated> {
  requireAdministrator(ctx.who)
  const username = normalUsername(input.username)
  if (!isUsername(username)) {
    const reason = 'letters, digits, and . _ - inside'
    throw new ServiceError('invalidInput', `username: ${reason}`, { field: 'username', value: username, reason })
  }
  const scope = await grantableScope(ctx, input.scopeCode)
  const made = input.password === undefined ? makePassword() : null
  const password = await hashNewPassword(input.password ?? made ?? '', username)
  const id = newId()
  const now = ctx.clock()
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const { name, unit = '', role } = input
    const added = await tx.run(insertPerson({ id, username, name, unit, role, scope, now }))
    if (added === 0) throw new ServiceError('usernameTaken', `${username} is somebody else's`, { username })
    await tx.run(setPassword({ id: newId(), personId: id, password, now }))
    const details = { username, name, role, scope: scope?.code ?? 'all' }
    await audit({ ctx, tx }, { action: 'personAdded', subjectType: 'person', subjectId: id, details })
  })
  return { person: await readPerson(ctx, id), password: made }
}
