import { linkOf } from '../../auth/kiosk.ts'
import type { WallScreen } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { listWallViews } from './wall-views.ts'

/** What a screen shows in turn: of a kiosk link its own views, else all that the asker may see. */
export async function getScreen({
  ctx,
  input: { views: chosen },
}: {
  ctx: Ctx
  /** Ids of the views that a link shows; empty = all. */
  input: { views: readonly string[] }
}): Promise<WallScreen> {
  const views = await listWallViews({ ctx })
  return {
    link: linkOf(ctx.who) === null ? null : ctx.who.personName,
    views: chosen.length === 0 ? views : views.filter(({ id }) => chosen.includes(id)),
    now: ctx.clock().toISOString(),
    zone: ctx.zone,
  }
}
