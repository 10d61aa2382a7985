import { forceUnitCode, type TeamUpdate, updateTeam } from '@wangge/db/queries/force-team-change'
import type { TeamChange, TeamDetail } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { getTeam } from './get-team.ts'
import { RUNNERS } from './roles.ts'

/** Changes what is named of a team. Throws `forbidden`, `notFound`, `unknownUnit`, and `invalidInput` for more unready than there are. */
export async function changeTeam({
  ctx,
  input: { id, change },
}: {
  ctx: Ctx
  input: { id: string; change: TeamChange }
}): Promise<TeamDetail> {
  requireRole(ctx.who, RUNNERS)
  const { equipment, parentCode, ...rest } = change
  const update: TeamUpdate = { ...rest, parentCode, equipment: equipment && readEquipment(equipment, ctx.clock()) }
  await ctx.database.transaction(ctx.who, async (tx) => {
    if (parentCode && (await tx.rows(forceUnitCode(parentCode))).length === 0)
      throw new ServiceError('unknownUnit', `There is no unit ${parentCode} here`, { code: parentCode })
    if ((await tx.run(updateTeam(id, update))) === 0) throw notFound('team', id)
    await audit({ ctx, tx }, { action: 'teamChanged', subjectType: 'team', subjectId: id, details: { ...change } })
  })
  return getTeam({ ctx, input: { id } })
}

function readEquipment(items: NonNullable<TeamChange['equipment']>, now: Date): NonNullable<TeamUpdate['equipment']> {
  const counts: Record<string, number> = {}
  const unready: Record<string, number> = {}
  for (const item of items) {
    if (item.kind in counts) throw wrongEquipment(item.kind, 'named twice')
    if (item.unready > item.count) throw wrongEquipment(item.kind, `${item.unready} unready of ${item.count}`)
    counts[item.kind] = item.count
    if (item.unready > 0) unready[item.kind] = item.unready
  }
  return { counts, unready, checkedAt: now.toISOString() }
}

function wrongEquipment(kind: string, reason: string): ServiceError {
  return new ServiceError('invalidInput', `equipment ${kind}: ${reason}`, {
    ...{ field: 'equipment', value: kind, reason, where: 'json' },
  })
}
