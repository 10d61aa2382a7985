import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { QueryError } from './errors.ts'
import { WHOLE_SYSTEM } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'

/** A bow tie laid over a polygon with a dent in the crossing: PostGIS answers with a TopologyException. */
const invalidOverlay = sql`select st_intersection(
  'POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))'::geometry,
  'POLYGON((0 0, 2 2, 2 0, 0 2, 0 0.5, 0 0))'::geometry) as overlay`

describeOnEachEngine('an error inside the geometry library', (on) => {
  test('throws from a single query', async () => {
    const error = await on.database.rows(WHOLE_SYSTEM, invalidOverlay).catch((caught) => caught)
    expect(error).toBeInstanceOf(QueryError)
    expect(error.code).toBe('XX000')
  })

  test('throws inside a transaction and takes back what came before it', async () => {
    const work = on.database.transaction(WHOLE_SYSTEM, async (tx) => {
      await tx.run(sql`insert into hazard_kind (key, name_zh, name_en) values ('before', '', '')`)
      await tx.rows(invalidOverlay)
    })
    await expect(work).rejects.toBeInstanceOf(QueryError)
    expect(await on.database.rows(WHOLE_SYSTEM, sql`select key from hazard_kind where key = 'before'`)).toEqual([])
  })

  test('keeps no part of an INSERT … SELECT', async () => {
    const half = sql`insert into hazard_kind (key, name_zh, name_en)
      select 'half' || n, '', coalesce(left(st_astext(case when n = 3 then (${invalidOverlay}) else st_point(n, n) end), 9), '')
      from generate_series(1, 5) n`
    await expect(on.database.rows(WHOLE_SYSTEM, half)).rejects.toBeInstanceOf(QueryError)
    expect(await on.database.rows(WHOLE_SYSTEM, sql`select key from hazard_kind where key like 'half%'`)).toEqual([])
  })

  test('throws from a script, which is cut short by it', async () => {
    const script = on.script(`insert into hazard_kind (key, name_zh, name_en) values ('script', '', '');
      select st_intersection('POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))'::geometry, 'POLYGON((0 0, 2 2, 2 0, 0 2, 0 0.5, 0 0))'::geometry);
      insert into hazard_kind (key, name_zh, name_en) values ('script2', '', '')`)
    await expect(script).rejects.toBeInstanceOf(QueryError)
    expect(await on.database.rows(WHOLE_SYSTEM, sql`select key from hazard_kind where key like 'script%'`)).toEqual([])
  })

  test('leaves the engine ready for the next question', async () => {
    expect(await on.database.rows(WHOLE_SYSTEM, sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  test('does not happen to overlays on a grid', async () => {
    const [row] = await on.database.rows<{ area: number }>(
      WHOLE_SYSTEM,
      sql`select st_area(st_intersection(st_makeenvelope(0, 0, 2, 2), st_makeenvelope(1, 1, 3, 3), 1e-9)) as area`,
    )
    expect(row?.area).toBeCloseTo(1, 6)
  })
})
