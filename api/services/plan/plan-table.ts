import type { Context, Database } from '@wangge/db'
import type { Scenario } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { PlanBase } from '../../walk/index.ts'
import { PlanEditError } from '../../walk/plan/problem.ts'
import { PlanTable } from '../../walk/plan/table.ts'
import { SNAP_LIMIT_METRES } from '../coverage/thresholds.ts'
import { type Ground, type GroundResidences, readGround, readResidences } from './read-ground.ts'

type Settings = Scenario['settings']
type Edits = Scenario['edits']

/** Grounds whose residences are held in memory: some 3 MB for 60,000 homes. */
const HELD = 3
const held = new WeakMap<Database, Map<string, Promise<GroundResidences>>>()

/**
 * The planner's table of an area, by the engine that runs in the browser too. `area` must lie within what the asker may see.
 * Throws `noWalkNetwork`, `editImpossible`.
 */
export async function openPlanTable(
  ctx: Ctx,
  area: Context,
  { settings, edits }: { settings: Settings; edits: Edits },
): Promise<{ table: PlanTable; ground: Ground }> {
  const { ground, base } = await readPlanBase(ctx, area)
  const table = new PlanTable(ground.network.graph, base, settings, ground.networkEdits)
  try {
    table.replace(edits)
  } catch (error) {
    if (!(error instanceof PlanEditError)) throw error
    const { index, type, reason } = error
    throw editImpossible(index, type, reason)
  }
  return { table, ground }
}

/** What a table of an area is made of. `area` must lie within what the asker may see. Throws `noWalkNetwork`. */
export async function readPlanBase(ctx: Ctx, area: Context): Promise<{ ground: Ground; base: PlanBase }> {
  const ground = await readGround(ctx, area)
  return { ground, base: planBaseOf(ground, await residencesOf(ctx, area, ground.version)) }
}

export function editImpossible(index: number, type: string, reason: string): ServiceError {
  return new ServiceError('editImpossible', `Edit ${index} (${type}): ${reason}`, { index, type, reason })
}

function residencesOf(ctx: Ctx, area: Context, version: string): Promise<GroundResidences> {
  const ofDatabase = held.get(ctx.database) ?? new Map<string, Promise<GroundResidences>>()
  held.set(ctx.database, ofDatabase)
  const known = ofDatabase.get(version)
  if (known) return known
  const reading = readResidences(ctx, area)
  ofDatabase.set(version, reading)
  reading.catch(() => ofDatabase.delete(version))
  for (const oldest of ofDatabase.keys()) if (ofDatabase.size > HELD) ofDatabase.delete(oldest)
  return reading
}

function planBaseOf({ points }: Ground, columns: GroundResidences): PlanBase {
  const { id, lon, lat, people, dwellings, vulnerable, cell, cellCodes } = columns
  const lonLat = new Float64Array(id.length * 2)
  for (let row = 0; row < id.length; row++) lonLat.set([lon[row] ?? 0, lat[row] ?? 0], row * 2)
  return {
    residences: {
      ...{ id, lonLat, people: Int32Array.from(people), dwellings: Int32Array.from(dwellings) },
      vulnerable: vulnerable.length > 0 ? Int32Array.from(vulnerable) : new Int32Array(id.length),
      cell: Int32Array.from(cell),
    },
    ...{ cellCodes, points, snapLimitMetres: SNAP_LIMIT_METRES },
  }
}
