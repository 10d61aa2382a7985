import {
  type CellAncestorRow,
  type CellChildrenRow,
  type CellPointRow,
  type CellShapeRow,
  type CellTalliesRow,
  cellAncestors,
  cellChildren,
  cellPoints,
  cellShape,
  cellTallies,
} from '@wangge/db/queries/cell-surroundings'
import type { Cell } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { dayIn } from '../days.ts'
import { isOpen } from '../opening-hours.ts'
import { prefixOf } from '../scopes.ts'
import { findCell } from './find-cell.ts'
import { presentCell } from './present-cell.ts'

/** A panel shows so many points; a county has more, and lists them by /service-points. */
const POINTS_SHOWN = 200

/** One cell: its roll-up, where it lies, what is in it. Throws `notFound`. */
export async function getCell({ ctx, input }: { ctx: Ctx; input: { code: string } }): Promise<Cell> {
  const { code } = input
  const runId = (await findLatestRun(ctx))?.id ?? null
  const row = await findCell(ctx, code, runId)
  const prefix = prefixOf(row)
  const now = ctx.clock()
  const around = await ctx.database.transaction(ctx.who, async (tx) => ({
    ancestors: await tx.rows<CellAncestorRow>(cellAncestors(code)),
    children: await tx.rows<CellChildrenRow>(cellChildren(code)),
    shape: (await tx.rows<CellShapeRow>(cellShape(code, dayIn(ctx.zone, now))))[0],
    tallies: await tx.one<CellTalliesRow>(cellTallies(prefix)),
    points: await tx.rows<CellPointRow>(cellPoints(prefix, POINTS_SHOWN)),
  }))
  const { ancestors, shape, tallies } = around
  const [children] = around.children
  return {
    ...presentCell(row, runId),
    ancestors,
    childLevel: children?.level ?? null,
    childCount: children?.count ?? 0,
    bounds: shape ? [shape.west, shape.south, shape.east, shape.north] : null,
    labelPoint: shape ? [shape.labelLon, shape.labelLat] : null,
    areaSquareMetres: shape?.areaSquareMetres ?? null,
    boundaryValidFrom: shape?.validFrom ?? null,
    servicePoints: around.points.map(({ id, name, kind, openingHours, lon, lat }) => ({
      id,
      name,
      kind,
      position: [lon, lat],
      openNow: isOpen(openingHours, ctx.zone, now),
    })),
    hazardsOpen: tallies.hazardsOpen,
    teams: tallies.teams,
  }
}
