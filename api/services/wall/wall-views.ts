import { deleteWallView, putWallView, type WallViewRow, wallViews } from '@wangge/db/queries/wall-views'
import type { z } from 'zod'
import type { WallView, wallViewInput } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { grantableScope, requireAdministrator } from '../people/within-reach.ts'

/** Views of the wall that the asker may see, in their order. */
export async function listWallViews({ ctx }: { ctx: Ctx }): Promise<WallView[]> {
  return (await ctx.database.rows<WallViewRow>(ctx.who, wallViews())).map(present)
}

/**
 * Puts a view as it is given, new or changed: the same again undoes a deletion. An administrator of a part sets up views of that part.
 * Throws `forbidden`, `unknownScope`.
 */
export async function putView({
  ctx,
  input: { id, view },
}: {
  ctx: Ctx
  input: { id: string; view: z.output<typeof wallViewInput> }
}): Promise<WallView> {
  requireAdministrator(ctx.who)
  const scope = await grantableScope(ctx, view.areaCode)
  const { name, shows, camera, holdSeconds, sortOrder } = view
  const { lon = null, lat = null, zoom = null } = camera ?? {}
  await ctx.database.transaction(ctx.who, async (tx) => {
    const values = { id, name, scopeCode: scope?.code ?? '0', shows, lon, lat, zoom, holdSeconds, sortOrder }
    await tx.run(putWallView(values))
    const details = { ...view }
    await audit({ ctx, tx }, { action: 'wallViewSet', subjectType: 'wallView', subjectId: id, details })
  })
  const made = (await listWallViews({ ctx })).find((one) => one.id === id)
  if (made) return made
  throw notFound('wallView', id)
}

/** Takes a view away. Throws `forbidden`, `notFound`. */
export async function removeView({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  requireAdministrator(ctx.who)
  await ctx.database.transaction(ctx.who, async (tx) => {
    if ((await tx.run(deleteWallView(id))) === 0) throw notFound('wallView', id)
    await audit({ ctx, tx }, { action: 'wallViewRemoved', subjectType: 'wallView', subjectId: id })
  })
}

function present({
  id,
  name,
  scopeCode,
  scopeName,
  shows,
  lon,
  lat,
  zoom,
  holdSeconds,
  sortOrder,
}: WallViewRow): WallView {
  const camera = lon === null || lat === null || zoom === null ? null : { lon, lat, zoom }
  const areaCode = scopeCode === '0' ? null : scopeCode
  return { id, name, areaCode, areaName: areaCode && scopeName, shows, camera, holdSeconds, sortOrder }
}
