import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ReachHomeRow, reachHomes } from '@wangge/db/queries/team-reach'
import type { Ctx } from '../../house.ts'
import { Snaps, snapPoints } from '../../walk/index.ts'
import type { ReachStreets } from './reach-of-teams.ts'

/** One statement stays some 50 ms on the embedded engine, and its snaps 20, so that others get their turn. */
const PAGE_ROWS = 2500

export interface ReachHomes {
  rows: ReachHomeRow[]
  /** Where each meets the streets, in the order of `rows`. */
  snaps: Snaps
}

/** Homes in sight of an area ('' = everywhere), and where they meet the streets as they are now. */
export async function readHomes(
  ctx: Ctx,
  { graph, overlay }: ReachStreets,
  prefix: string,
  signal?: AbortSignal,
): Promise<ReachHomes> {
  const rows: ReachHomeRow[] = []
  const parts: Snaps[] = []
  for (let after: string | null = null; ; ) {
    const page: ReachHomeRow[] = await ctx.database.rows<ReachHomeRow>(ctx.who, reachHomes(prefix, after, PAGE_ROWS), {
      signal,
    })
    rows.push(...page)
    const lonLat = new Float64Array(2 * page.length)
    for (const [index, { lon, lat }] of page.entries()) lonLat.set([lon, lat], 2 * index)
    parts.push(snapPoints(graph, lonLat, { overlay }))
    await nextTurn()
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE_ROWS) return { rows, snaps: Snaps.joined(parts) }
  }
}
