import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Database } from '../door.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { asOwner, openDatabase } from '../open.ts'
import { WHOLE_SYSTEM } from '../scope.ts'
import { freshDump } from '../testing/cache.ts'
import { temporaryDirectory } from '../testing/child.ts'
import { emptyTables } from '../testing/empty.ts'
import { describeOnEachEngine } from '../testing/index.ts'
import { ledgerScript } from '../testing/ledger.ts'
import { createTestDatabase, dropDatabase } from '../testing/template.ts'
import { townshipsScript } from '../testing/townships.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

/** What administrators set, and a hazard with clocks and a commitment. */
const EDITED = `
  update ledger_config set version = 7, duty_to = '17:30';
  insert into clock_rule (id, key, clock, version, statutory, source, created_by)
    values (gen_random_uuid(), 'verify', 'verify', 2, '{"amount": 3, "unit": "workingDay"}', '文件', '管理员');
  insert into calendar_year (year, source, created_by) values (2026, '国办发明电', '管理员');
  insert into calendar_day values ('2026-10-01', 'rest', '国庆节', 'notice'), ('2026-10-01', 'work', '值班', 'local');
  insert into serial_counter values ('hazard', '2026-01-01', 2);
  update hazard_kind set active = false where key = 'other';
  update hazard set verdict = 'real', due_clock = 'rectify', due_at = '2026-01-02Z', soon_at = '2026-01-01Z',
    commitments = '{"funds": {"text": "一万元", "at": "2026-01-01T00:00:00.000Z", "personName": "王工"}}',
    clocks = '[{"clock": "rectify", "dueAt": "2026-01-02T00:00:00.000Z", "stoppedAt": null, "pauses": []}]';`

const now = new Date('2026-01-02T03:04:05Z')
const url = process.env['TEST_DATABASE_URL']

/** A second embedded engine, one for all tests here. */
let second: Promise<Database> | undefined
async function emptyEngine(): Promise<Database> {
  second ??= freshDump().then((loadDump) => openDatabase({ loadDump }))
  const database = await second
  await emptyTables(database)
  return database
}
afterAll(async () => (await second)?.close())

describeOnEachEngine('a backup', (on) => {
  const directory = temporaryDirectory()
  const file = join(directory, 'all.wangge')
  beforeAll(async () => {
    mkdirSync(directory, { recursive: true })
    await on.script(`${townshipsScript()} ${ledgerScript()} ${EDITED}
      update residence set name = E'行\\n\\u2028"引号"\\\\', address = '' where code = 'R0';
      update coverage_run set stats = '{"a": [1, null, "字"], "n": 0.1}', speed_metres_per_second = 0.83, problem = '"text"';
      update patrol_team set position = null where code = 'T1'`)
    await backup(on.database, file, { now })
  })
  afterAll(() => rmSync(directory, { recursive: true }))
  afterEach(async () => {
    expect(await count(on.database)).toBe(2)
  })

  test('holds a header, every table after those it refers to, and an end', () => {
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      wangge: 'backup',
      format: 1,
      createdAt: '2026-01-02T03:04:05.000Z',
    })
    const tables = lines.filter((line) => line.startsWith('{"table"')).map((line) => String(JSON.parse(line).table))
    expect(tables.indexOf('grid_cell')).toBeLessThan(tables.indexOf('residence'))
    expect(tables.indexOf('walk_network')).toBeLessThan(tables.indexOf('coverage_run'))
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      end: true,
      tables: tables.length,
      rows: lines.length - tables.length - 2,
    })
  })

  test('restores into the embedded engine and comes out the same', async () => {
    const database = await emptyEngine()
    await restore(database, file)
    await expectSameBackup(database)
  })

  test('brings back what administrators set over what a new database begins with', async () => {
    const database = await emptyEngine()
    await restore(database, file)
    const [config] = await database.rows(WHOLE_SYSTEM, sql`select version, duty_to as "dutyTo" from ledger_config`)
    expect(config).toEqual({ version: 7, dutyTo: '17:30' })
    const trails = sql`select count(*) as count from case_event e join hazard h on h.id = e.stream where h.due_sort = '2026-01-02Z'`
    expect(await database.rows(WHOLE_SYSTEM, trails)).toEqual([{ count: 2 }])
  })

  test.skipIf(!url)('restores into PostGIS without a schema and comes out the same', async () => {
    const own = await createTestDatabase(url ?? '')
    const database = await openDatabase({ url: own.url })
    try {
      await restore(database, file)
      await expectSameBackup(database)
    } finally {
      await database.close()
      await dropDatabase(url ?? '', own.name)
    }
  })

  test.skipIf(!url)('of an older release is loaded into its own schema and then migrated', async () => {
    const text = `alter table residence add column floors integer;
      update residence set floors = people;
      alter table residence alter column floors set not null`
    const later = [...readMigrations(), { name: '9001_floors', text, checksum: 'f' }]
    const own = await createTestDatabase(url ?? '')
    const database = await openDatabase({ url: own.url })
    try {
      await restore(database, file, later)
      const rows = await database.rows(WHOLE_SYSTEM, sql`select floors from residence`)
      expect(rows).toEqual([{ floors: 30 }, { floors: 30 }])
      expect(await migrate(database, later)).toEqual([])
      await asOwner(database, (session) =>
        session.script(
          `truncate import, import_row, import_replaced, grid_cell, walk_network, coverage_residence, coverage_cell, coverage_walkshed,
            case_event, personal_data, photo, idempotency_key, serial_counter, response_place, response_word cascade`,
        ),
      )
      await expect(restore(database, file, later)).rejects.toThrow('before migration 9001_floors')
    } finally {
      await database.close()
      await dropDatabase(url ?? '', own.name)
    }
  })

  test('is not restored over rows', async () => {
    await expect(restore(on.database, file)).rejects.toMatchObject({ code: 'not-empty' })
  })

  test('is refused whole when it is truncated, damaged, altered or something else', async () => {
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString('utf8')
    const flipped = Buffer.from(whole)
    flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0xff
    const broken: Record<string, Buffer> = {
      'truncated gzip': whole.subarray(0, whole.length - 100),
      'flipped byte': flipped,
      'without its end': gzipSync(text.slice(0, text.lastIndexOf('{"end"'))),
      'cut inside a line': gzipSync(text.slice(0, text.length - 200)),
      'a row less': gzipSync(text.replace(/\["01900000-0000-7000-8001-000000000006".*\n/, '')),
      'a figure altered': gzipSync(text.replace('"20260101-0001"', '"20260101-0007"')),
      'no number': gzipSync(text.replace('"30"', '"thirty"')),
      text: Buffer.from('id,lon,lat\n'),
      empty: Buffer.from(''),
    }
    const database = await emptyEngine()
    for (const [name, content] of Object.entries(broken)) {
      const path = join(directory, 'broken.wangge')
      writeFileSync(path, content)
      await expect(restore(database, path), name).rejects.toMatchObject({ code: 'backup-unreadable' })
      expect(await count(database), name).toBe(0)
    }
    await expect(restore(database, join(directory, 'absent.wangge'))).rejects.toMatchObject({
      code: 'backup-unreadable',
    })
  })

  test('of a newer release is refused', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    const path = join(directory, 'newer.wangge')
    writeFileSync(path, gzipSync(text.replace('0001_house', '0001_other')))
    await expect(restore(on.database, path)).rejects.toMatchObject({
      code: 'schema-newer',
      parameters: { name: '0001_other' },
    })
  })

  test('has no sequence to carry: the one there is passes over numbers that are taken', async () => {
    // The others number rows that no backup holds.
    const sequences = sql`select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1`
    expect(await on.database.rows(WHOLE_SYSTEM, sequences)).toEqual(
      ['live_event_seq_seq', 'message_attempt_id_seq', 'response_number'].map((relname) => ({ relname })),
    )
    await asOwner(on.database, (session) =>
      session.script(
        `select setval('response_number', 1, false); select response_name(array['150502999'], array['newWord'])`,
      ),
    )
    const named = sql`select (select count(*) from response_place where code = '150502999') + (select count(*) from response_word where word = 'newWord') as count`
    expect(await on.database.rows(WHOLE_SYSTEM, named)).toEqual([{ count: 2 }])
  })

  async function expectSameBackup(database: Database): Promise<void> {
    const again = join(directory, 'again.wangge')
    await backup(database, again, { now })
    expect(gunzipSync(readFileSync(again)).toString('utf8')).toBe(gunzipSync(readFileSync(file)).toString('utf8'))
  }

  async function count(database: Database): Promise<number> {
    const [row] = await database.rows<{ count: number }>(WHOLE_SYSTEM, sql`select count(*) from residence`)
    return row?.count ?? -1
  }
})
