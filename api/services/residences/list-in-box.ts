import { type ResidencePointRow, residencesInBox } from '@wangge/db/queries/residences'
import { COVERAGE_STATES } from '@wangge/db/vocabulary'
import type { ResidencePoints } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findLatestRun } from '../coverage/find-run.ts'

/** A map at city zoom shows no more, and the answer stays under a few hundred KiB. */
const RESIDENCES_SHOWN = 20_000

/** Residences in [west, south, east, north] as columns, with their state in the latest run. */
export async function listResidencesInBox({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { bbox: [number, number, number, number] }
}): Promise<ResidencePoints> {
  const runId = (await findLatestRun(ctx))?.id ?? null
  const found = await ctx.database.rows<ResidencePointRow>(
    ctx.who,
    residencesInBox(input.bbox, runId, RESIDENCES_SHOWN + 1),
  )
  const rows = found.slice(0, RESIDENCES_SHOWN)
  return {
    runId,
    truncated: found.length > RESIDENCES_SHOWN,
    id: rows.map((row) => row.id),
    lon: rows.map((row) => row.lon),
    lat: rows.map((row) => row.lat),
    people: rows.map((row) => row.people),
    state: rows.map((row) => (row.state === null ? -1 : COVERAGE_STATES.indexOf(row.state))),
    walkSeconds: rows.map((row) => row.walkSeconds),
  }
}
