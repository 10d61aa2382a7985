import type { RunRow } from '@wangge/db/queries/coverage-runs'
import {
  type CirclePeopleRow,
  circlePeople,
  type ServicePointDetailRow,
  servicePointById,
} from '@wangge/db/queries/service-points'
import type { ServicePoint } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { PAPER_CIRCLE_METRES } from '../coverage/thresholds.ts'
import { presentPoint } from './present-point.ts'

/** One service point: whom its walkshed reaches, and whom the circles on paper claim. Throws `notFound`. */
export async function getServicePoint({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ServicePoint> {
  const run = await findLatestRun(ctx)
  const [row] = await ctx.database.rows<ServicePointDetailRow>(ctx.who, servicePointById(input.id, run?.id ?? null))
  if (!row) throw notFound('servicePoint', input.id)
  return {
    ...presentPoint(ctx, row),
    address: row.address,
    cell:
      row.cellCode !== null && row.cellName !== null && row.cellLevel !== null
        ? { code: row.cellCode, name: row.cellName, level: row.cellLevel }
        : null,
    coverage: run && row.peopleWithin !== null ? await coverageOf(ctx, run, row, row.peopleWithin) : null,
  }
}

async function coverageOf(
  ctx: Ctx,
  run: RunRow,
  row: ServicePointDetailRow,
  peopleWithin: number,
): Promise<ServicePoint['coverage']> {
  const radii = [run.speedMetresPerSecond * run.limitSeconds, PAPER_CIRCLE_METRES]
  const paperCircles = await ctx.database.transaction(ctx.who, async (tx) => {
    const circles = []
    for (const radiusMetres of radii) {
      circles.push({ radiusMetres, ...(await tx.one<CirclePeopleRow>(circlePeople(row.id, run.id, radiusMetres))) })
    }
    return circles
  })
  // The walkshed was stored as a MultiPolygon by the run itself.
  const walkshed = row.walkshed as NonNullable<ServicePoint['coverage']>['walkshed']
  return { runId: run.id, peopleWithin, walkshed, paperCircles }
}
