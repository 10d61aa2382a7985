import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from './door.ts'
import { asOwner } from './open.ts'
import { localAdministrator, WHOLE_SYSTEM } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'
import { id, TOWNSHIPS, townshipsScript } from './testing/townships.ts'
import type { Role } from './vocabulary.ts'

const [MINE] = TOWNSHIPS
const officerOf = (township: string, role: Role = 'township_officer'): Context => ({
  ...{ as: 'app_user', personId: `officer-${township}`, personName: '王工', role },
  scope: { level: 'township', code: `${township}000` },
})
const officer = officerOf(MINE)
const READERS = ['planner', 'grid_worker', 'patrol_member'] as const

const TEAM = 5
const team = (at: number) => id(at, TEAM)
const ids = (thing: string) => (at: number) => `01900000-0000-7000-800${at}-0000000000${thing}`
const member = ids('20')
const shift = ids('21')
const unit = ids('22')
const cell = (at: number) => `${TOWNSHIPS[at]}00101`
const PERIOD = `'[2026-01-01 06:00+08, 2026-01-01 18:00+08)'`

/** A unit, a member, and a shift with him and a cell in each township. */
const forcesScript = () =>
  [0, 1]
    .map(
      (at) => `
    insert into force_unit (id, code, name, kind, cell_code) values ('${unit(at)}', 'U${at}', '所${at}', 'community', '${cell(at)}');
    insert into team_member (id, team_id, name) values ('${member(at)}', '${team(at)}', '员${at}');
    insert into shift (id, team_id, kind, day, period, created_by, created_at)
      values ('${shift(at)}', '${team(at)}', 'day', '2026-01-01', ${PERIOD}, 'x', now());
    insert into shift_member values ('${shift(at)}', '${member(at)}', ${PERIOD});
    insert into shift_cell values ('${shift(at)}', '${cell(at)}', 'x', now());
    insert into team_track values ('${team(at)}', '2026-01-01Z', st_point(122, 43, 4326));`,
    )
    .join('\n')

const SHOWN: Record<string, (at: number) => string> = {
  force_unit: unit,
  team_member: member,
  shift,
  shift_member: shift,
  shift_cell: shift,
  team_track: team,
}
const KEYS: Record<string, string> = { shift_member: 'shift_id', shift_cell: 'shift_id', team_track: 'team_id' }
const DENIED = { code: '42501' }
const VIOLATES = { message: expect.stringContaining('row-level security') }

describeOnEachEngine('row-level security of forces', (on) => {
  beforeAll(() => on.script(`${townshipsScript()} ${forcesScript()}`))

  const ask = <Row extends object>(query: SQL, context: Context = officer) => on.database.rows<Row>(context, query)
  /** What a statement touches, taken back. */
  const touched = async (query: SQL, context: Context = officer): Promise<number> => {
    let count = -1
    const undone = on.database.transaction(context, async (tx) => {
      count = await tx.run(query)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    return count
  }
  const refused = (query: SQL, context: Context = officer) => on.database.transaction(context, (tx) => tx.run(query))

  for (const [table, of] of Object.entries(SHOWN)) {
    test(`shows an officer his own of ${table} and nothing of the neighbour's`, async () => {
      const query = sql`select ${sql.identifier(KEYS[table] ?? 'id')} as id from ${sql.identifier(table)}`
      expect(await ask(query)).toEqual([{ id: of(0) }])
      expect(await ask(query, officerOf(TOWNSHIPS[1]))).toEqual([{ id: of(1) }])
      expect(await ask(query, localAdministrator)).toHaveLength(2)
      for (const role of READERS) expect(await ask(query, officerOf(MINE, role))).toEqual([{ id: of(0) }])
    })

    test(`shows nothing of ${table} while the scope is unset`, async () => {
      const rows = await asOwner(on.database, async (session) => {
        await session.script('set local role app_user')
        return (await session.run({ text: `select * from ${table}`, parameters: [] })).rows
      })
      expect(rows).toEqual([])
    })
  }

  for (const table of ['force_unit', 'team_member', 'shift', 'shift_member', 'shift_cell'] as const) {
    test(`lets those who run teams delete from ${table} in their area, and nobody else`, async () => {
      const everything = sql`delete from ${sql.identifier(table)}`
      expect(await touched(everything)).toBe(1)
      expect(await touched(everything, officerOf(MINE, 'command'))).toBe(1)
      for (const role of READERS) expect(await touched(everything, officerOf(MINE, role))).toBe(0)
    })
  }

  test('refuses a shift of a team elsewhere, and of anybody who does not run teams', async () => {
    const add = (at: number) => sql`insert into shift (id, team_id, kind, day, period, created_by, created_at)
      values (gen_random_uuid(), ${team(at)}::uuid, 'night', '2026-01-01', '[2026-01-01 18:00+08, 2026-01-02 06:00+08)', 'x', now())`
    expect(await touched(add(0))).toBe(1)
    await expect(refused(add(1))).rejects.toMatchObject(VIOLATES)
    for (const role of READERS) await expect(refused(add(0), officerOf(MINE, role))).rejects.toMatchObject(VIOLATES)
    await expect(refused(sql`update shift set team_id = ${team(1)}::uuid`)).rejects.toMatchObject(VIOLATES)
  })

  test('refuses a cell outside the area, and one on a shift elsewhere', async () => {
    const add = (at: number, code: string) =>
      sql`insert into shift_cell values (${shift(at)}::uuid, ${code}, 'x', now())`
    expect(await touched(add(0, `${MINE}001`))).toBe(1)
    await expect(refused(add(0, cell(1)))).rejects.toMatchObject(VIOLATES)
    await expect(refused(add(0, '150502000000'))).rejects.toMatchObject(VIOLATES)
    await expect(refused(add(1, `${MINE}001`))).rejects.toMatchObject(VIOLATES)
    const planner = officerOf(MINE, 'planner')
    await expect(refused(add(0, `${MINE}001`), planner)).rejects.toMatchObject(VIOLATES)
  })

  test('refuses somebody of another area on a shift, and on a team elsewhere', async () => {
    const join = (at: number, who: number) => sql`insert into shift_member (shift_id, member_id, period)
      values (${shift(at)}::uuid, ${member(who)}::uuid, '[2026-02-01Z, 2026-02-02Z)')`
    await expect(refused(join(0, 1))).rejects.toMatchObject(VIOLATES)
    await expect(refused(join(1, 0))).rejects.toMatchObject(VIOLATES)
    const hire = (at: number) =>
      sql`insert into team_member (id, team_id, name) values (gen_random_uuid(), ${team(at)}::uuid, '甲')`
    expect(await touched(hire(0))).toBe(1)
    await expect(refused(hire(1))).rejects.toMatchObject(VIOLATES)
  })

  test('refuses a team, and a person, twice at once', async () => {
    const again = sql`insert into shift (id, team_id, kind, day, period, created_by, created_at)
      values (gen_random_uuid(), ${team(0)}::uuid, 'day', '2026-01-01', '[2026-01-01 17:59:59+08, 2026-01-01 20:00+08)', 'x', now())`
    await expect(refused(again)).rejects.toMatchObject({ code: '23P01', problem: { constraint: 'shift_team_once' } })
    await on.script(`insert into shift (id, team_id, kind, day, period, created_by, created_at)
      values ('${id(0, 9)}', '${team(0)}', 'night', '2026-01-01', '[2026-01-01 18:00+08, 2026-01-02 06:00+08)', 'x', now())`)
    const join = (from: string) => sql`insert into shift_member (shift_id, member_id, period)
      values (${id(0, 9)}::uuid, ${member(0)}::uuid, tstzrange(${from}::timestamptz, '2026-01-02 06:00+08'))`
    await expect(refused(join('2026-01-01T17:59:59+08:00'))).rejects.toMatchObject({
      ...{ code: '23P01', problem: { constraint: 'shift_member_once' } },
    })
    expect(await touched(join('2026-01-01T18:00:00+08:00'))).toBe(1)
    await on.script(`delete from shift where id = '${id(0, 9)}'`)
  })

  test('lets a team be changed in its area, but not by planners, and not away from it', async () => {
    const rename = sql`update patrol_team set name = '甲'`
    expect(await touched(rename)).toBe(1)
    expect(await touched(rename, officerOf(MINE, 'planner'))).toBe(0)
    await expect(refused(sql`update patrol_team set cell_code = ${cell(1)}`)).rejects.toMatchObject(VIOLATES)
  })

  test('lets only the administrator of everything set kinds of shifts, and nobody delete one', async () => {
    const rename = sql`update shift_kind set name_zh = '早班' where key = 'day'`
    expect(await touched(rename, localAdministrator)).toBe(1)
    for (const who of [officer, officerOf(MINE, 'administrator')]) expect(await touched(rename, who)).toBe(0)
    await expect(refused(sql`delete from shift_kind`, localAdministrator)).rejects.toMatchObject(DENIED)
    expect(await ask(sql`select key from shift_kind order by sort_order`)).toEqual([{ key: 'day' }, { key: 'night' }])
  })

  test('lets no person write what dispatches and positions leave', async () => {
    for (const table of ['sending', 'dispatch', 'team_track'])
      await expect(refused(sql`delete from ${sql.identifier(table)}`, localAdministrator)).rejects.toMatchObject(DENIED)
    expect(await ask(sql`select 1 from team_track`, WHOLE_SYSTEM)).toHaveLength(2)
  })
})
