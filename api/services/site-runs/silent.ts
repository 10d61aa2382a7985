import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { failSilentSiteRuns } from '@wangge/db/queries/site-runs'

/** A process writes every second or so; one that has not for so long is gone. */
const SILENT_SECONDS = 60

export const silentSince = (at: Date): string => new Date(at.getTime() - SILENT_SECONDS * 1000).toISOString()

/**
 * At the start: searches that a stopped process left running have failed. On the embedded engine nobody else can be at work; elsewhere
 * another process may, and those that fall silent fail with the next search that is asked for.
 */
export async function clearInterruptedSiteRuns({
  database,
  clock,
}: {
  database: Database
  clock: () => Date
}): Promise<void> {
  const at = clock()
  const since = database.engine === 'postgis' ? silentSince(at) : at.toISOString()
  await database.transaction(WHOLE_SYSTEM, (tx) => tx.run(failSilentSiteRuns(since, at.toISOString())))
}
