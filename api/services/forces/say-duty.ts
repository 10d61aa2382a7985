import { type DutyWordRow, lastDutyWord } from '@wangge/db/queries/duty-word'
import { type OwnTeamRow, teamsOfPerson } from '@wangge/db/queries/field-tasks'
import { updateTeam } from '@wangge/db/queries/force-team-change'
import type { z } from 'zod'
import type { dutyWord } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { instantAgo } from '../../life/times.ts'
import { audit } from '../people/audit.ts'

/**
 * A member says whether his team is on duty; it is audited. What a phone tells late gives way to what was said since. Throws `notFound`
 * for a team of which the asker is no member.
 */
export async function sayDuty({
  ctx,
  input: { teamId, duty, ageSeconds },
}: {
  ctx: Ctx
  input: z.output<typeof dutyWord> & { teamId: string }
}): Promise<void> {
  const now = ctx.clock().toISOString()
  const saidAt = instantAgo(ageSeconds, now) ?? now
  await ctx.database.transaction(ctx.who, async (tx) => {
    const own = await tx.rows<OwnTeamRow>(teamsOfPerson(ctx.who.personId, now))
    if (!own.some(({ id }) => id === teamId)) throw notFound('team', teamId)
    await tx.continueAs({ ...ctx.who, as: 'app_system' })
    const [last] = await tx.rows<DutyWordRow>(lastDutyWord(teamId))
    await tx.continueAs(ctx.who)
    if (last && last.saidAt > saidAt) return
    await tx.run(updateTeam(teamId, { duty }))
    const details = { duty, saidAt }
    await audit({ ctx, tx }, { action: 'teamChanged', subjectType: 'team', subjectId: teamId, details })
  })
}
