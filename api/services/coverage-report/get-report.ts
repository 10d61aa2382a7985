import { pointsOfArea, type ReportCellRow, reportCells } from '@wangge/db/queries/coverage-report'
import { type SessionPlaceRow, sessionPlace } from '@wangge/db/queries/people-scope'
import type { CoverageReport } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { limitMillimetres, type Overlay } from '../../walk/index.ts'
import { isOfKind, servesNow } from '../../walk/plan/hours.ts'
import type { PlanTable } from '../../walk/plan/table.ts'
import { findCell } from '../cells/find-cell.ts'
import { findRun } from '../coverage/find-run.ts'
import { presentRun } from '../coverage/present-run.ts'
import { requireRole } from '../permissions.ts'
import { editsOf, presentGaps, requireWeight } from '../plan/get-gaps.ts'
import { isStreetEdit, overlayOf } from '../plan/network-edits.ts'
import { openPlanTable } from '../plan/plan-table.ts'
import { PLAN_READERS } from '../plan/roles.ts'
import { totalsWithin } from '../plan/totals-within.ts'
import { prefixOf } from '../scopes.ts'
import { CURVE_MINUTES, type Curve, curvesByTownship, noFigures, sumsByCommunity } from './figures.ts'
import { type Part, partOfTable } from './part-of-table.ts'
import { reachOfPoints } from './reach-of-points.ts'
import { differencesFromRun } from './settings-of-run.ts'

export interface ReportInput {
  settings: CoverageReport['settings']
  /** Code of any cell within the asker's own area; absent = all of it. */
  area?: string | undefined
  /** As that scenario would have it; absent = today. */
  scenarioId?: string | undefined
}

/** A report, and the columns that its figures were read from: the workbook lists the residences behind them. */
export interface ReportAndPart {
  report: CoverageReport
  part: Part
  /** Name of the nearest point that counts, however far, of a residence by its row. */
  nearestPoint(row: number): string | null
}

/**
 * An area as it stands now, or would in a scenario, under the given settings: sums, curves, communities, gaps, points. Throws
 * `forbidden`, `notFound` (area, scenario, no run), `noWalkNetwork`, `networkChanged`, `editImpossible`.
 */
export async function getCoverageReport({
  ctx,
  signal,
  input,
}: {
  ctx: Ctx
  signal?: AbortSignal | undefined
  input: ReportInput
}): Promise<ReportAndPart> {
  requireRole(ctx.who, PLAN_READERS)
  const { settings } = input
  requireWeight(ctx, settings.weight)
  const { area, prefix } = await areaOf(ctx, input.area)
  const run = await findRun(ctx, 'latest')
  const edits = await editsOf(ctx, input.scenarioId)
  const { table, ground } = await openPlanTable(ctx, ctx.who, { settings, edits })
  const part = partOfTable(table, prefix)
  const { cells, ownPoints, place } = await ctx.database.transaction(ctx.who, async (tx) => ({
    cells: await tx.rows<ReportCellRow>(reportCells(run.id, prefix)),
    ownPoints: new Set((await tx.rows<{ id: string }>(pointsOfArea(prefix))).map(({ id }) => id)),
    place: await tx.one<SessionPlaceRow>(sessionPlace(null)),
  }))
  const { id, version, source, createdAt } = ground.network
  const curves = curvesByTownship(part)
  const whole = curves.get('')
  const communities = cells.filter(({ level }) => level === 'community')
  const sums = sumsByCommunity(
    part,
    communities.map(({ code }) => code),
  )
  const { medianSeconds: _, ...outsideAreas } = sums.get('') ?? { ...noFigures(), medianSeconds: null }
  const streets = overlayOf(ground.network.graph, [...ground.networkEdits, ...edits.filter(isStreetEdit)])
  const hours = new Map(ground.points.map(({ id, openingHours }) => [id, openingHours]))
  for (const edit of edits) if ('openingHours' in edit) hours.set(edit.id, edit.openingHours)
  const { points, nearestPoint } = await pointsOf(table, part, { streets, ownPoints, hours, signal })
  const gaps = table.gaps().filter(({ cellCode }) => prefix === '' || cellCode?.startsWith(prefix))
  const report: CoverageReport = {
    area,
    run: await presentRun(ctx, run),
    settings,
    differentSettings: differencesFromRun(settings, version, run),
    network: { id, version, source, createdAt },
    snapLimitMetres: table.base.snapLimitMetres,
    isDemo: place.isDemo,
    computedAt: ctx.clock().toISOString(),
    residences: part.residences.id.length,
    totals: totalsWithin(table, prefix),
    cumulative: CURVE_MINUTES.map((minutes, step) => ({ minutes, people: whole?.cumulative[step] ?? 0 })),
    peopleUnreachable: whole?.unreachable ?? 0,
    townships: townshipsOf(cells, curves),
    areas: communities.map(({ code, name, reliable }) => ({
      ...{ code, name, reliable },
      ...(sums.get(code) ?? { ...noFigures(), medianSeconds: null }),
    })),
    outsideAreas,
    gaps: await presentGaps(ctx, gaps, table),
    points,
  }
  return { report, part, nearestPoint }
}

/** The area asked for, else the asker's own; null and '' = everything. */
async function areaOf(ctx: Ctx, code: string | undefined): Promise<{ area: CoverageReport['area']; prefix: string }> {
  const { scope } = ctx.who
  const asked = code ?? scope?.code
  if (asked === undefined) return { area: null, prefix: '' }
  const cell = await findCell(ctx, asked, null)
  const prefix = prefixOf(cell)
  // Cells above one's own area are in sight; what else lies in them is not.
  if (scope && !prefix.startsWith(prefixOf(scope))) throw notFound('cell', asked)
  return { area: { code: cell.code, name: cell.name }, prefix }
}

function townshipsOf(cells: readonly ReportCellRow[], curves: ReadonlyMap<string, Curve>): CoverageReport['townships'] {
  return cells.flatMap(({ code, name, level }) => {
    const curve = level === 'township' ? curves.get(prefixOf({ level, code })) : undefined
    return curve ? [{ code, name, people: curve.people, cumulative: curve.cumulative }] : []
  })
}

interface Around {
  streets: Overlay
  ownPoints: ReadonlySet<string>
  /** Opening hours as they are written, by point. */
  hours: ReadonlyMap<string, string>
  signal: AbortSignal | undefined
}

async function pointsOf(
  table: PlanTable,
  { residences: { lonLat, people } }: Part,
  { streets, ownPoints, hours, signal }: Around,
): Promise<{ points: CoverageReport['points']; nearestPoint: ReportAndPart['nearestPoint'] }> {
  const { settings } = table
  const { snapLimitMetres } = table.base
  const town = { streets, lonLat, people, snapLimitMetres }
  const points = table.points
    .filter((point) => !point.isClosed && isOfKind(point, settings))
    .map((point) => ({ ...point, counts: servesNow(point, settings), openingHours: hours.get(point.id) ?? '' }))
  const reach = await reachOfPoints(town, points, limitMillimetres(settings), signal)
  const listed = points.flatMap(({ id, name, kind, openingHours, staffed, capacity, counts }, row) => {
    const within = reach.peopleWithin[row] ?? 0
    if (within === 0 && !ownPoints.has(id)) return []
    const figures = { peopleWithin: within, peopleNearest: reach.peopleNearest[row] ?? 0 }
    return [{ id, name, kind, openingHours, staffed, capacity, counts, ...figures }]
  })
  return { points: listed, nearestPoint: (row) => points[reach.nearestPoint[row] ?? -1]?.name ?? null }
}
