import { createHash } from 'node:crypto'
import type { PlanBaseAnswer } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { SNAP_LIMIT_METRES } from '../coverage/thresholds.ts'
import { isOpen } from '../opening-hours.ts'
import { requireRole } from '../permissions.ts'
import { type Ground, readGround, readResidences } from './read-ground.ts'
import { PLAN_READERS, SCENARIO_SAVERS } from './roles.ts'

/**
 * What the planner's table starts from: residences of the person's own area, points of it and around it, gates, street edits in
 * force. Null where the asker has this version already. Throws `forbidden`, `noWalkNetwork`.
 */
export async function getPlanBase({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { knows(version: string): boolean }
}): Promise<PlanBaseAnswer | null> {
  requireRole(ctx.who, PLAN_READERS)
  const ground = await readGround(ctx, ctx.who)
  const now = ctx.clock()
  const points = ground.points.map((point) => ({ ...point, openNow: isOpen(point.openingHours, ctx.zone, now) }))
  const allowedActions: PlanBaseAnswer['allowedActions'] = SCENARIO_SAVERS.includes(ctx.who.role) ? ['save'] : []
  const version = versionOf(ground, points, allowedActions)
  if (input.knows(version)) return null
  const { cellCodes, ...residences } = await readResidences(ctx, ctx.who)
  const { id, version: number, source, createdAt } = ground.network
  return {
    ...{ version, network: { id, version: number, source, createdAt }, snapLimitMetres: SNAP_LIMIT_METRES },
    ...{ zone: ctx.zone, scope: ctx.who.scope, residences, cellCodes, points },
    ...{ networkEdits: ground.networkEdits, gates: gatesOf(ground), allowedActions },
  }
}

/** Doors open and shut, and people get other roles, while nothing else changes. */
function versionOf(ground: Ground, points: readonly { openNow: boolean }[], actions: readonly string[]): string {
  const doors = points.map(({ openNow }) => (openNow ? '1' : '0')).join('')
  return createHash('sha256').update(`${ground.version} ${doors} ${actions}`).digest('base64url')
}

/** Every gate as it stands: on the graph, and after what was adopted since. */
function gatesOf({ network, networkEdits }: Ground): PlanBaseAnswer['gates'] {
  const changed = new Map<number, boolean>()
  for (const edit of networkEdits) {
    if (edit.type === 'shutGate' || edit.type === 'openGate') changed.set(edit.vertex, edit.type === 'openGate')
  }
  return [...network.graph.gates()].map(({ vertexId, lon, lat, gate }) => ({
    vertex: vertexId,
    position: [lon, lat],
    open: changed.get(vertexId) ?? gate === 'open',
  }))
}
