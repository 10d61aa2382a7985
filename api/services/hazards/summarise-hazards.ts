import { type HazardSummaryRow, hazardSummary } from '@wangge/db/queries/hazard-summary'
import type { HazardSummary } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { type FilterInput, filterOf } from './filter-of.ts'

/**
 * The figures of what a filter holds. On-time rate = closed on time ÷ (closed + open and overdue): leaving the open ones out would show
 * a false 100 %; null without cases.
 */
export async function summariseHazards({ ctx, input }: { ctx: Ctx; input: FilterInput }): Promise<HazardSummary> {
  const filter = await filterOf(ctx, input)
  const rows = await ctx.database.rows<HazardSummaryRow>(ctx.who, hazardSummary(filter, ctx.clock().toISOString()))
  const sum = (field: Exclude<keyof HazardSummaryRow, 'source'>) => rows.reduce((total, row) => total + row[field], 0)
  const [closed, overdue, closedOnTime] = [sum('closed'), sum('overdue'), sum('closedOnTime')]
  return {
    total: sum('total'),
    falseReports: sum('falseReports'),
    merged: sum('merged'),
    toRectify: sum('toRectify'),
    rectified: sum('rectified'),
    open: sum('open'),
    overdue,
    closed,
    closedOnTime,
    onTimeRate: closed + overdue === 0 ? null : closedOnTime / (closed + overdue),
    bySource: rows
      .filter(({ toRectify }) => toRectify > 0)
      .map(({ source, toRectify, rectified }) => ({ source, toRectify, rectified })),
  }
}
