import { type CoveragePointInput, servicePointsForCoverage } from '@wangge/db/queries/coverage-inputs'
import type { RunRow } from '@wangge/db/queries/coverage-runs'
import { type ResidenceDetailRow, residenceById } from '@wangge/db/queries/residences'
import type { Residence } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import {
  limitMillimetres,
  type Overlay,
  reachable,
  route,
  secondsOfMillimetres,
  snapPoints,
  type WalkGraph,
  walkshed,
} from '../../walk/index.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { isOpen } from '../opening-hours.ts'
import { overlayOf, readNetworkEdits } from '../plan/network-edits.ts'
import { seesVulnerable } from '../plan/roles.ts'

/** One residence: its coverage, the route to its nearest point, its own circle, and every point within it. Throws `notFound`. */
export async function getResidence({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Residence> {
  const run = await findLatestRun(ctx)
  const [row] = await ctx.database.rows<ResidenceDetailRow>(ctx.who, residenceById(input.id, run?.id ?? null))
  if (!row) throw notFound('residence', input.id)
  const { id, code, kind, name, address, dwellings, people, elderlyAlone, smallPremises, lon, lat } = row
  return {
    ...{ id, code, kind, name, address, dwellings, people },
    needs: seesVulnerable(ctx.who) ? { elderlyAlone, smallPremises } : null,
    position: [lon, lat],
    cell:
      row.cellCode !== null && row.cellName !== null && row.cellLevel !== null
        ? { code: row.cellCode, name: row.cellName, level: row.cellLevel }
        : null,
    coverage: run && coverageOf(row, run.id),
    ...(await onFoot(ctx, row, run)),
  }
}

function coverageOf(row: ResidenceDetailRow, runId: string): Residence['coverage'] {
  if (row.state === null) return null
  return {
    runId,
    state: row.state,
    walkSeconds: row.walkSeconds,
    snapMetres: row.snapMetres,
    servicePoint:
      row.pointId !== null &&
      row.pointName !== null &&
      row.pointKind !== null &&
      row.pointLon !== null &&
      row.pointLat !== null
        ? { id: row.pointId, name: row.pointName, kind: row.pointKind, position: [row.pointLon, row.pointLat] }
        : null,
  }
}

/** What the engine says on the network of the run. */
async function onFoot(
  ctx: Ctx,
  row: ResidenceDetailRow,
  run: RunRow | null,
): Promise<Pick<Residence, 'route' | 'walkshed' | 'pointsWithin'>> {
  const graph = run && (await ctx.networks.graph(run.networkId))
  if (!run || !graph || row.state === 'noStreetData') return { route: null, walkshed: null, pointsWithin: [] }
  const home: [number, number] = [row.lon, row.lat]
  const { speedMetresPerSecond, limitSeconds } = run
  const limit = limitMillimetres({ speedMetresPerSecond, limitSeconds })
  const points = await ctx.database.rows<CoveragePointInput>(ctx.who, servicePointsForCoverage(run.kinds))
  // The streets that the run walked on.
  const overlay = overlayOf(graph, await readNetworkEdits(ctx, run.networkId, run.createdAt))
  return {
    route:
      row.pointLon === null || row.pointLat === null
        ? null
        : routeOf({ graph, overlay }, home, [row.pointLon, row.pointLat], speedMetresPerSecond),
    walkshed: walkshed(graph, home, limit, overlay).geometry,
    pointsWithin: reachable(graph, home, snapPoints(graph, lonLatOf(points), { overlay }), limit, overlay).flatMap(
      ({ index, mm }) => {
        const point = points[index]
        if (!point) return []
        return {
          id: point.id,
          name: point.name,
          kind: point.kind,
          walkSeconds: secondsOfMillimetres(mm, speedMetresPerSecond),
          openNow: isOpen(point.openingHours, ctx.zone, ctx.clock()),
        }
      },
    ),
  }
}

function routeOf(
  { graph, overlay }: { graph: WalkGraph; overlay: Overlay },
  home: [number, number],
  point: [number, number],
  speedMetresPerSecond: number,
): Residence['route'] {
  const found = route(graph, home, point, overlay)
  if (!found) return null
  const { metres, millimetres, snapMetres, steps, geometry } = found
  return { metres, seconds: secondsOfMillimetres(millimetres, speedMetresPerSecond), snapMetres, steps, geometry }
}

function lonLatOf(points: readonly CoveragePointInput[]): Float64Array {
  return Float64Array.from(points.flatMap(({ lon, lat }) => [lon, lat]))
}
