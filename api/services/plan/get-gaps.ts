import { type CellNameRow, cellNames } from '@wangge/db/queries/cell-names'
import type { z } from 'zod'
import type { planGaps, planQuery } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { Gap } from '../../walk/index.ts'
import type { PlanTable } from '../../walk/plan/table.ts'
import { prefixWithin } from '../cells/find-cell.ts'
import { requireRole } from '../permissions.ts'
import { readScenario, requireInForce } from '../scenarios/read-scenario.ts'
import { openPlanTable } from './plan-table.ts'
import { PLAN_READERS, seesVulnerable } from './roles.ts'
import { totalsWithin } from './totals-within.ts'

export type PlanGapsInput = z.output<typeof planQuery>
type Answer = z.infer<typeof planGaps>

/**
 * Where people are left out under some settings, today or in a scenario, the greatest first; of the asker's area, or of a cell in it.
 * Throws `forbidden`, `notFound`, `noWalkNetwork`, `networkChanged`, `editImpossible`.
 */
export async function getPlanGaps({ ctx, input }: { ctx: Ctx; input: PlanGapsInput }): Promise<Answer> {
  requireRole(ctx.who, PLAN_READERS)
  const { area, scenarioId, minuteOfWeek = null, ...rest } = input
  const settings = { ...rest, minuteOfWeek }
  requireWeight(ctx, settings.weight)
  const prefix = await prefixWithin(ctx, area)
  const edits = await editsOf(ctx, scenarioId)
  const { table } = await openPlanTable(ctx, ctx.who, { settings, edits })
  const gaps = table.gaps().filter(({ cellCode }) => prefix === '' || cellCode?.startsWith(prefix))
  return { settings, totals: totalsWithin(table, prefix), items: await presentGaps(ctx, gaps, table) }
}

/** Edits of a scenario, if any is asked for; none of one that was adopted: its edits are today. Throws `notFound`, `networkChanged`. */
export async function editsOf(ctx: Ctx, scenarioId: string | undefined) {
  if (scenarioId === undefined) return []
  const scenario = await readScenario(ctx, scenarioId)
  if (scenario.adoptedAt !== null) return []
  await requireInForce(ctx, scenario.networkId)
  return scenario.edits
}

/** Throws `forbidden` for who may not know who lives alone. */
export function requireWeight({ who }: Ctx, weight: PlanGapsInput['weight']): void {
  if (weight !== 'vulnerable' || seesVulnerable(who)) return
  throw new ServiceError('forbidden', `Who lives alone is not for ${who.role}`, { role: who.role })
}

/** Gaps of a table as the asker may see them, with the names of their cells and points. */
export async function presentGaps(ctx: Ctx, gaps: readonly Gap[], table: PlanTable): Promise<Answer['items']> {
  const codes = gaps.flatMap(({ cellCode }) => cellCode ?? [])
  const rows = await ctx.database.rows<CellNameRow>(ctx.who, cellNames([...new Set(codes)]))
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const points = new Map(table.points.map(({ id, name }) => [id, name]))
  return gaps.map(({ key, state, streetName, cellCode, sums, rows: homes, centre, bounds, nearest }) => ({
    ...{ key, state, cellCode, centre, bounds },
    // The cell where it is best known by that; the street as it is written on its sign.
    name: streetName || (cellCode === null ? '' : (names.get(cellCode) ?? cellCode)),
    ...{ people: sums.people, dwellings: sums.dwellings, residences: homes.length },
    vulnerable: seesVulnerable(ctx.who) ? sums.vulnerable : null,
    nearest: nearest && {
      id: nearest.pointId,
      name: points.get(nearest.pointId) ?? '',
      medianSeconds: nearest.medianSeconds,
    },
  }))
}
