import { type TeamRow, teamCount, teamPage } from '@wangge/db/queries/teams'
import { z } from 'zod'
import type { Team } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'

/** A position older than this is shown as old and never used as live (interface.md: stale). */
export const STALE_MILLISECONDS = 10 * 60_000

/** Patrol teams by code. */
export async function listTeams({ ctx, input }: { ctx: Ctx; input: PageInput }): Promise<Page<Team>> {
  const after = decodeCursor(input.cursor, z.string())
  const now = ctx.clock()
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<TeamRow>(teamPage(after, input.limit + 1, now.toISOString())),
    total: input.count ? (await tx.one<{ total: number }>(teamCount())).total : null,
  }))
  const time = now.getTime()
  return pageOf(rows, input.limit, { item: (row) => presentTeam(row, time), place: (row) => row.code, total })
}

function presentTeam({ lon, lat, ...row }: TeamRow, now: number): Team {
  return {
    ...row,
    position: lon === null || lat === null ? null : [lon, lat],
    stale: row.positionAt === null || now - Date.parse(row.positionAt) > STALE_MILLISECONDS,
  }
}
