import { type CellNameRow, cellNames } from '@wangge/db/queries/cell-names'
import type { ScenarioSummaryRow } from '@wangge/db/queries/scenarios'
import type { z } from 'zod'
import type { Scenario, scenarioSummary } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { SCENARIO_SAVERS, seesVulnerable } from '../plan/roles.ts'
import { maskedSums, maskedTotals } from './masked-figures.ts'
import { networkInForce, type StoredScenario } from './read-scenario.ts'

type Summary = z.infer<typeof scenarioSummary>

/** A scenario in a list. `inForce` is the id of the network in force. */
export function presentSummary({ who }: Ctx, row: ScenarioSummaryRow, inForce: string | null): Summary {
  const { id, name, note, version, editCount, networkId, networkVersion, createdByName, createdAt } = row
  const { changedByName, changedAt, adoptedByName, adoptedAt } = row
  const settings = row.settings as Summary['settings']
  const isNetworkOld = networkId !== inForce
  return {
    ...{ id, name, note, version, edits: editCount, settings },
    before: maskedSums(who, settings.weight, row.before),
    after: maskedSums(who, settings.weight, row.after),
    network: { id: networkId, version: networkVersion },
    ...{ isNetworkOld, createdByName, createdAt, changedByName, changedAt, adoptedByName, adoptedAt },
    allowedActions: allowedActions(who, row, isNetworkOld),
  }
}

/** A whole scenario, its communities by name. */
export async function presentScenario(ctx: Ctx, row: StoredScenario): Promise<Scenario> {
  const inForce = await networkInForce(ctx)
  const { before, after, residencesDigest } = row.figures
  const hidden = row.settings.weight === 'vulnerable' && !seesVulnerable(ctx.who)
  const cells = hidden ? [] : row.figures.cells
  const names = await namesOf(
    ctx,
    cells.map(({ code }) => code),
  )
  return {
    ...presentSummary(ctx, { ...row, settings: { ...row.settings } }, inForce?.id ?? null),
    edits: row.edits,
    figures: { before: maskedTotals(ctx.who, before), after: maskedTotals(ctx.who, after), residencesDigest },
    differences: row.differences,
    cells: cells.map((cell) => ({ ...cell, name: names.get(cell.code) ?? cell.code })),
  }
}

async function namesOf({ database, who }: Ctx, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.rows<CellNameRow>(who, cellNames(codes))
  return new Map(rows.map(({ code, name }) => [code, name]))
}

function allowedActions(
  { role, personId }: Ctx['who'],
  { adoptedAt, createdBy }: ScenarioSummaryRow,
  isNetworkOld: boolean,
): Summary['allowedActions'] {
  if (adoptedAt !== null || !SCENARIO_SAVERS.includes(role)) return []
  const actions: Summary['allowedActions'] = ['change']
  if (createdBy === personId || role === 'administrator') actions.push('delete')
  if (ADOPTERS.includes(role) && !isNetworkOld) actions.push('adopt')
  return actions
}

/** Those who may bring a scenario into the register. */
export const ADOPTERS: readonly Ctx['who']['role'][] = ['planner', 'administrator']
