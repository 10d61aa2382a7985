import { WHOLE_SYSTEM } from '@wangge/db'
import { type StagedCountRow, stagedCount } from '@wangge/db/queries/import-staging'
import { forgetImport, insertImport } from '@wangge/db/queries/imports'
import type { BadRow } from '@wangge/seeds'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { checkStaged } from './check.ts'
import { withImportLock } from './import-lock.ts'
import { BAD_ROWS_SHOWN, ImportRefusedError, type ImportReport, type RowSource } from './import-report.ts'
import { publishStaged } from './publish.ts'
import { stage } from './stage.ts'

export interface RowImport {
  source: RowSource
  /** Checks everything, publishes nothing, leaves nothing. */
  dryRun?: boolean | undefined
  /** Publishes the good rows although there are bad ones. */
  skipBad?: boolean | undefined
}

/**
 * Rows → staged in chunks → checked against the database → published in one transaction, all or nothing. Throws ImportRefusedError
 * where rows are bad (the database is then as before), `importBusy` where another import is under way.
 */
export async function importRows({ ctx, input }: { ctx: Ctx; input: RowImport }): Promise<ImportReport> {
  return withImportLock(ctx, () => importLocked(ctx, input))
}

async function importLocked(ctx: Ctx, { source, dryRun = false, skipBad = false }: RowImport): Promise<ImportReport> {
  const id = newId()
  const { kind, fileNames, checksum, crs } = source
  const createdAt = ctx.clock().toISOString()
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
    tx.run(insertImport({ id, kind, fileNames, checksum, crs, createdBy: ctx.who.personId, createdAt })),
  )
  try {
    const staged = await stage(ctx, id, source)
    const faults = await checkStaged(ctx, id, kind, staged)
    const badRows: BadRow[] = [...source.badRows(), ...faults].sort((a, b) => a.line - b.line)
    if (badRows.length > 0 && !skipBad) throw new ImportRefusedError(kind, fileNames, badRows, staged.rowCount)
    const [count] = await ctx.database.rows<StagedCountRow>(WHOLE_SYSTEM, stagedCount(id))
    const report: ImportReport = {
      id,
      kind,
      published: !dryRun,
      encoding: source.encoding(),
      rowCount: count?.rows ?? 0,
      badRowCount: badRows.length,
      badRows: badRows.slice(0, BAD_ROWS_SHOWN),
      notes: source.notes(),
      outsideCells: count?.outside ?? 0,
    }
    if (!dryRun) await publishStaged(ctx, report)
    return report
  } finally {
    // Nothing where it was published; all of it where it was refused, failed or only tried.
    await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(forgetImport(id)))
  }
}
