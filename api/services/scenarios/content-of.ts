import type { Context } from '@wangge/db'
import type { ScenarioContent } from '@wangge/db/queries/scenarios'
import type { z } from 'zod'
import type { Scenario, scenarioInput } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { scopeKeyOf } from '../scopes.ts'
import { compareFigures } from './compare-figures.ts'
import { computeFigures, type StoredFigures } from './compute-figures.ts'
import { maskedTotals } from './masked-figures.ts'
import { withWeeks } from './read-edits.ts'
import { requireInForce } from './read-scenario.ts'

type Input = z.output<typeof scenarioInput>

/**
 * What a save writes down for an area: the server computes the figures itself, and where the browser of the asker came to others it
 * says so. Throws `noWalkNetwork`, `networkChanged`, `editImpossible`.
 */
export async function contentOf(ctx: Ctx, scope: Context['scope'], input: Input): Promise<ScenarioContent> {
  await requireInForce(ctx, input.networkId)
  const { name, note, networkId, settings } = input
  const edits = withWeeks(input.edits)
  const { figures } = await computeFigures(ctx, scope, { settings, edits })
  const differences = await differencesOf(ctx, scope, { ...input, edits }, figures)
  return { name, note, networkId, settings, edits, figures, differences }
}

async function differencesOf(
  ctx: Ctx,
  scope: Context['scope'],
  { figures: browser, settings, edits }: Input,
  ofScenario: StoredFigures,
): Promise<Scenario['differences']> {
  if (browser === null) return []
  // His browser computed over his own area, which may be wider than the scenario's.
  const isSameArea = scopeKeyOf(scope) === scopeKeyOf(ctx.who.scope)
  const own = isSameArea ? ofScenario : (await computeFigures(ctx, ctx.who.scope, { settings, edits })).figures
  const { before, after, residencesDigest } = own
  const server = { before: maskedTotals(ctx.who, before), after: maskedTotals(ctx.who, after), residencesDigest }
  return compareFigures(browser, server)
}
