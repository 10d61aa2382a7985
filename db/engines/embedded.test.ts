import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { openDatabase } from '../open.ts'
import { WHOLE_SYSTEM } from '../scope.ts'
import { freshDump } from '../testing/cache.ts'
import { startChild, temporaryDirectory } from '../testing/child.ts'

describe('the directory of the embedded engine', () => {
  const made: string[] = []
  const directory = () => {
    const path = temporaryDirectory()
    made.push(path)
    return path
  }
  afterEach(() => {
    for (const path of made.splice(0)) rmSync(path, { recursive: true })
  })

  test('belongs to one process, and to the next one when that is gone', async () => {
    const dataDir = directory()
    const child = await startChild({ options: { dataDir }, fromDump: true, work: 'hold', prefix: '' })
    await child.until(1)
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: 'directory-in-use',
      parameters: { directory: dataDir, pid: child.pid },
    })
    await child.kill()
    expect(existsSync(join(dataDir, 'wangge.lock'))).toBe(true)
    const database = await openDatabase({ dataDir })
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'directory-in-use' })
    await database.close()
    expect(existsSync(join(dataDir, 'wangge.lock'))).toBe(false)
  })

  test('is taken over from a process whose number another one has now', async () => {
    const dataDir = directory()
    writeFileSync(join(dataDir, 'wangge.lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }))
    const database = await openDatabase({ dataDir, loadDump: await freshDump() })
    await database.close()
  })

  test('opens after a start that was killed while it made the files', async () => {
    const dataDir = directory()
    mkdirSync(join(dataDir, 'engine'))
    writeFileSync(join(dataDir, 'engine/PG_VERSION'), '18')
    const database = await openDatabase({ dataDir, loadDump: await freshDump() })
    await migrate(database)
    expect(await database.rows(WHOLE_SYSTEM, sql`select 1 as one`)).toEqual([{ one: 1 }])
    await database.close()
  })

  test('keeps what was written when it is closed and opened again', async () => {
    const dataDir = directory()
    const first = await openDatabase({ dataDir, loadDump: await freshDump() })
    await first.rows(WHOLE_SYSTEM, sql`insert into hazard_kind (key, name_zh, name_en) values ('kept', '留', '')`)
    await first.close()
    const second = await openDatabase({ dataDir })
    expect(await second.rows(WHOLE_SYSTEM, sql`select name_zh from hazard_kind where key = 'kept'`)).toEqual([
      { name_zh: '留' },
    ])
    await second.close()
  })
})
