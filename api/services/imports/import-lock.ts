import { WHOLE_SYSTEM } from '@wangge/db'
import { clearStagedRows } from '@wangge/db/queries/import-staging'
import { failInterruptedImports } from '@wangge/db/queries/imports'
import { ServiceError } from '../../errors.ts'
import type { Ctx, House } from '../../house.ts'
import { takeJobLock } from '../job-lock.ts'

/** Imports go one after the other; throws `importBusy`. What a killed import left is cleared first. */
export async function withImportLock<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const release = await takeJobLock(ctx.database, 'import')
  if (!release)
    throw new ServiceError('importBusy', 'Another import is under way: wait until it is finished, then try again')
  try {
    await clearLeftovers(ctx)
    return await work()
  } finally {
    ctx.versions.forget()
    await release()
  }
}

/** At the start: an import that was killed while staging left nothing but its staged rows; they go, and it is marked as failed. */
export async function clearInterruptedImports(house: House): Promise<void> {
  const release = await takeJobLock(house.database, 'import')
  if (!release) return
  try {
    await clearLeftovers(house)
  } finally {
    await release()
  }
}

async function clearLeftovers(house: House): Promise<void> {
  await house.database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(failInterruptedImports())
    await tx.run(clearStagedRows())
  })
}
