import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { QueryError } from './errors.ts'
import { localAdministrator, WHOLE_SYSTEM } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'

describeOnEachEngine('the door', (on) => {
  test('gives every type alike', async () => {
    const [row] = await on.database.rows(
      localAdministrator,
      sql`select 9007199254740991::int8 as whole, 1.5::numeric as exact, 0.1::float8 as inexact, true as yes, null::text as nothing,
        '\\x00ff'::bytea as bytes, '2026-02-03 04:05:06.7+08'::timestamptz(3) as at, '2026-02-03'::date as day,
        '{"a": [1, null]}'::jsonb as parsed, array['a', 'b"c', '', null, 'NULL', '逗号,'] as words, array[1, 2] as numbers,
        '{}'::text[] as none, array['2026-02-03'::date] as days, st_point(1, 2, 4326) as place`,
    )
    expect(row).toEqual({
      whole: 9007199254740991,
      exact: 1.5,
      inexact: 0.1,
      yes: true,
      nothing: null,
      bytes: new Uint8Array([0, 255]),
      at: '2026-02-02T20:05:06.700Z',
      day: '2026-02-03',
      parsed: { a: [1, null] },
      words: ['a', 'b"c', '', null, 'NULL', '逗号,'],
      numbers: [1, 2],
      none: [],
      days: ['2026-02-03'],
      place: '0101000020E6100000000000000000F03F0000000000000040',
    })
  })

  test('takes every kind of parameter alike', async () => {
    const [row] = await on.database.rows(
      localAdministrator,
      sql`select ${'文'}::text as word, ${7}::int as number, ${0.1}::float8 as inexact, ${false}::boolean as no,
        ${new Uint8Array([1, 255])}::bytea as bytes, ${new Date(1.5e12)}::timestamptz(3) as at, ${{ a: '引"号' }}::jsonb as parsed,
        ${sql.param(['x', 'y,"\\', null])}::text[] as words, ${null}::int as nothing, ${JSON.stringify([1])}::jsonb as list,
        3 in ${[1, 2, 3]} as listed`,
    )
    expect(row).toEqual({
      word: '文',
      number: 7,
      inexact: 0.1,
      no: false,
      bytes: new Uint8Array([1, 255]),
      at: '2017-07-14T02:40:00.000Z',
      parsed: { a: '引"号' },
      words: ['x', 'y,"\\', null],
      nothing: null,
      list: [1],
      listed: true,
    })
  })

  test('refuses an int8 that a number would round', async () => {
    await expect(on.database.rows(localAdministrator, sql`select 9007199254740993::int8`)).rejects.toThrow(
      '9007199254740993',
    )
  })

  test('carries the context into role and settings, and takes it away again', async () => {
    const ask = sql`select current_user as who, current_setting('app.scope_from', true) as from, current_setting('app.person', true) as person`
    const officer = {
      as: 'app_user',
      personId: 'p1',
      personName: '王工',
      role: 'township_officer',
      scope: { level: 'township', code: '150502100000' },
    } as const
    expect(await on.database.rows(officer, ask)).toEqual([{ who: 'app_user', from: '150502100', person: 'p1' }])
    expect(await on.database.rows(WHOLE_SYSTEM, ask)).toEqual([{ who: 'app_system', from: '0', person: 'system' }])
  })

  test('bounds how long a person may ask, and plans for the scope at hand', async () => {
    const ask = sql`select current_setting('statement_timeout') as timeout, current_setting('plan_cache_mode') as plans`
    expect(await on.database.rows(localAdministrator, ask)).toEqual([{ timeout: '30s', plans: 'force_custom_plan' }])
    expect(await on.database.rows(WHOLE_SYSTEM, ask)).toEqual([{ timeout: '10min', plans: 'force_custom_plan' }])
  })

  test('waits for the disk at a commit unless told not to, and the next one does again', async () => {
    const commits = async (waitsForNoDisk?: true) => {
      const who = waitsForNoDisk ? { ...WHOLE_SYSTEM, waitsForNoDisk } : WHOLE_SYSTEM
      return (await on.database.rows(who, sql`select current_setting('synchronous_commit') as commits`))[0]
    }
    expect([await commits(), await commits(true), await commits()]).toEqual([
      { commits: 'on' },
      { commits: 'off' },
      { commits: 'on' },
    ])
  })

  test('commits a transaction and says how many rows a statement touched', async () => {
    const touched = await on.database.transaction(WHOLE_SYSTEM, (tx) =>
      tx.run(sql`insert into hazard_kind (key, name_zh, name_en) values ('a', '甲', 'A'), ('b', '乙', 'B')`),
    )
    expect(touched).toBe(2)
    expect(await on.database.rows(WHOLE_SYSTEM, sql`select key from hazard_kind where key in ('a', 'b')`)).toHaveLength(
      2,
    )
  })

  test('rolls a transaction back when its work throws', async () => {
    const failing = on.database.transaction(WHOLE_SYSTEM, async (tx) => {
      await tx.run(sql`delete from hazard_kind`)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    const [row] = await on.database.rows<{ left: number }>(WHOLE_SYSTEM, sql`select count(*) as left from hazard_kind`)
    expect(row?.left).toBeGreaterThan(0)
  })

  test('gives the SQLSTATE and the constraint of a failed statement', async () => {
    const doubled = sql`insert into hazard_kind (key, name_zh, name_en) values ('other', '', '')`
    const error = await on.database.rows(WHOLE_SYSTEM, doubled).catch((caught) => caught)
    expect(error).toBeInstanceOf(QueryError)
    expect(error.problem).toMatchObject({ code: '23505', constraint: 'hazard_kind_pkey', table: 'hazard_kind' })
    await on.database.ping()
  })

  test('gives the error of a deferred constraint, which speaks at the commit', async () => {
    const orphan = sql`insert into grid_cell (code, level, kind, name, parent_code) values ('150502100000', 'township', 'town', '', '150502000000')`
    const alone = on.database.rows(WHOLE_SYSTEM, orphan)
    await expect(alone).rejects.toMatchObject({ code: '23503' })
    const within = on.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(orphan))
    await expect(within).rejects.toMatchObject({ code: '23503' })
  })

  test('commits nothing after a failed statement, even when its error was caught', async () => {
    const work = on.database.transaction(WHOLE_SYSTEM, async (tx) => {
      await tx.run(sql`insert into hazard_kind (key, name_zh, name_en) values ('caught', '', '')`)
      await tx.rows(sql`select 1 / 0`).catch(() => {})
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(await on.database.rows(WHOLE_SYSTEM, sql`select key from hazard_kind where key = 'caught'`)).toEqual([])
  })

  test('where there is one session only, refuses a question to the database from inside its own transaction', async () => {
    const nested = on.database.transaction(WHOLE_SYSTEM, () => on.database.rows(WHOLE_SYSTEM, sql`select 1 as one`))
    if (on.database.engine === 'embedded') await expect(nested).rejects.toThrow('ask the transaction')
    else expect(await nested).toEqual([{ one: 1 }])
  })

  test('keeps transactions that run at the same time apart', async () => {
    const add = (key: string) =>
      on.database.transaction(WHOLE_SYSTEM, async (tx) => {
        await tx.run(sql`insert into hazard_kind (key, name_zh, name_en) values (${key}, '', '')`)
        await new Promise((done) => setTimeout(done, 5))
        if (key.endsWith('3')) throw new Error('third')
      })
    const outcomes = await Promise.allSettled(['t1', 't2', 't3', 't4'].map(add))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    const kept = await on.database.rows(WHOLE_SYSTEM, sql`select key from hazard_kind where key like 't_' order by key`)
    expect(kept).toEqual([{ key: 't1' }, { key: 't2' }, { key: 't4' }])
  })

  test('expects exactly one row where one is asked for', async () => {
    const one = on.database.transaction(WHOLE_SYSTEM, (tx) => tx.one(sql`select 1 where false`))
    await expect(one).rejects.toThrow('exactly one row, got 0')
  })
})
