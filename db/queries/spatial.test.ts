import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '../door.ts'
import { WHOLE_SYSTEM } from '../scope.ts'
import { describeOnEachEngine } from '../testing/index.ts'
import { id, townshipsScript } from '../testing/townships.ts'
import { reassignCells } from './assign-cells.ts'
import { type StagedFaultRow, stagedInvalidShapes, stagedOverlaps } from './import-checks.ts'
import { stageRows } from './import-staging.ts'
import { residencesInBox } from './residences.ts'

const today = '2026-06-01'
const importId = id(0, 7)
const officer: Context = {
  as: 'app_user',
  personId: 'officer',
  personName: '王工',
  role: 'township_officer',
  scope: { level: 'township', code: '150502100000' },
}

describeOnEachEngine('place', (on) => {
  beforeAll(async () => {
    await on.script(townshipsScript())
    // The community holds its cell; one of two neighbours of the cell shares a border with it.
    await on.script(`
      insert into grid_cell_boundary (id, cell_code, valid_from, boundary) values
        ('${id(0, 8)}', '150502100001', '2026-01-01', st_multi(st_makeenvelope(122, 43, 122.02, 43.02, 4326)));
      insert into residence (id, code, kind, dwellings, people, location) values
        ('01900000-0000-7000-8003-000000000001', 'inCell', 'home', 1, 1, st_point(122.002, 43.002, 4326)),
        ('01900000-0000-7000-8003-000000000002', 'onBorder', 'home', 1, 1, st_point(122.01, 43.005, 4326)),
        ('01900000-0000-7000-8003-000000000003', 'inCommunity', 'home', 1, 1, st_point(122.015, 43.015, 4326)),
        ('01900000-0000-7000-8003-000000000004', 'nowhere', 'home', 1, 1, st_point(121, 43, 4326))`)
  })

  test('gives each residence the deepest cell that holds it, borders included', async () => {
    const touched = await on.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(reassignCells('residence', today)))
    expect(touched).toBe(3)
    const rows = await on.database.rows(WHOLE_SYSTEM, sql`select code, cell_code as cell from residence order by id`)
    expect(rows).toEqual([
      { code: 'R0', cell: '15050210000101' },
      { code: 'R1', cell: '15050210100101' },
      { code: 'inCell', cell: '15050210000101' },
      { code: 'onBorder', cell: '15050210000101' },
      { code: 'inCommunity', cell: '150502100001' },
      { code: 'nowhere', cell: null },
    ])
    expect(await on.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(reassignCells('residence', today)))).toBe(0)
  })

  test('takes no boundary before its day', async () => {
    await on.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(reassignCells('residence', '2025-12-31')))
    const ask = sql`select code from residence where cell_code is not null`
    expect(await on.database.rows(WHOLE_SYSTEM, ask)).toEqual([])
    await on.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(reassignCells('residence', today)))
  })

  test('finds boundaries that cross themselves and those that overlap a neighbour', async () => {
    const faults = await on.database.transaction(WHOLE_SYSTEM, async (tx) => {
      await tx.run(sql`delete from import_row`)
      await tx.run(
        stageRows(importId, [
          { number: 2, payload: cell('15050210000102', box(122.02, 43.02, 122.03, 43.03)) },
          { number: 3, payload: cell('15050210000103', box(122.025, 43.02, 122.035, 43.03)) },
          { number: 4, payload: cell('15050210000104', box(122.035 - 1e-11, 43.02, 122.04, 43.03)) },
          { number: 5, payload: cell('15050210000105', box(122.005, 43, 122.015, 43.01)) },
        ]),
      )
      const overlaps = await tx.rows<StagedFaultRow>(stagedOverlaps(importId, 0.001, today))
      await tx.run(stageRows(importId, [{ number: 6, payload: cell('15050210000106', bowTie) }]))
      return { overlaps, invalid: await tx.rows<StagedFaultRow>(stagedInvalidShapes(importId)) }
    })
    expect(faults.overlaps).toEqual([
      { number: 3, value: '15050210000103', other: '15050210000102' },
      { number: 5, value: '15050210000105', other: '15050210000101' },
    ])
    expect(faults.invalid).toMatchObject([{ number: 6, value: '15050210000106' }])
    expect(faults.invalid[0]?.other).toMatch(/Self-intersection/)
  })

  test('answers a box from GiST under the policy, and a containment from GiST for imports', async () => {
    await on.script(`
      insert into residence (id, code, kind, dwellings, people, location, cell_code)
        select gen_random_uuid(), 'many' || n, 'home', 1, 3, st_point(122 + (n % 200) / 1e4, 43 + n / 1e6, 4326), '15050210000101'
        from generate_series(1, 20000) n;
      insert into grid_cell (code, level, kind, name) select '9' || lpad(n::text, 13, '0'), 'cell', 'block', 'n' from generate_series(1, 2000) n;
      insert into grid_cell_boundary (id, cell_code, valid_from, boundary)
        select gen_random_uuid(), '9' || lpad(n::text, 13, '0'), '2026-01-01', st_multi(st_makeenvelope(100 + n / 1e3, 30, 100.001 + n / 1e3, 30.001, 4326))
        from generate_series(1, 2000) n;
      analyze residence, grid_cell, grid_cell_boundary`)
    const small = residencesInBox([122.005, 43.005, 122.0051, 43.0051], null, 100)
    expect(await explain(officer, small)).toContain('residence_place')
    expect(await explain(WHOLE_SYSTEM, reassignCells('service_point', today))).toContain('grid_cell_boundary_area')
  })

  async function explain(context: Context, query: SQL): Promise<string> {
    const lines = await on.database.rows<{ 'QUERY PLAN': string }>(context, sql`explain ${query}`)
    return lines.map((line) => line['QUERY PLAN']).join('\n')
  }
})

type Ring = [number, number][]
const bowTie: Ring = [
  [123, 44],
  [123.01, 44.01],
  [123.01, 44],
  [123, 44.01],
  [123, 44],
]

function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

function cell(code: string, ring: Ring): object {
  const geometry = { type: 'MultiPolygon', coordinates: [[ring]] }
  return {
    code,
    level: 'cell',
    kind: 'block',
    name: code,
    boundary: { geometry, validFrom: '2026-01-01', validTo: null },
  }
}
