import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backup } from './backup/backup.ts'
import type { Database } from './door.ts'
import { engineOf } from './open.ts'

/** Reclaims what updates left behind and refreshes the planner's statistics; worth doing after a large import too. */
export async function vacuum(database: Database): Promise<void> {
  await engineOf(database).vacuum()
}

/** Keeps a backup named by its time in the directory, and of those so named the newest `keep`. Returns how many there are now. */
export async function regularBackup(
  database: Database,
  { directory, now, keep = 7 }: { directory: string; now: Date; keep?: number },
): Promise<number> {
  await mkdir(directory, { recursive: true })
  // 20260102T030405Z: names sort by time.
  await backup(database, join(directory, `${now.toISOString().replace(/[-:]|\.\d+/g, '')}.wangge`), { now })
  const all = (await readdir(directory)).filter((name) => /^\d{8}T\d{6}Z\.wangge$/.test(name)).sort()
  for (const name of all.slice(0, -keep)) await rm(join(directory, name))
  return Math.min(all.length, keep)
}
