import type { Context as Who } from '@wangge/db'
import type { Level } from '@wangge/db/vocabulary'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { findCell } from '../cells/find-cell.ts'
import { isWithin } from '../people/within-reach.ts'

/** A screen, and the area it is about: its own, or a part of it. */
export interface Screen {
  ctx: Ctx
  area: { code: string; name: string; level: Level } | null
}

/**
 * The context under which a wall is computed: of the area asked for, nobody in particular, so that all screens of an area share one
 * answer. Throws `notFound` for an area that does not lie in the asker's own.
 */
export async function screenOf(ctx: Ctx, areaCode: string | undefined): Promise<Screen> {
  const asked = areaCode ?? ctx.who.scope?.code
  if (asked === undefined) return { ctx: { ...ctx, who: anyone(null) }, area: null }
  const { code, name, level } = await findCell(ctx, asked, null)
  const scope = areaCode === undefined ? ctx.who.scope : { level, code }
  // Cells above one's own are in sight; what else lies in them is not.
  if (!isWithin(scope, ctx.who.scope)) throw notFound('cell', asked)
  return { ctx: { ...ctx, who: anyone(scope) }, area: { code, name, level } }
}

const anyone = (scope: Who['scope']): Who => ({
  ...{ as: 'app_user', personId: 'wall', personName: 'wall', role: 'planner', scope },
})
