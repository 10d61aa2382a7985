import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backup } from './backup/backup.ts'
import type { Database } from './door.ts'
import { engineOf } from './open.ts'

export interface MaintenanceOptions {
  /** Where the regular backups go. */
  backupDirectory: string
  /** How many of them are kept; the oldest go first. */
  keepBackups?: number
  vacuumEveryMs?: number
  backupEveryMs?: number
  now?: () => Date
  /** Calls `work` again and again until the returned function is called; by default setInterval. */
  every?: (ms: number, work: () => void) => () => void
  /** What the clock started and could not do. */
  onFailure(task: 'vacuum' | 'backup', error: unknown): void
}

const HOUR_MS = 3_600_000

/**
 * What a PostgreSQL server does for itself and the embedded engine does not: VACUUM ANALYZE by the clock (it has no autovacuum), and a
 * backup by the clock (it does not wait for the disk, so that a power cut may take the last moments). Does nothing on PostGIS.
 * Returns how to stop it.
 */
export function startMaintenance(database: Database, options: MaintenanceOptions): () => void {
  if (database.engine === 'postgis') return () => {}
  const { vacuumEveryMs = HOUR_MS, backupEveryMs = 24 * HOUR_MS, every = everyInterval, onFailure } = options
  const stops = [
    every(vacuumEveryMs, () => void vacuum(database).catch((error) => onFailure('vacuum', error))),
    every(backupEveryMs, () => void regularBackup(database, options).catch((error) => onFailure('backup', error))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Reclaims what updates left behind and refreshes the planner's statistics; worth doing after a large import too. */
export async function vacuum(database: Database): Promise<void> {
  await engineOf(database).vacuum()
}

async function regularBackup(database: Database, options: MaintenanceOptions): Promise<void> {
  const { backupDirectory, keepBackups = 7, now = () => new Date() } = options
  const at = now()
  await mkdir(backupDirectory, { recursive: true })
  // 20260102T030405Z: names sort by time.
  await backup(database, join(backupDirectory, `${at.toISOString().replace(/[-:]|\.\d+/g, '')}.wangge`), { now: at })
  const kept = (await readdir(backupDirectory)).filter((name) => /^\d{8}T\d{6}Z\.wangge$/.test(name)).sort()
  for (const name of kept.slice(0, -keepBackups)) await rm(join(backupDirectory, name))
}

function everyInterval(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms)
  timer.unref()
  return () => clearInterval(timer)
}
