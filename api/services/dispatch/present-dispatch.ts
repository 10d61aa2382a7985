import type { DispatchLineRow } from '@wangge/db/queries/dispatches'
import type { Dispatch } from '../../contract/index.ts'
import { allowedActions } from '../../dispatch-life/index.ts'
import type { Ctx } from '../../house.ts'

/** A dispatch as one person sees it now. */
export function presentDispatch({ who }: Pick<Ctx, 'who'>, row: DispatchLineRow): Dispatch {
  return {
    ...{ id: row.id, version: row.version, sendingId: row.sendingId, sendingState: row.sendingState },
    ...{ hazardId: row.hazardId, hazardSerial: row.hazardSerial, hazardKind: row.hazardKind },
    ...{ hazardGrade: row.hazardGrade, address: row.address, description: row.description },
    position: [row.lon, row.lat],
    ...{ teamId: row.teamId, teamName: row.teamName, attempt: row.attempt, state: row.state, mode: row.mode },
    ...{ rank: row.rank, suggestedTeamId: row.suggestedTeamId, suggestedTeamName: row.suggestedTeamName },
    ...{ overrideReason: row.overrideReason, estimatedSeconds: row.estimatedSeconds, routeMetres: row.routeMetres },
    etaAt: etaOf(row),
    ...{ offeredAt: row.offeredAt, offeredByName: row.offeredByName, answerDueAt: row.answerDueAt },
    ...{ acceptedAt: row.acceptedAt, declinedAt: row.declinedAt, declineReason: row.declineReason },
    ...{ timedOutAt: row.timedOutAt, departedAt: row.departedAt, arrivedAt: row.arrivedAt, arrivedBy: row.arrivedBy },
    ...{ arrivalMetres: row.arrivalMetres, clearedAt: row.clearedAt, outcome: row.outcome },
    ...{ recalledAt: row.recalledAt, recallReason: row.recallReason },
    allowedActions: allowedActions(row.state, { role: who.role, isOfTeam: row.isOfTeam }),
  }
}

/** While it is on its way; as etaOf in db/queries/dispatches.ts. */
function etaOf({ state, departedAt, acceptedAt, estimatedSeconds }: DispatchLineRow): string | null {
  const leftAt = departedAt ?? acceptedAt
  const isOnItsWay = state === 'accepted' || state === 'departed'
  if (!isOnItsWay || leftAt === null || estimatedSeconds === null) return null
  return new Date(Date.parse(leftAt) + estimatedSeconds * 1000).toISOString()
}
