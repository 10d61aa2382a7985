import { refreshStatistics, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { reassignCells, reassignHazards, reassignTeams } from '@wangge/db/queries/assign-cells'
import { clearStagedRows } from '@wangge/db/queries/import-staging'
import { markPublished } from '@wangge/db/queries/imports'
import {
  dropLaterBoundaries,
  endEarlierBoundaries,
  keepReplacedCells,
  publishBoundaries,
  publishCells,
} from '@wangge/db/queries/publish-cells'
import { keepReplacedFacts, publishFacts } from '@wangge/db/queries/publish-facts'
import {
  dropUnchangedHazards,
  type ImportedBy,
  publishHazards,
  publishImportedEvents,
  raiseSerials,
} from '@wangge/db/queries/publish-hazards'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import type { ImportReport } from './import-report.ts'

const TABLES: Record<ImportReport['kind'], Parameters<typeof refreshStatistics>[1]> = {
  streets: [],
  codes: ['grid_cell'],
  cells: ['grid_cell', 'grid_cell_boundary'],
  residences: ['residence'],
  'service-points': ['service_point'],
  forces: ['force_unit'],
  teams: ['patrol_team'],
  hazards: ['hazard', 'case_event'],
}

/** Staged rows become the truth in one transaction; what they replace is kept for `undo`. */
export async function publishStaged(ctx: Ctx, report: ImportReport): Promise<void> {
  const now = ctx.clock()
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    await publishKind(tx, report, { today: dayIn(ctx.zone, now), by: importer(ctx) })
    const touched = await tx.run(markPublished(report.id, { ...report, at: now.toISOString() }))
    if (touched !== 1) throw new Error(`Import ${report.id} is no longer staged`)
  })
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(clearStagedRows()))
  await refreshStatistics(ctx.database, TABLES[report.kind])
}

/** Whose events an import, and its undoing, write. */
export function importer({ who, clock }: Ctx): ImportedBy {
  return { personId: who.personId, personName: who.personName, role: who.role, at: clock().toISOString() }
}

interface When {
  today: string
  by: ImportedBy
}

async function publishKind(tx: Transaction, { id, kind }: ImportReport, { today, by }: When): Promise<void> {
  switch (kind) {
    case 'streets':
      throw new Error('Streets are not staged')
    case 'hazards':
      await tx.run(dropUnchangedHazards(id))
      await tx.run(keepReplacedFacts(id, kind))
      await tx.run(publishImportedEvents(id, by))
      await tx.run(publishHazards(id, by.at))
      await tx.run(raiseSerials(id))
      return
    case 'cells':
    case 'codes': {
      await tx.run(keepReplacedCells(id))
      await tx.run(publishCells(id))
      await tx.run(dropLaterBoundaries(id))
      await tx.run(endEarlierBoundaries(id))
      const boundaries = await tx.run(publishBoundaries(id))
      if (boundaries > 0) await reassign(tx, today, by.at)
      return
    }
    default:
      await tx.run(keepReplacedFacts(id, kind))
      await tx.run(publishFacts(id, kind))
  }
}

/** Boundaries have changed: everything that has a place finds its cell again. */
export async function reassign(tx: Transaction, today: string, now: string): Promise<void> {
  for (const table of ['residence', 'service_point'] as const) await tx.run(reassignCells(table, today))
  await tx.run(reassignHazards(today, now))
  await tx.run(reassignTeams(today))
}
