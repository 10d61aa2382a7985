import { WHOLE_SYSTEM } from '@wangge/db'
import { recordColumns } from '@wangge/db/queries/hazard-record'
import { describeOnEachEngine } from '@wangge/db/testing'
import type { HazardRow } from '@wangge/seeds'
import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { project } from '../../life/project.ts'
import type { HazardEventRecord, HazardState } from '../../life/state.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { quarterCells, quarterHazards, rectangle, SOUTH, WEST } from '../../testing/quarter.ts'
import { ImportRefusedError } from './import-report.ts'
import { undoImport } from './undo.ts'

const FIRST = '20261121-0000'

describeOnEachEngine('imported hazards', (on) => {
  let ctx: Ctx
  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await importKind(ctx, 'cells', quarterCells())
  })

  const ask = async <Row extends object>(query: SQL) => ctx.database.rows<Row>(WHOLE_SYSTEM, query)
  const count = async (query: SQL) => (await ask<{ count: number }>(query))[0]?.count
  const importHazards = (rows: readonly HazardRow[]) => importKind(ctx, 'hazards', rows)
  const hazards = (more: Partial<HazardRow> = {}) =>
    quarterHazards().map((row) => (row.serial === FIRST ? { ...row, ...more } : row))
  const events = async (serial: string) =>
    ask<HazardEventRecord>(sql`
      select e.version, e.event, e.payload, e.happened_at as "happenedAt", e.received_at as "receivedAt", e.person_id as "personId",
        e.person_name as "personName", e.role
      from case_event e join hazard h on h.id = e.stream where h.serial = ${serial} order by e.version`)
  const act = (serial: string) =>
    ask(sql`
      with moved as (update hazard set version = version + 1, state = 'acknowledged' where serial = ${serial} returning id, version)
      insert into case_event select id, version, 'hazard', 'acknowledged', '{"photoIds": []}', now(), now(), 'p', '王工', 'township_officer'
      from moved`)

  /** Every row as its stream says it, and as it stands. */
  async function expectRebuilt(): Promise<void> {
    const rows = await ask<HazardState>(sql`select ${recordColumns} from hazard h order by serial`)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toEqual((await events(row.serial)).reduce<HazardState | null>(project, null))
  }

  test('begin a stream that says all of them, and a due time runs as a clock', async () => {
    await importHazards(hazards())
    expect(await count(sql`select count(*) from case_event where event = 'imported' and version = 1`)).toBe(12)
    await expectRebuilt()
    const [first] = await events(FIRST)
    expect(first).toMatchObject({ personId: 'local', role: 'administrator', happenedAt: hazards()[0]?.reportedAt })
    const [row] = await ask<{ clocks: object[] }>(sql`select clocks from hazard where serial = ${FIRST}`)
    expect(row?.clocks).toMatchObject([
      { clock: 'rectify', ruleKey: 'imported', ruleVersion: 0, promisedDueAt: hazards()[0]?.dueAt, stoppedAt: null },
    ])
  })

  test('of the past keep when each step was taken, and whether it was in time', async () => {
    const past = {
      ...{ state: 'closedOut' as const, verdict: 'real' as const, rectificationClass: 'byDeadline' as const },
      ...{ sourceReference: 'LT-7', responsibleUnit: '物业', reportedAt: '2026-03-01T08:00:00+08:00' },
      ...{ acknowledgedAt: '2026-03-01T08:05:00+08:00', verifiedAt: '2026-03-02T09:00:00+08:00' },
      ...{ dueAt: '2026-03-05T18:00:00+08:00', closedOutAt: '2026-03-08T09:00:00+08:00' },
    }
    await importHazards(hazards({ ...past, rectifiedAt: '2026-03-05T18:00:01+08:00' }))
    await expectRebuilt()
    const row = async () =>
      (
        await ask(sql`select verdict, source_reference as reference, verified_at as "verifiedAt", due_at as "dueAt",
          rectified_late as late from hazard where serial = ${FIRST}`)
      )[0]
    expect(await row()).toEqual({
      ...{ verdict: 'real', reference: 'LT-7', verifiedAt: '2026-03-02T01:00:00.000Z', dueAt: null, late: true },
    })
    await importHazards(hazards({ ...past, rectifiedAt: '2026-03-05T18:00:00+08:00' }))
    expect(await row()).toMatchObject({ late: false })
  })

  test('that come again unchanged add nothing, and changed ones one event', async () => {
    const first = await importHazards(hazards())
    await importHazards(hazards())
    expect(await count(sql`select count(*) from case_event`)).toBe(12)
    expect(await count(sql`select count(*) from hazard where import_id = ${first.id}::uuid`)).toBe(12)
    await importHazards(hazards({ address: '新地址', lon: WEST + 0.0035 }))
    expect(await count(sql`select count(*) from case_event`)).toBe(13)
    expect((await events(FIRST)).map(({ version, event }) => `${version} ${event}`)).toEqual([
      '1 imported',
      '2 imported',
    ])
    await expectRebuilt()
  })

  test('on which people have acted are not overwritten: the row is named, the same row passes', async () => {
    await importHazards(hazards())
    await act(FIRST)
    const refusal = await importHazards(hazards({ address: '新地址' })).catch((error: unknown) => error)
    if (!(refusal instanceof ImportRefusedError)) throw refusal
    expect(refusal.badRows).toMatchObject([{ line: 2, field: 'serial', value: FIRST, code: 'hazardTaken' }])
    expect(refusal.badRows[0]?.reason).toContain('people have acted')
    await importHazards(hazards())
    expect(await events(FIRST)).toHaveLength(2)
  })

  test('do not take the number of a hazard that was reported here', async () => {
    await importHazards(hazards())
    await on.script(
      `update case_event set event = 'reported' where stream = (select id from hazard where serial = '${FIRST}')`,
    )
    const refusal = await importHazards(hazards()).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ badRows: [{ value: FIRST, code: 'hazardTaken' }] })
  })

  test('raise the number that the next report of their day gets', async () => {
    await importHazards(hazards())
    expect(await ask(sql`select series, day::text, last from serial_counter`)).toEqual([
      { series: 'hazard', day: '2026-11-21', last: 1005 },
    ])
  })

  test('go with their streams when the import is undone', async () => {
    const report = await importHazards(hazards())
    await undoImport({ ctx, input: { id: report.id } })
    expect(await count(sql`select count(*) from hazard`)).toBe(0)
    expect(await count(sql`select count(*) from case_event`)).toBe(0)
  })

  test('that a later file replaced are said as before when that one is undone, by one more event', async () => {
    await importHazards(hazards())
    const before = await ask(sql`select ${PLAIN} from hazard h order by serial`)
    const second = await importHazards(
      hazards({ address: '新地址', state: 'closedOut', closedOutAt: '2026-11-21T10:00:00Z' }),
    )
    expect(await ask(sql`select ${PLAIN} from hazard h order by serial`)).not.toEqual(before)
    await undoImport({ ctx, input: { id: second.id } })
    expect(await ask(sql`select ${PLAIN} from hazard h order by serial`)).toEqual(before)
    expect(await events(FIRST)).toHaveLength(3)
    await expectRebuilt()
    const third = await importHazards(hazards({ address: '又一地址' }))
    await undoImport({ ctx, input: { id: third.id } })
    expect(await ask(sql`select ${PLAIN} from hazard h order by serial`)).toEqual(before)
    await expectRebuilt()
  })

  test('on which people have acted keep the import from being undone, and lose nothing', async () => {
    const report = await importHazards(hazards())
    await act(FIRST)
    await expect(undoImport({ ctx, input: { id: report.id } })).rejects.toMatchObject({
      code: 'importInUse',
      params: { hazards: 1, serials: [FIRST] },
    })
    expect(await count(sql`select count(*) from hazard`)).toBe(12)
  })

  test('into which another was merged keep it too', async () => {
    const report = await importHazards(hazards())
    await on.script(`insert into hazard (id, serial, kind, grade, state, source, reported_at, location, merged_into)
      select gen_random_uuid(), '20261121-9000', 'other', 'general', 'verified', 'forum', now(), location, id from hazard where serial = '${FIRST}'`)
    await expect(undoImport({ ctx, input: { id: report.id } })).rejects.toMatchObject({ params: { serials: [FIRST] } })
  })

  test('find their cell again when boundaries change, as a correction in the stream; closed ones stay', async () => {
    await importHazards(hazards())
    const cells = () =>
      ask<{ state: string; cell: string }>(
        sql`select state, cell_code as cell from hazard where serial like '20261121-000%' order by serial`,
      )
    expect(new Set((await cells()).map(({ cell }) => cell))).toEqual(new Set(['15050210000101']))
    const narrow = { validFrom: '2026-06-01', validTo: null, geometry: rectangle(WEST, SOUTH, 0.001, 0.01) }
    const changed = quarterCells().flatMap((cell) =>
      cell.code === '15050210000101' ? [{ ...cell, boundary: narrow }] : [],
    )
    await importKind(ctx, 'cells', changed)
    for (const { state, cell } of await cells())
      expect(cell).toBe(state === 'closedOut' ? '15050210000101' : '150502100001')
    await expectRebuilt()
    expect((await events(FIRST)).at(-1)).toMatchObject({
      event: 'corrected',
      role: 'system',
      payload: {
        reason: 'boundariesChanged',
        changes: { cellCode: '150502100001' },
        before: { cellCode: '15050210000101' },
      },
    })
    // What the system corrected is no act of people.
    await importHazards(hazards({ address: '新地址' }))
    await expectRebuilt()
  })

  test('in cells that go with an undone import lie outside, and their streams say so', async () => {
    await importHazards(hazards())
    const [cells] = await ask<{ id: string }>(sql`select id from import where kind = 'cells'`)
    await undoImport({ ctx, input: { id: cells?.id ?? '' } })
    expect(await count(sql`select count(*) from hazard where cell_code is null`)).toBe(12)
    await expectRebuilt()
  })
})

/** Everything but what an undoing leaves behind. */
const PLAIN = sql`to_jsonb(h) - 'version' - 'received_at' as row`
