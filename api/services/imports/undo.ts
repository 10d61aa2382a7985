import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { releaseHazards } from '@wangge/db/queries/assign-cells'
import { type ImportRow, importById, markUndone } from '@wangge/db/queries/imports'
import { type PlainFactKind, removeImportedFacts, restoreReplacedFacts } from '@wangge/db/queries/publish-facts'
import {
  type HazardsInUseRow,
  importedHazardsInUse,
  removeImportedStreams,
  restoreImportedEvents,
  restoreReplacedHazards,
} from '@wangge/db/queries/publish-hazards'
import {
  childrenOfImportedCells,
  childrenOfImportedUnits,
  importedTeamsInUse,
  onlyImportedCells,
  releaseFacts,
  removeImportedBoundaries,
  removeImportedCells,
  restoreReplacedBoundaries,
  restoreReplacedCells,
  supersedingImport,
  type TeamsInUseRow,
  type UndoHindranceRow,
  withdrawNetwork,
} from '@wangge/db/queries/undo-import'
import type { ImportRecord } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { requireWholeScope } from '../permissions.ts'
import { withImportLock } from './import-lock.ts'
import { importer, reassign } from './publish.ts'

/**
 * Takes a published import back: what it brought goes, what it replaced returns. Throws `notFound`, `importNotPublished`,
 * `importSuperseded` (a later import replaced its rows: undo that one first), `importInUse` (cells of others hang under its cells, or
 * people have acted on its hazards, units or teams hang under its units, or its teams have people or shifts: what was done would be lost,
 * so nothing is taken back).
 */
export async function undoImport({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ImportRecord> {
  requireWholeScope(ctx.who, ['administrator'])
  const { id } = input
  return withImportLock(ctx, () =>
    ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
      const [row] = await tx.rows<ImportRow>(importById(id))
      if (!row) throw notFound('import', id)
      if (row.state !== 'published') {
        throw new ServiceError('importNotPublished', `Import ${id} is ${row.state}, not published`, {
          id,
          state: row.state,
        })
      }
      await refuseSuperseded(tx, id)
      await takeBack(ctx, tx, row)
      await tx.run(markUndone(id, ctx.clock().toISOString()))
      return tx.one<ImportRow>(importById(id))
    }),
  )
}

async function refuseSuperseded(tx: Transaction, id: string): Promise<void> {
  const { supersededBy } = await tx.one<UndoHindranceRow>(supersedingImport(id))
  if (!supersededBy) return
  throw new ServiceError(
    'importSuperseded',
    `${supersededBy.join(', ')} replaced rows of this import: undo that import first`,
    {
      id,
      files: supersededBy,
    },
  )
}

async function takeBack(ctx: Ctx, tx: Transaction, { id, kind }: ImportRow): Promise<void> {
  switch (kind) {
    case 'streets':
      await tx.run(withdrawNetwork(id))
      return
    case 'codes':
    case 'cells':
      return takeBackCells(ctx, tx, id)
    case 'hazards':
      return takeBackHazards(ctx, tx, id)
    case 'forces':
      await refuseUnitsInUse(tx, id)
      return takeBackFacts(tx, id, kind)
    case 'teams':
      await refuseTeamsInUse(tx, id)
      return takeBackFacts(tx, id, kind)
    default:
      return takeBackFacts(tx, id, kind)
  }
}

async function takeBackFacts(tx: Transaction, id: string, kind: PlainFactKind): Promise<void> {
  await tx.run(removeImportedFacts(id, kind))
  await tx.run(restoreReplacedFacts(id, kind))
}

async function refuseUnitsInUse(tx: Transaction, id: string): Promise<void> {
  const [child] = await tx.rows<{ code: string }>(childrenOfImportedUnits(id))
  if (!child) return
  const problem = `${child.code} hangs under a unit of this import: undo the import that brought it first, or move it elsewhere`
  throw new ServiceError('importInUse', problem, { id, code: child.code })
}

async function refuseTeamsInUse(tx: Transaction, id: string): Promise<void> {
  const { teams, codes } = await tx.one<TeamsInUseRow>(importedTeamsInUse(id))
  if (teams === 0) return
  const problem = `${teams} teams of this import have people, shifts or dispatches since (${codes.join(', ')}): these would be lost`
  throw new ServiceError('importInUse', problem, { id, teams, codes })
}

async function takeBackHazards(ctx: Ctx, tx: Transaction, id: string): Promise<void> {
  const { hazards, serials } = await tx.one<HazardsInUseRow>(importedHazardsInUse(id))
  if (hazards > 0) {
    throw new ServiceError(
      'importInUse',
      `People have acted on ${hazards} hazards of this import since (${serials.join(', ')}): correct or close them one by one`,
      { id, hazards, serials },
    )
  }
  const by = importer(ctx)
  await tx.run(removeImportedStreams(id))
  await tx.run(removeImportedFacts(id, 'hazards'))
  await tx.run(restoreImportedEvents(id, by))
  await tx.run(restoreReplacedHazards(id, by.at))
}

async function takeBackCells(ctx: Ctx, tx: Transaction, id: string): Promise<void> {
  const [child] = await tx.rows<{ code: string }>(childrenOfImportedCells(id))
  if (child) {
    throw new ServiceError(
      'importInUse',
      `Cell ${child.code} of another import hangs under a cell of this one: undo that import first`,
      {
        id,
        code: child.code,
      },
    )
  }
  await tx.run(removeImportedBoundaries(id))
  const now = ctx.clock()
  for (const table of ['residence', 'service_point', 'force_unit', 'patrol_team'] as const)
    await tx.run(releaseFacts(id, table))
  await tx.run(releaseHazards(onlyImportedCells(id), now.toISOString()))
  await tx.run(removeImportedCells(id))
  await tx.run(restoreReplacedCells(id))
  await tx.run(restoreReplacedBoundaries(id))
  await reassign(tx, dayIn(ctx.zone, now), now.toISOString())
}
