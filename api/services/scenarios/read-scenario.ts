import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import { currentNetwork, type NetworkRow, networkVersion } from '@wangge/db/queries/current-network'
import { type ScenarioRow, scenarioById } from '@wangge/db/queries/scenarios'
import type { Scenario } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { readNetworkEdits } from '../plan/network-edits.ts'
import type { StoredFigures } from './compute-figures.ts'
import { renumbered } from './read-edits.ts'

/** A scenario as it is kept, its edits numbered for the streets of now. */
export interface StoredScenario extends Omit<ScenarioRow, 'edits' | 'figures' | 'differences' | 'settings'> {
  settings: Scenario['settings']
  edits: Scenario['edits']
  figures: StoredFigures
  differences: Scenario['differences']
}

/** Throws `notFound`, also where it lies outside the asker's area. */
export async function readScenario(ctx: Ctx, id: string): Promise<StoredScenario> {
  const [row] = await ctx.database.rows<ScenarioRow>(ctx.who, scenarioById(id))
  if (!row) throw notFound('scenario', id)
  // Written by a save only, which checked them.
  const stored = row as unknown as StoredScenario
  return { ...stored, edits: await editsNow(ctx, stored) }
}

async function editsNow(
  ctx: Ctx,
  { edits, figures, networkId, adoptedAt }: StoredScenario,
): Promise<Scenario['edits']> {
  if (adoptedAt !== null || !edits.some(({ type }) => type === 'closeStreet' || type === 'openStreet')) return edits
  const graph = await ctx.networks.graph(networkId)
  const paths = (await readNetworkEdits(ctx, networkId)).filter(({ type }) => type === 'addPath').length
  return graph ? renumbered(edits, graph.edgeCount, figures.networkPaths, paths) : edits
}

/** The area it is about, null = everything. */
export function scopeOf({ scopeCode, scopeLevel }: Pick<ScenarioRow, 'scopeCode' | 'scopeLevel'>): Context['scope'] {
  return scopeLevel === null ? null : { level: scopeLevel, code: scopeCode }
}

/** The network in force; null where there are no streets. */
export async function networkInForce({ database }: Pick<Ctx, 'database'>): Promise<NetworkRow | null> {
  const [row] = await database.rows<NetworkRow>(WHOLE_SYSTEM, currentNetwork())
  return row ?? null
}

/**
 * Throws `networkChanged` (both by their versions) where edits were drawn on another network than the one in force, `noWalkNetwork`
 * where there is none, `notFound` where they were drawn on none that there is.
 */
export async function requireInForce(ctx: Ctx, networkId: string): Promise<void> {
  const inForce = await networkInForce(ctx)
  if (!inForce) throw new ServiceError('noWalkNetwork', 'There are no streets yet: import streets first')
  if (inForce.id === networkId) return
  const [drawnOn] = await ctx.database.rows<{ version: number }>(ctx.who, networkVersion(networkId))
  if (!drawnOn) throw notFound('network', networkId)
  const params = { drawnOn: drawnOn.version, inForce: inForce.version, version: inForce.version }
  const message = `Drawn on version ${drawnOn.version}, in force is ${inForce.version}: open it anew`
  throw new ServiceError('networkChanged', message, params)
}

/** Throws `alreadyAdopted` or `scenarioChanged` where it is not what the asker has read. */
export function requireSame({ adoptedAt, adoptedByName, ...row }: StoredScenario, version: number): void {
  if (adoptedAt !== null) {
    const params = { byName: adoptedByName ?? '', at: adoptedAt }
    throw new ServiceError('alreadyAdopted', `${adoptedByName} adopted it at ${adoptedAt}`, params)
  }
  if (row.version === version) return
  const params = { byName: row.changedByName, at: row.changedAt, version: row.version }
  throw new ServiceError('scenarioChanged', `Read in version ${version}, now ${row.version}`, params)
}
