import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import type { GridCellRow, ResidenceRow } from '@wangge/seeds'
import { SourceError } from '@wangge/seeds'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { importKind, loadQuarter, testCtx } from '../../testing/house.ts'
import {
  quarterCells,
  quarterHazards,
  quarterResidences,
  quarterTeams,
  rectangle,
  SOUTH,
  WEST,
} from '../../testing/quarter.ts'
import { importFiles } from './import-files.ts'
import { clearInterruptedImports } from './import-lock.ts'
import { ImportRefusedError } from './import-report.ts'
import { undoImport } from './undo.ts'

describeOnEachEngine('imports', (on) => {
  let ctx: Ctx
  let directory: string

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wangge-imports-'))
  })
  afterAll(() => rm(directory, { recursive: true }))
  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
  })

  const ask = async <Row extends object>(query: SQL) => ctx.database.rows<Row>(WHOLE_SYSTEM, query)
  /** Everything that an import could touch, as one text. */
  const everything = async (): Promise<string> => {
    const tables = [
      'import',
      'import_row',
      'import_replaced',
      'grid_cell',
      'grid_cell_boundary',
      'residence',
      'service_point',
      'patrol_team',
      'hazard',
      'walk_network',
    ]
    const parts: string[] = []
    for (const table of tables) {
      const [row] = await ask<{ text: string }>(
        sql`select coalesce(string_agg(t::text, '|' order by t::text), '') as text from ${sql.identifier(table)} t`,
      )
      parts.push(`${table}: ${row?.text}`)
    }
    return parts.join('\n')
  }
  const file = async (name: string, text: string) => {
    const path = join(directory, name)
    await writeFile(path, text)
    return path
  }
  const refusalOf = async (work: Promise<unknown>): Promise<ImportRefusedError> => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    )
    if (error instanceof ImportRefusedError) return error
    throw new Error(`Expected a refusal, got ${error}`)
  }
  const home = (code: string, more: Partial<ResidenceRow> = {}): ResidenceRow => ({
    ...{ code, kind: 'block', name: '', address: '', dwellings: 1, people: 3, lon: WEST + 0.002, lat: SOUTH + 0.002 },
    ...more,
  })

  test('give every home the deepest cell that holds it, and count those outside', async () => {
    await importKind(ctx, 'cells', quarterCells())
    const report = await importKind(ctx, 'residences', [...quarterResidences(), home('far', { lon: WEST - 1 })])
    expect(report).toMatchObject({ published: true, rowCount: 41, outsideCells: 1 })
    const rows = await ask<{ cell: string; count: number }>(
      sql`select coalesce(cell_code, 'none') as cell, count(*) as count from residence group by 1`,
    )
    expect(Object.fromEntries(rows.map(({ cell, count }) => [cell, count]))).toEqual({
      '15050210000101': 10,
      '150502100001': 10,
      '15050210100101': 10,
      '150502101001': 10,
      none: 1,
    })
  })

  test('without columns for those who need more leave them as they are known', async () => {
    await importKind(ctx, 'residences', [home('a', { elderlyAlone: 2, smallPremises: 1 }), home('b')], 'first.csv')
    const second = await importKind(
      ctx,
      'residences',
      [home('a', { elderlyAlone: null, smallPremises: 4 })],
      'second.csv',
    )
    const needs = () =>
      ask<{ needs: string }>(sql`select code || elderly_alone || small_premises as needs from residence order by code`)
    expect((await needs()).map((row) => row.needs)).toEqual(['a24', 'b00'])
    await undoImport({ ctx, input: { id: second.id } })
    expect((await needs()).map((row) => row.needs)).toEqual(['a21', 'b00'])
  })

  test('of bad rows leave the database as it was, unless they are skipped', async () => {
    await importKind(ctx, 'cells', quarterCells())
    const before = await everything()
    const hazards = quarterHazards().map((row, index) => (index === 2 ? { ...row, kind: 'galaxy' } : row))
    const refusal = await refusalOf(importKind(ctx, 'hazards', hazards))
    expect(refusal.badRows).toMatchObject([{ line: 4, field: 'kind', value: 'galaxy', code: 'unknownKind' }])
    expect(await everything()).toBe(before)
    const teams = quarterTeams().map((row) => ({ ...row, cellCode: '150502999000' }))
    expect((await refusalOf(importKind(ctx, 'teams', teams))).badRows[0]?.code).toBe('unknownCell')
    expect(await everything()).toBe(before)
  })

  test('of counties bring an unnamed prefecture along; its name comes later and stays', async () => {
    const county = (name: string) => ({
      type: 'Feature',
      properties: { code: '150502', name },
      geometry: { type: 'Polygon', coordinates: rectangle(WEST, SOUTH, 0.01, 0.01).coordinates[0] },
    })
    const importCells = async (features: object[]) => {
      const path = await file('cells.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
      return importFiles({ ctx, input: { kind: 'cells', files: [path], crs: 'wgs84' } })
    }
    const names = async () =>
      (await ask<{ name: string }>(sql`select name from grid_cell order by code`)).map(({ name }) => name)
    const report = await importCells([county('科尔沁区')])
    expect(report.notes.map(({ code }) => code)).toContain('parentAdded')
    expect(await names()).toEqual(['150500000000', '科尔沁区'])
    const codes = await file('codes.csv', 'code,name\n1505,通辽市\n150502,科尔沁\n')
    await importFiles({ ctx, input: { kind: 'codes', files: [codes], crs: 'wgs84' } })
    expect(await names()).toEqual(['通辽市', '科尔沁'])
    await importCells([county('')])
    expect(await names()).toEqual(['通辽市', '科尔沁'])
    // Codes of a wider level that are in place need not come again.
    const towns = await file('towns.csv', 'code,name\n150502100,大林镇\n')
    await importFiles({ ctx, input: { kind: 'codes', files: [towns], crs: 'wgs84' } })
    expect(await names()).toEqual(['通辽市', '科尔沁', '大林镇'])
  })

  test('of cells name the wider one that is missing, and what to import first', async () => {
    const path = await file(
      'towns.geojson',
      JSON.stringify({
        type: 'Feature',
        properties: { code: '150502100', name: '大林镇' },
        geometry: { type: 'Polygon', coordinates: rectangle(WEST, SOUTH, 0.01, 0.01).coordinates[0] },
      }),
    )
    const refusal = await refusalOf(importFiles({ ctx, input: { kind: 'cells', files: [path], crs: 'wgs84' } }))
    expect(refusal.badRows).toMatchObject([{ code: 'parentMissing', value: '150502000000' }])
    expect(refusal.badRows[0]?.reason).toContain('wangge import codes')
  })

  test('refuse a duplicate, an orphan, a boundary that crosses itself, and one that overlaps its neighbour', async () => {
    const twice = await refusalOf(importKind(ctx, 'residences', [home('a'), home('a')]))
    expect(twice.badRows).toMatchObject([{ line: 3, value: 'a', code: 'duplicateCode' }])
    const cells = quarterCells()
    const orphans = await refusalOf(importKind(ctx, 'cells', cells.slice(1)))
    expect(orphans.badRows[0]).toMatchObject({ code: 'parentMissing', value: '150500000000' })
    // The county is an orphan, and once it is left out so are the townships and all below them.
    expect(orphans.badRows).toHaveLength(cells.length - 1)
    const bow = [
      [WEST, SOUTH],
      [WEST + 0.01, SOUTH + 0.01],
      [WEST + 0.01, SOUTH],
      [WEST, SOUTH + 0.01],
      [WEST, SOUTH],
    ]
    const crossed = withBoundary(cells, '150502100000', { type: 'MultiPolygon', coordinates: [[bow]] })
    const invalid = await refusalOf(importKind(ctx, 'cells', crossed))
    expect(invalid.badRows[0]).toMatchObject({ code: 'invalidGeometry', line: 4 })
    const wide = withBoundary(cells, '150502101000', rectangle(WEST + 0.009, SOUTH, 0.01, 0.01))
    const overlapping = await refusalOf(importKind(ctx, 'cells', wide))
    expect(overlapping.badRows[0]).toMatchObject({ code: 'overlap', value: '150502101000' })
    expect(await everything()).not.toContain('1505')
  })

  test('dry run checks and counts, and changes nothing', async () => {
    const before = await everything()
    const path = await file('homes.csv', 'code,lon,lat,people,dwellings\na,122.001,43.001,3,1\n')
    const report = await importFiles({ ctx, input: { kind: 'residences', files: [path], crs: 'wgs84', dryRun: true } })
    expect(report).toMatchObject({ published: false, rowCount: 1 })
    expect(await everything()).toBe(before)
  })

  test('of files with a missing column or exchanged coordinates end in one clear error and change nothing', async () => {
    const before = await everything()
    const missing = await file('missing.csv', 'code,lon,people\na,122.001,3\n')
    const swapped = await file(
      'swapped.csv',
      `code,lon,lat\n${Array.from({ length: 20 }, (_, i) => `h${i},43.00${i},122.001`).join('\n')}\n`,
    )
    for (const path of [missing, swapped]) {
      await expect(
        importFiles({ ctx, input: { kind: 'residences', files: [path], crs: 'wgs84' } }),
      ).rejects.toBeInstanceOf(SourceError)
    }
    expect(await everything()).toBe(before)
  })

  test('with skipped bad rows publish the good ones and keep the list', async () => {
    const path = await file(
      'some.csv',
      'code,lon,lat,people,dwellings\na,122.001,43.001,3,1\nb,122.001,43.001,many,1\n',
    )
    const report = await importFiles({ ctx, input: { kind: 'residences', files: [path], crs: 'wgs84', skipBad: true } })
    expect(report).toMatchObject({ published: true, rowCount: 1, badRowCount: 1 })
    const [row] = await ask<{ bad: { line: number }[] }>(sql`select bad_rows as bad from import`)
    expect(row?.bad).toMatchObject([{ line: 3 }])
  })

  test('are undone to the last digit: what they brought goes, what they replaced returns', async () => {
    await importKind(ctx, 'cells', quarterCells())
    await importKind(
      ctx,
      'residences',
      quarterResidences().map((row) => ({ ...row, lon: row.lon + 1e-11 })),
    )
    const homes = () => ask<{ text: string }>(sql`select r::text as text from residence r order by code`)
    const before = await homes()
    const second = await importKind(ctx, 'residences', [home('new'), home('R0-00', { people: 99 })], 'second.csv')
    expect(await homes()).not.toEqual(before)
    const undone = await undoImport({ ctx, input: { id: second.id } })
    expect(undone.state).toBe('undone')
    expect(await homes()).toEqual(before)
    await expect(undoImport({ ctx, input: { id: second.id } })).rejects.toMatchObject({ code: 'importNotPublished' })
  })

  test('that were replaced since can only be undone after the later one', async () => {
    const first = await importKind(ctx, 'residences', [home('a')], 'first.csv')
    const second = await importKind(ctx, 'residences', [home('a', { people: 5 })], 'second.csv')
    await expect(undoImport({ ctx, input: { id: first.id } })).rejects.toMatchObject({
      code: 'importSuperseded',
      params: { files: ['second.csv'] },
    })
    await undoImport({ ctx, input: { id: second.id } })
    await undoImport({ ctx, input: { id: first.id } })
    expect(await ask(sql`select code from residence`)).toEqual([])
  })

  test('of cells move the homes, and give them back when undone', async () => {
    await importKind(ctx, 'cells', quarterCells())
    await importKind(ctx, 'residences', quarterResidences())
    const homes = () => ask(sql`select code, cell_code from residence order by code`)
    const shapes = () =>
      ask(sql`select cell_code, valid_from::text, valid_to::text, boundary::text from grid_cell_boundary order by 1, 2`)
    const before = [await homes(), await shapes()]
    const narrow = { validFrom: '2026-06-01', validTo: null, geometry: rectangle(WEST, SOUTH, 0.001, 0.01) }
    const changed = quarterCells().flatMap((cell) =>
      cell.code === '15050210000101' ? [{ ...cell, name: '新名', boundary: narrow }] : [],
    )
    const extra: GridCellRow = {
      ...(quarterCells()[4] as GridCellRow),
      code: '15050210000102',
      name: '东网格',
      boundary: { ...narrow, geometry: rectangle(WEST + 0.001, SOUTH, 0.004, 0.01) },
    }
    const report = await importKind(ctx, 'cells', [
      ...changed,
      { ...extra, level: 'cell', kind: 'block', parentCode: '150502100001' },
    ])
    const moved = await ask<{ cell: string; count: number }>(
      sql`select cell_code as cell, count(*) as count from residence where code like 'R0%' group by 1 order by 1`,
    )
    expect(moved.map(({ cell }) => cell).sort()).toEqual(['150502100001', '15050210000101', '15050210000102'])
    await undoImport({ ctx, input: { id: report.id } })
    expect([await homes(), await shapes()]).toEqual(before)
  })

  test('of streets become the next version, and the one before when undone', async () => {
    await loadQuarter(ctx)
    const first = await ctx.networks.current()
    const [streets] = await ask<{ id: string }>(sql`select id from import where kind = 'streets'`)
    await undoImport({ ctx, input: { id: streets?.id ?? '' } })
    expect(first?.version).toBe(1)
    expect(await ctx.networks.current()).toBeNull()
  })

  test('that were killed while staging are cleared and marked at the next start', async () => {
    await ask(sql`insert into import (id, kind, state, file_names, checksum, crs, created_by)
      values ('01900000-0000-7000-8000-000000000001', 'residences', 'staged', '{half.csv}', 'c', 'wgs84', 'x')`)
    await ask(sql`insert into import_row values ('01900000-0000-7000-8000-000000000001', 1, '{}')`)
    await clearInterruptedImports(ctx)
    expect(await ask(sql`select state, problem->>'code' as code from import`)).toEqual([
      { state: 'failed', code: 'interrupted' },
    ])
    expect(await ask(sql`select * from import_row`)).toEqual([])
  })

  test('go one at a time', async () => {
    const both = await Promise.allSettled([
      importKind(ctx, 'residences', [home('a')]),
      importKind(ctx, 'residences', [home('b')]),
    ])
    const refused = both.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ code: 'importBusy' })
  })
})

function withBoundary(
  cells: GridCellRow[],
  code: string,
  geometry: NonNullable<GridCellRow['boundary']>['geometry'],
): GridCellRow[] {
  return cells.map((cell) =>
    cell.code === code && cell.boundary ? { ...cell, boundary: { ...cell.boundary, geometry } } : cell,
  )
}
