import { readdirSync, rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { regularBackup, vacuum } from './maintenance.ts'
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

  test('keeps the newest backups', async () => {
    const kept: number[] = []
    for (const day of ['01', '02', '03']) {
      kept.push(await regularBackup(on.database, { directory, now: new Date(`2026-01-${day}T00:00:00Z`), keep: 2 }))
    }
    expect(kept).toEqual([1, 2, 2])
    expect(readdirSync(directory).sort()).toEqual(['20260102T000000Z.wangge', '20260103T000000Z.wangge'])
    for (const name of readdirSync(directory)) rmSync(`${directory}/${name}`)
  })
})
