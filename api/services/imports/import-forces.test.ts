import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import type { ForceUnitRow, TeamRow } from '@wangge/seeds'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { quarterCells, quarterTeams } from '../../testing/quarter.ts'
import { importFiles } from './import-files.ts'
import { ImportRefusedError } from './import-report.ts'
import { undoImport } from './undo.ts'

describeOnEachEngine('imports of forces', (on) => {
  let ctx: Ctx
  let directory: string

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wangge-forces-'))
  })
  afterAll(() => rm(directory, { recursive: true }))
  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await importKind(ctx, 'cells', quarterCells())
  })

  const rows = <Row extends object>(query: ReturnType<typeof sql>) => ctx.database.rows<Row>(WHOLE_SYSTEM, query)
  const units = () => rows(sql`select u::text as text from force_unit u order by code`)
  const teams = () => rows(sql`select t::text as text from patrol_team t order by code`)
  const unit = (code: string, parentCode: string | null, more: Partial<ForceUnitRow> = {}): ForceUnitRow => ({
    ...{ code, name: `单位${code}`, kind: 'company', parentCode, leaderName: '', cellCode: null },
    ...more,
  })
  const team = (more: Partial<TeamRow>): TeamRow => ({ ...(quarterTeams()[0] as TeamRow), ...more })
  const refusalOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    )
    if (error instanceof ImportRefusedError)
      return error.badRows.map(({ line, field, value, code }) => [line, field, value, code])
    throw new Error(`Expected a refusal, got ${error}`)
  }

  test('come from a file in any order, the platoon before its company', async () => {
    const path = join(directory, 'units.csv')
    await writeFile(
      path,
      '编码,名称,类型,上级编码,负责人,所属网格\nP1,一排,民兵排,C1,李强,\nC1,一连,民兵连,,张磊,150502000000\n',
    )
    const report = await importFiles({ ctx, input: { kind: 'forces', files: [path], crs: 'wgs84' } })
    expect(report).toMatchObject({ kind: 'forces', published: true, rowCount: 2, badRowCount: 0, outsideCells: 0 })
    expect(
      await rows(sql`select code, name, kind, parent_code as parent, leader_name as leader, scope_code as scope
        from force_unit order by code`),
    ).toEqual([
      { code: 'C1', name: '一连', kind: 'company', parent: null, leader: '张磊', scope: '150502000000' },
      { code: 'P1', name: '一排', kind: 'platoon', parent: 'C1', leader: '李强', scope: '0' },
    ])
  })

  test('name each row that hangs under nothing, comes twice, lies nowhere or stands above itself', async () => {
    expect(await refusalOf(importKind(ctx, 'forces', [unit('A', 'Z'), unit('B', 'A'), unit('B', null)]))).toEqual([
      [2, 'parentCode', 'Z', 'parentMissing'],
      // Once A is left out nothing stands above B.
      [3, 'parentCode', 'A', 'parentMissing'],
      [4, 'code', 'B', 'duplicateCode'],
    ])
    expect(await refusalOf(importKind(ctx, 'forces', [unit('A', null, { cellCode: '150599000000' })]))).toEqual([
      [2, 'cellCode', '150599000000', 'unknownCell'],
    ])
    const ring = [unit('A', 'C'), unit('B', 'A'), unit('C', 'B'), unit('D', null), unit('E', 'E')]
    expect(await refusalOf(importKind(ctx, 'forces', ring))).toEqual([
      [2, 'parentCode', 'C', 'circle'],
      [3, 'parentCode', 'A', 'circle'],
      [4, 'parentCode', 'B', 'circle'],
      [6, 'parentCode', 'E', 'circle'],
    ])
    expect(await units()).toEqual([])
  })

  test('see a circle that closes only over units that are in place', async () => {
    await importKind(ctx, 'forces', [unit('A', null), unit('B', 'A'), unit('C', 'B')])
    expect(await refusalOf(importKind(ctx, 'forces', [unit('A', 'C')]))).toEqual([[2, 'parentCode', 'C', 'circle']])
    await importKind(ctx, 'forces', [unit('B', null), unit('A', 'C')])
    expect(await rows(sql`select code from force_unit where parent_code = 'C'`)).toEqual([{ code: 'A' }])
  })

  test('are undone to the last letter, and not while anything of others hangs under them', async () => {
    const first = await importKind(ctx, 'forces', [unit('A', null), unit('B', 'A')], 'first.csv')
    const before = await units()
    const second = await importKind(ctx, 'forces', [unit('N', null), unit('B', 'N', { name: '改' })], 'second.csv')
    await undoImport({ ctx, input: { id: second.id } })
    expect(await units()).toEqual(before)
    const third = await importKind(ctx, 'teams', [team({ parentCode: 'B' })], 'teams.csv')
    await expect(undoImport({ ctx, input: { id: first.id } })).rejects.toMatchObject({
      code: 'importInUse',
      params: { code: 'T0' },
    })
    await undoImport({ ctx, input: { id: third.id } })
    await undoImport({ ctx, input: { id: first.id } })
    expect(await units()).toEqual([])
  })

  test('stay without their cell where its import is undone', async () => {
    const [cells] = await rows<{ id: string }>(sql`select id from import where kind = 'cells'`)
    await importKind(ctx, 'forces', [unit('A', null, { cellCode: '150502100000' })])
    await undoImport({ ctx, input: { id: cells?.id ?? '' } })
    expect(await rows(sql`select code, cell_code as cell from force_unit`)).toEqual([{ code: 'A', cell: null }])
  })

  test('of teams bring who stands above, the base, how they are on duty and what is not ready', async () => {
    await importKind(ctx, 'forces', [unit('A', null)])
    const base = { lon: 122.0041234567, lat: 43.001 }
    const report = await importKind(ctx, 'teams', [
      team({ parentCode: 'A', leaderName: '赵强', base, equipmentUnready: { extinguishers: 1 }, duty: 'byRoster' }),
      team({ code: 'off', state: 'off', position: null }),
    ])
    const read = () =>
      rows(sql`select code, parent_code as parent, leader_name as leader, ST_X(base) as lon, equipment_unready as unready, duty, state,
        position is null as nowhere from patrol_team order by code`)
    const all = await read()
    expect(all).toEqual([
      {
        ...{ code: 'T0', parent: 'A', leader: '赵强', lon: base.lon, unready: { extinguishers: 1 } },
        ...{ duty: 'byRoster', state: 'free', nowhere: false },
      },
      {
        ...{ code: 'off', parent: null, leader: '', lon: null, unready: {} },
        ...{ duty: 'off', state: 'free', nowhere: true },
      },
    ])
    expect(await refusalOf(importKind(ctx, 'teams', [team({ parentCode: 'Q' })]))).toEqual([
      [2, 'parentCode', 'Q', 'parentMissing'],
    ])
    const before = await teams()
    const second = await importKind(ctx, 'teams', [team({ position: null })], 'second.csv')
    expect((await read())[0]).toMatchObject({ parent: null, lon: null, duty: 'on', nowhere: false })
    await undoImport({ ctx, input: { id: second.id } })
    expect(await teams()).toEqual(before)
    await undoImport({ ctx, input: { id: report.id } })
    expect(await teams()).toEqual([])
  })

  test('of teams are not undone once a team has people, for they would be lost', async () => {
    const report = await importKind(ctx, 'teams', [team({})])
    await rows(
      sql`insert into team_member (id, team_id, name) select gen_random_uuid(), id, '赵强' from patrol_team returning id`,
    )
    await expect(undoImport({ ctx, input: { id: report.id } })).rejects.toMatchObject({
      code: 'importInUse',
      params: { teams: 1, codes: ['T0'] },
    })
  })
})
