import { refreshStatistics, WHOLE_SYSTEM } from '@wangge/db'
import {
  forgetEmptyHistories,
  freeStrandedTeams,
  photosOfCases,
  removeCases,
  type SampleHistoryRow,
  sampleHistoryState,
  untouchedSampleCases,
} from '@wangge/db/queries/sample-upkeep'
import { CASE_KINDS } from '@wangge/db/vocabulary'
import type { DemoHistory } from '@wangge/seeds'
import type { Ctx } from '../../house.ts'
import { withImportLock } from '../imports/import-lock.ts'
import { EARLY_CASES, type WriteRest, writeHistory } from './write-history.ts'

/** Working days and due times cannot be moved with the clock: a history that is older than this is told anew. */
const STALE_MILLISECONDS = 12 * 3_600_000

export interface KeepHistoryInput {
  /** Draws the history up to now. */
  drawn: () => DemoHistory
  /** Told before anything is written. */
  onWrite: () => void
}

/**
 * Sees to it that the sample's history reaches up to now: writes it where it is missing or its first part was interrupted, and replaces
 * it where its newest report is over twelve hours old (a rest that was interrupted stays away until then: a start shall not wait for it). Cases that somebody has acted on stay as they are. Returns how to write what is left for
 * later; null where there was nothing to do.
 */
export async function keepHistory({ ctx, input }: { ctx: Ctx; input: KeepHistoryInput }): Promise<WriteRest | null> {
  if (!(await isDue(ctx))) return null
  input.onWrite()
  return withImportLock(ctx, async () => {
    await removeUntouched(ctx)
    const writeRest = await writeHistory({ ctx, input: { history: input.drawn() } })
    await refreshStatistics(ctx.database, ['hazard', 'case_event', 'dispatch'])
    return writeRest
  })
}

async function isDue(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.database.rows<SampleHistoryRow>(WHOLE_SYSTEM, sampleHistoryState(EARLY_CASES))
  if (!row?.newestReportedAt || !row.isComplete) return true
  return ctx.clock().getTime() - Date.parse(row.newestReportedAt) > STALE_MILLISECONDS
}

async function removeUntouched(ctx: Ctx): Promise<void> {
  const photos: string[] = []
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    for (const kind of CASE_KINDS) {
      const ids = (await tx.rows<{ id: string }>(untouchedSampleCases(kind))).map(({ id }) => id)
      if (ids.length === 0) continue
      photos.push(...(await tx.rows<{ id: string }>(photosOfCases(ids))).map(({ id }) => id))
      for (const removal of removeCases(kind, ids)) await tx.run(removal)
    }
    await tx.run(freeStrandedTeams())
    await tx.run(forgetEmptyHistories())
  })
  for (const id of photos) await ctx.photos.files.remove(id)
}
