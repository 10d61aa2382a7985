import { type OwnTeamRow, teamsOfPerson } from '@wangge/db/queries/field-tasks'
import { updateTeam } from '@wangge/db/queries/force-team-change'
import type { z } from 'zod'
import type { fieldDuty } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'

/** A member says whether his team is on duty; it is audited. Throws `notFound` for a team of which the asker is no member. */
export async function setOwnDuty({ ctx, input }: { ctx: Ctx; input: z.output<typeof fieldDuty> }): Promise<void> {
  const { teamId, duty } = input
  const now = ctx.clock().toISOString()
  await ctx.database.transaction(ctx.who, async (tx) => {
    const own = await tx.rows<OwnTeamRow>(teamsOfPerson(ctx.who.personId, now))
    if (!own.some(({ id }) => id === teamId)) throw notFound('team', teamId)
    await tx.run(updateTeam(teamId, { duty }))
    await audit({ ctx, tx }, { action: 'teamChanged', subjectType: 'team', subjectId: teamId, details: { duty } })
  })
}
