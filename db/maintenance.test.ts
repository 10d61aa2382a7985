import { readdirSync, rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import { startMaintenance, vacuum } from './maintenance.ts'
import { WHOLE_SYSTEM } from './scope.ts'
import { temporaryDirectory } from './testing/child.ts'
import { describeOnEachEngine } from './testing/index.ts'

describeOnEachEngine('maintenance', (on) => {
  const directory = temporaryDirectory()
  afterAll(() => rmSync(directory, { recursive: true }))

  test('vacuums and gathers statistics', async () => {
    await vacuum(on.database)
    const [row] = await on.database.rows<{ tuples: number }>(
      WHOLE_SYSTEM,
      sql`select reltuples::int as tuples from pg_class where relname = 'hazard_kind'`,
    )
    expect(row?.tuples).toBeGreaterThan(0)
  })

  test('runs by the clock on the embedded engine only, and keeps the newest backups', async () => {
    const clock = drivenClock()
    const failures: unknown[] = []
    const stop = startMaintenance(on.database, {
      backupDirectory: directory,
      keepBackups: 2,
      now: clock.now,
      every: clock.every,
      onFailure: (task, error) => failures.push(task, error),
    })
    if (on.kind === 'postgis') {
      expect(clock.running()).toBe(0)
      return
    }
    for (const day of ['01', '02', '03']) {
      clock.turnTo(`2026-01-${day}T00:00:00Z`)
      await vi.waitFor(() => expect(readdirSync(directory)).toContain(`202601${day}T000000Z.wangge`), 30_000)
    }
    await vi.waitFor(() =>
      expect(readdirSync(directory).sort()).toEqual(['20260102T000000Z.wangge', '20260103T000000Z.wangge']),
    )
    expect(failures).toEqual([])
    stop()
    expect(clock.running()).toBe(0)
  })
})

/** Everything that waits for the clock runs each time it is turned. */
function drivenClock() {
  let now = new Date(0)
  const waiting = new Set<() => void>()
  return {
    now: () => now,
    every: (_ms: number, work: () => void) => {
      waiting.add(work)
      return () => void waiting.delete(work)
    },
    turnTo: (at: string) => {
      now = new Date(at)
      for (const work of waiting) work()
    },
    running: () => waiting.size,
  }
}
