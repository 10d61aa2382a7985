import { refreshStatistics, WHOLE_SYSTEM } from '@wangge/db'
import {
  forgetEmptyHistories,
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
import { filesPublished } from './holds-sample-only.ts'
import { HISTORY_FILE, writeHistory } from './write-history.ts'

/** Working days and due times cannot be moved with the clock: a history that is older than this is told anew. */
const STALE_MILLISECONDS = 12 * 3_600_000

export interface KeepHistoryInput {
  /** Draws the history up to now. */
  drawn: () => DemoHistory
  /** Told before anything is written. */
  onWrite: () => void
}

/**
 * Sees to it that the sample's history reaches up to now: writes it where it is missing or was interrupted, and replaces it where its
 * newest report is over twelve hours old. Cases that somebody has acted on stay as they are. Returns whether it wrote.
 */
export async function keepHistory({ ctx, input }: { ctx: Ctx; input: KeepHistoryInput }): Promise<boolean> {
  if (!(await isDue(ctx))) return false
  input.onWrite()
  await withImportLock(ctx, async () => {
    await removeUntouched(ctx)
    await writeHistory({ ctx, input: { history: input.drawn() } })
  })
  await refreshStatistics(ctx.database, ['hazard', 'case_event'])
  return true
}

async function isDue(ctx: Ctx): Promise<boolean> {
  if (!(await filesPublished(ctx)).includes(HISTORY_FILE)) return true
  const [row] = await ctx.database.rows<SampleHistoryRow>(WHOLE_SYSTEM, sampleHistoryState())
  const newest = row?.newestReportedAt
  return !newest || ctx.clock().getTime() - Date.parse(newest) > STALE_MILLISECONDS
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
    await tx.run(forgetEmptyHistories())
  })
  for (const id of photos) await ctx.photos.files.remove(id)
}
