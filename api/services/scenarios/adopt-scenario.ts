import { scopePrefix, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import {
  type CellAtRow,
  cellsAt,
  insertServicePoints,
  type NewServicePoint,
  updateServicePoints,
} from '@wangge/db/queries/adopt-points'
import { insertNetworkEdits } from '@wangge/db/queries/network-edits'
import { adoptScenario as markAdopted } from '@wangge/db/queries/scenarios'
import type { Scenario } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { DEFAULT_LIMIT_SECONDS, DEFAULT_SPEED_METRES_PER_SECOND } from '../../walk/index.ts'
import { computeCoverage } from '../coverage/compute.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { dayIn } from '../days.ts'
import { newId } from '../ids.ts'
import { withImportLock } from '../imports/import-lock.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { isStreetEdit } from '../plan/network-edits.ts'
import { editImpossible } from '../plan/plan-table.ts'
import { takeSerial } from '../serials.ts'
import { type Computed, computeFigures } from './compute-figures.ts'
import { getScenario } from './get-scenario.ts'
import { placesOfEdits } from './places-of-edits.ts'
import { ADOPTERS } from './present-scenario.ts'
import { readScenario, requireInForce, requireSame, type StoredScenario, scopeOf } from './read-scenario.ts'
import { type RegisterChanges, registerChanges } from './register-changes.ts'

/**
 * Brings a scenario into the register: its points, and its streets over the network in force, in one transaction; then a coverage run
 * starts, if none is under way (`finished` settles with it). Its figures become those of this moment. Throws `forbidden`, `notFound`,
 * `scenarioChanged`, `alreadyAdopted`, `networkChanged`, `importBusy`, `editImpossible` (also `outsideScope`, where an edit touches
 * what lies outside the asker's area).
 */
export async function adoptScenario({
  ctx,
  input: { id, version },
}: {
  ctx: Ctx
  input: { id: string; version: number }
}): Promise<{ scenario: Scenario; finished: Promise<void> }> {
  requireRole(ctx.who, ADOPTERS)
  // No import and no other adoption moves the ground meanwhile.
  await withImportLock(ctx, async () => {
    const stored = await readScenario(ctx, id)
    requireSame(stored, version)
    await requireInForce(ctx, stored.networkId)
    const computed = await computeFigures(ctx, scopeOf(stored), stored)
    await requireWithinScope(ctx, stored, computed)
    await write(ctx, stored, computed)
  })
  const { finished } = await startRun(ctx)
  return { scenario: await getScenario({ ctx, input: { id } }), finished }
}

async function requireWithinScope(ctx: Ctx, { edits }: StoredScenario, { ground }: Computed): Promise<void> {
  const { scope } = ctx.who
  if (scope === null) return
  const { network, points, networkEdits } = ground
  const places = placesOfEdits(edits, { graph: network.graph, points, networkEdits })
  const owner = places.flatMap((some, index) => some.map(() => index))
  const rows = await ctx.database.rows<CellAtRow>(WHOLE_SYSTEM, cellsAt(places.flat(), dayIn(ctx.zone, ctx.clock())))
  const outside = rows.find(({ code }) => !code?.startsWith(scopePrefix(scope)))
  if (!outside) return
  const index = owner[outside.index] ?? 0
  throw editImpossible(index, edits[index]?.type ?? '', 'outsideScope')
}

async function write(ctx: Ctx, stored: StoredScenario, { figures, table, ground }: Computed): Promise<void> {
  const changes = registerChanges(ground.points, { edits: stored.edits, points: table.points })
  const added: NewServicePoint[] = []
  for (const point of changes.added) added.push({ ...point, code: await takeSerial(ctx, 'servicePoint') })
  const streets = stored.edits.filter(isStreetEdit).map((edit) => ({ id: newId(), edit }))
  const at = ctx.clock().toISOString()
  const today = dayIn(ctx.zone, ctx.clock())
  const isDone = await ctx.database.transaction(ctx.who, async (tx) => {
    const { personId: by, personName: byName } = ctx.who
    if ((await tx.run(markAdopted(stored.id, stored.version, figures, { by, byName, at }))) === 0) return false
    await tell(ctx, tx, stored, changes, streets.length)
    // The register is written by the system: people only read it.
    await tx.continueAs(WHOLE_SYSTEM)
    if (added.length > 0) await tx.run(insertServicePoints(added, today))
    if (changes.updated.length > 0) await tx.run(updateServicePoints(changes.updated, today, at))
    if (streets.length > 0) {
      await tx.run(insertNetworkEdits(streets, { networkId: stored.networkId, scenarioId: stored.id, by, at }))
    }
    return true
  })
  // Changed or thrown away while this was computed.
  if (!isDone) requireSame(await readScenario(ctx, stored.id), stored.version)
}

async function tell(
  ctx: Ctx,
  tx: Transaction,
  { id, name, edits }: StoredScenario,
  { added, updated }: RegisterChanges,
  streets: number,
): Promise<void> {
  const points = { added: added.length, changed: updated.length, closed: updated.filter((one) => one.isClosed).length }
  const details = { name, edits: edits.length, points, streets }
  await audit({ ctx, tx }, { action: 'scenarioAdopted', subjectType: 'scenario', subjectId: id, details })
}

/** The map's figures follow under the settings they had; where a run is under way, one is started by hand after it. */
async function startRun(ctx: Ctx): Promise<{ finished: Promise<void> }> {
  const latest = await findLatestRun(ctx)
  const { limitSeconds, speedMetresPerSecond, kinds } = latest ?? {
    ...{ limitSeconds: DEFAULT_LIMIT_SECONDS, speedMetresPerSecond: DEFAULT_SPEED_METRES_PER_SECOND, kinds: [] },
  }
  try {
    // What the register says has changed for everybody, whoever's area it was.
    const everywhere = { ...ctx, who: { ...ctx.who, scope: null } }
    const input = { minutes: limitSeconds / 60, speedMetresPerSecond, kinds }
    return await computeCoverage({ ctx: everywhere, input })
  } catch (error) {
    ctx.log.warn({ err: error }, 'no coverage run after an adoption')
    return { finished: Promise.resolve() }
  }
}
