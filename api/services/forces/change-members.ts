import { QueryError, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import {
  type AccountTeamRow,
  deleteMember,
  insertMember,
  makeLeader,
  memberAccount,
  recountMembers,
  teamOfAccount,
  updateMember,
} from '@wangge/db/queries/force-members'
import type { z } from 'zod'
import type { memberInput, TeamDetail } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { getTeam } from './get-team.ts'
import { RUNNERS } from './roles.ts'

type Member = z.output<typeof memberInput>

/** Adds a person to a team. Throws `forbidden`, `notFound`, `unknownPerson`, and `personInTeam` for an account of a member. */
export async function addMember({
  ctx,
  input: { teamId, member },
}: {
  ctx: Ctx
  input: { teamId: string; member: Member }
}): Promise<TeamDetail> {
  const id = newId()
  return changeMembers(ctx, { teamId, memberId: id, action: 'memberAdded', member }, async (tx) => {
    await tx.run(insertMember({ id, teamId, ...member }))
    if (member.isLeader) await tx.run(makeLeader(teamId, id))
    await tx.run(recountMembers(teamId, 0))
  })
}

/** Replaces what is known of a member. Throws as adding does. */
export async function changeMember({
  ctx,
  input: { teamId, memberId, member },
}: {
  ctx: Ctx
  input: { teamId: string; memberId: string; member: Member }
}): Promise<TeamDetail> {
  return changeMembers(ctx, { teamId, memberId, action: 'memberChanged', member }, async (tx) => {
    const changed = await tx.run(updateMember({ id: memberId, teamId, ...member }))
    if (changed === 0) throw notFound('member', memberId)
    if (member.isLeader) await tx.run(makeLeader(teamId, memberId))
  })
}

/** Takes a person off a team, and off its shifts. Throws `forbidden`, `notFound`. */
export async function removeMember({
  ctx,
  input: { teamId, memberId },
}: {
  ctx: Ctx
  input: { teamId: string; memberId: string }
}): Promise<TeamDetail> {
  return changeMembers(ctx, { teamId, memberId, action: 'memberRemoved' }, async (tx) => {
    if ((await tx.run(deleteMember(teamId, memberId))) === 0) throw notFound('member', memberId)
    await tx.run(recountMembers(teamId, 1))
  })
}

interface Deed {
  teamId: string
  memberId: string
  action: string
  member?: Member
}

async function changeMembers(ctx: Ctx, deed: Deed, work: (tx: Transaction) => Promise<void>): Promise<TeamDetail> {
  requireRole(ctx.who, RUNNERS)
  const { teamId, memberId, action, member } = deed
  const personId = member?.personId ?? null
  // Also says that the team is in sight.
  await getTeam({ ctx, input: { id: teamId } })
  try {
    await ctx.database.transaction(ctx.who, async (tx) => {
      if (personId !== null && (await tx.rows(memberAccount(personId))).length === 0)
        throw new ServiceError('unknownPerson', `There is no account ${personId} here`, { personId })
      await work(tx)
      const details = { memberId, ...(member ? { name: member.name } : {}) }
      await audit({ ctx, tx }, { action, subjectType: 'team', subjectId: teamId, details })
    })
  } catch (error) {
    if (error instanceof QueryError && error.problem.constraint === 'team_member_person' && personId !== null)
      throw await personInTeam(ctx, personId, error)
    throw error
  }
  return getTeam({ ctx, input: { id: teamId } })
}

/** Names the other team even where the asker does not see it: else the refusal could not be understood. */
async function personInTeam({ database }: Ctx, personId: string, cause: unknown): Promise<ServiceError> {
  const [found] = await database.rows<AccountTeamRow>(WHOLE_SYSTEM, teamOfAccount(personId))
  const { personName = personId, teamName = '' } = found ?? {}
  const params = { name: personName, teamName }
  return new ServiceError('personInTeam', `${personName} is a member of ${teamName}`, params, { cause })
}
