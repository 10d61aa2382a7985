import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from './door.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { asOwner, openDatabase } from './open.ts'
import { localAdministrator, WHOLE_SYSTEM } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'
import { createTestDatabase, dropDatabase } from './testing/template.ts'

const migration = (name: string, text: string): Migration => ({
  name,
  text,
  checksum: createHash('sha256').update(text).digest('hex'),
})
const url = process.env['TEST_DATABASE_URL']

describeOnEachEngine('migrations', (on) => {
  const known = readMigrations()

  test('are applied once', async () => {
    expect(await migrate(on.database)).toEqual([])
  })

  test('go forward, and a failing one leaves nothing', async () => {
    const next = migration('9001_next', 'create table next_thing (id integer)')
    const broken = migration('9002_broken', 'create table broken_thing (id integer); select 1/0')
    await expect(migrate(on.database, [...known, next, broken])).rejects.toMatchObject({ code: '22012' })
    expect(await tables()).not.toContain('next_thing')
    expect(await migrate(on.database, [...known, next])).toEqual(['9001_next'])
    expect(await tables()).toContain('next_thing')
  })

  test('of a newer release are refused', async () => {
    await expect(migrate(on.database)).rejects.toMatchObject({
      code: 'schema-newer',
      parameters: { name: '9001_next' },
    })
  })

  test('that were changed after landing are refused', async () => {
    const changed = migration('9001_next', 'create table next_thing (id bigint)')
    await expect(migrate(on.database, [...known, changed])).rejects.toMatchObject({ code: 'migration-changed' })
  })

  test('that were slipped in before a landed one are refused', async () => {
    const late = migration('9000_late', 'select 1')
    const next = migration('9001_next', 'create table next_thing (id integer)')
    await expect(migrate(on.database, [...known, late, next])).rejects.toMatchObject({ code: 'migration-changed' })
    await on.script(`drop table next_thing; delete from schema_migration where name = '9001_next'`)
  })

  async function tables(): Promise<string[]> {
    const ask = sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace`
    return (await on.database.rows<{ name: string }>(WHOLE_SYSTEM, ask)).map(({ name }) => name)
  }
})

describe.skipIf(!url)('migrations on PostGIS', () => {
  const admin = url ?? ''
  let own: { name: string; url: string }
  const opened: Database[] = []
  const open = async (to: string) => {
    const database = await openDatabase({ url: to })
    opened.push(database)
    return database
  }

  beforeAll(async () => {
    own = await createTestDatabase(admin)
  })
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await dropDatabase(admin, own.name)
  })

  test('started by several processes at once are applied by one of them', async () => {
    const doors = await Promise.all([1, 2, 3].map(() => open(own.url)))
    const applied = await Promise.all(doors.map((door) => migrate(door)))
    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name))
  })

  test('run as an owner who is no superuser, where the extensions were made for him', async () => {
    const second = await createTestDatabase(admin)
    const owner = `wangge_owner_${process.pid}`
    const superuser = await openDatabase({ url: second.url })
    try {
      await asSuperuser(superuser, [
        'create extension postgis; create extension btree_gist; create extension pg_trgm',
        `create role ${owner} login createrole; grant app_user, app_system to ${owner} with admin option`,
        `grant all on database ${second.name} to ${owner}; grant all on schema public to ${owner}`,
      ])
      const ownerUrl = new URL(second.url)
      ownerUrl.username = owner
      const database = await openDatabase({ url: ownerUrl.href })
      try {
        expect(await migrate(database)).toEqual(readMigrations().map(({ name }) => name))
        expect(
          await database.rows(localAdministrator, sql`select current_user as who, count(*) from residence`),
        ).toEqual([{ who: 'app_user', count: 0 }])
        const [mark] = await database.rows<{ leakproof: boolean }>(
          WHOLE_SYSTEM,
          sql`select proleakproof as leakproof from pg_proc where proname = 'geometry_overlaps' and pronargs = 2
            and proargtypes[0] = 'geometry'::regtype and proargtypes[1] = 'geometry'::regtype`,
        )
        expect(mark).toEqual({ leakproof: false })
      } finally {
        await database.close()
      }
    } finally {
      await superuser.close()
      await dropDatabase(admin, second.name)
      const cleaner = await openDatabase({ url: admin })
      await asSuperuser(cleaner, [`drop role if exists ${owner}`])
      await cleaner.close()
    }
  })
})

async function asSuperuser(database: Database, scripts: string[]): Promise<void> {
  for (const script of scripts) await asOwner(database, (session) => session.script(script))
}
