import { type IncidentLineRow, incidentCount, incidentPage } from '@wangge/db/queries/incidents'
import { z } from 'zod'
import type { Incident } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { presentIncident } from './present-incident.ts'

const place = z.object({ at: z.iso.datetime(), id: z.uuid() })

interface ListInput extends PageInput {
  /** Without those that are closed. */
  openOnly: boolean
}

/** Fires that the centre handles itself, the latest first. */
export async function listIncidents({ ctx, input }: { ctx: Ctx; input: ListInput }): Promise<Page<Incident>> {
  const after = decodeCursor(input.cursor, place)
  const now = ctx.clock().toISOString()
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<IncidentLineRow>(incidentPage(input, now, after, input.limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(incidentCount(input))).total : null,
  }))
  return pageOf(rows, input.limit, { item: presentIncident, place: ({ reportedAt: at, id }) => ({ at, id }), total })
}
