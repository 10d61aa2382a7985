import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { localAdministrator } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'

describeOnEachEngine('a query that is given up', (on) => {
  const slow = sql`select count(*) as n from generate_series(1, 400000) a, generate_series(1, 400000) b where a + b < 0`

  test('stops on the server, and its connection serves the next one (PostGIS)', async () => {
    if (on.kind !== 'postgis') return
    const stop = new AbortController()
    const since = performance.now()
    const asked = on.database.rows(localAdministrator, slow, { signal: stop.signal })
    setTimeout(() => stop.abort(), 300)
    await expect(asked).rejects.toMatchObject({ code: '57014' })
    expect(performance.now() - since).toBeLessThan(10_000)
    const running = sql`select count(*) as n from pg_stat_activity where state = 'active' and query like '%generate_series(1, 400000)%'
      and pid <> pg_backend_pid()`
    await expect.poll(() => on.database.rows(localAdministrator, running)).toEqual([{ n: 0 }])
    for (let time = 0; time < 20; time++)
      expect(await on.database.rows(localAdministrator, sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  test('is not begun where it was given up before, and one that answers in time is not touched', async () => {
    const given = AbortSignal.abort()
    if (on.kind === 'postgis')
      await expect(on.database.rows(localAdministrator, slow, { signal: given })).rejects.toMatchObject({
        code: '57014',
      })
    const { signal } = new AbortController()
    expect(await on.database.rows(localAdministrator, sql`select 1 as one`, { signal })).toEqual([{ one: 1 }])
  })
})
