import { rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { OpenOptions } from './door.ts'
import { openDatabase } from './open.ts'
import { WHOLE_SYSTEM } from './scope.ts'
import { startChild, temporaryDirectory } from './testing/child.ts'
import { createTestDatabase, dropDatabase } from './testing/template.ts'

const KILLS = 3
const ACKNOWLEDGED_BEFORE_KILL = 200
const url = process.env['TEST_DATABASE_URL']

describe('a process killed with SIGKILL while it writes', () => {
  test('loses nothing that was acknowledged (embedded)', async () => {
    const dataDir = temporaryDirectory()
    try {
      await expectNothingLost({ dataDir }, true)
    } finally {
      rmSync(dataDir, { recursive: true })
    }
  }, 120_000)

  test.skipIf(!url)('loses nothing that was acknowledged (postgis)', async () => {
    const own = await createTestDatabase(url ?? '')
    try {
      await expectNothingLost({ url: own.url }, false)
    } finally {
      await dropDatabase(url ?? '', own.name)
    }
  })
})

async function expectNothingLost(options: OpenOptions, fromDump: boolean): Promise<void> {
  const acknowledged: string[] = []
  for (let round = 0; round < KILLS; round++) {
    const child = await startChild({
      options,
      fromDump: fromDump && round === 0,
      work: 'insert',
      prefix: `round${round}`,
    })
    await child.until(ACKNOWLEDGED_BEFORE_KILL)
    await child.kill()
    expect(child.lines.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL)
    acknowledged.push(...child.lines)
  }
  const database = await openDatabase(options)
  const rows = await database.rows<{ key: string }>(
    WHOLE_SYSTEM,
    sql`select key from hazard_kind where key like 'round%'`,
  )
  await database.close()
  const kept = new Set(rows.map(({ key }) => key))
  expect(acknowledged.filter((key) => !kept.has(key))).toEqual([])
}
