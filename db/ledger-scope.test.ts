import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from './door.ts'
import { asOwner } from './open.ts'
import { localAdministrator, WHOLE_SYSTEM } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'
import { caseId, ledgerScript } from './testing/ledger.ts'
import { id, TOWNSHIPS, townshipsScript } from './testing/townships.ts'
import type { CaseKind, Role } from './vocabulary.ts'

const [MINE, THEIRS] = TOWNSHIPS
const officerOf = (township: string, role: Role = 'township_officer'): Context => ({
  ...{ as: 'app_user', personId: `officer-${township}`, personName: '王工', role },
  scope: { level: 'township', code: `${township}000` },
})
const officer = officerOf(MINE)
const planner = officerOf(MINE, 'planner')

const CASES: Record<CaseKind, { table: SQL; of: (at: number) => string }> = {
  hazard: { table: sql`hazard`, of: (at) => id(at, 6) },
  consultation: { table: sql`consultation`, of: (at) => caseId(at, 1) },
  incident: { table: sql`fire_incident`, of: (at) => caseId(at, 2) },
}
const KINDS = Object.keys(CASES) as CaseKind[]
const DENIED = { code: '42501' }
const VIOLATES = { message: expect.stringContaining('row-level security') }

describeOnEachEngine('row-level security of the ledger', (on) => {
  beforeAll(() => on.script(`${townshipsScript()} ${ledgerScript()}`))

  const ask = <Row extends object>(query: SQL, context: Context = officer) => on.database.rows<Row>(context, query)
  const touched = (query: SQL, context: Context = officer) => on.database.transaction(context, (tx) => tx.run(query))
  const count = async (table: SQL, context: Context = officer) =>
    (await ask<{ count: number }>(sql`select count(*) from ${table}`, context))[0]?.count

  /** Reads as one who serves, in a transaction with these settings and no others. */
  const bare = (text: string, settings: Record<string, string> = {}) =>
    asOwner(on.database, async (session) => {
      for (const [name, value] of Object.entries(settings))
        await session.run({ text: 'select set_config($1, $2, true)', parameters: [name, value] })
      await session.script('set local role app_user')
      return (await session.run({ text, parameters: [] })).rows
    })

  for (const kind of KINDS) {
    const { table, of } = CASES[kind]

    test(`shows an officer his own ${kind}, its trail and its photo, and nothing of the neighbour's`, async () => {
      expect(await ask(sql`select id from ${table}`)).toEqual([{ id: of(0) }])
      expect(await count(table, localAdministrator)).toBe(2)
      const events = sql`select stream from case_event where case_kind = ${kind}`
      expect(await ask(events)).toEqual([{ stream: of(0) }])
      expect(await ask(sql`select stream from photo where case_kind = ${kind}`)).toEqual([{ stream: of(0) }])
      expect(await ask(events, officerOf(THEIRS))).toEqual([{ stream: of(1) }])
    })

    test(`lets him change his own ${kind} and not the neighbour's`, async () => {
      expect(await touched(sql`update ${table} set version = version + 1 where id = ${of(0)}::uuid`)).toBe(1)
      expect(await touched(sql`update ${table} set version = version + 1 where id = ${of(1)}::uuid`)).toBe(0)
      expect(await touched(sql`update ${table} set version = version + 1`)).toBe(1)
    })

    test(`lets nobody move a ${kind} out of his own scope, or delete one`, async () => {
      const away = sql`update ${table} set cell_code = ${`${THEIRS}00101`} where id = ${of(0)}::uuid`
      await expect(touched(away)).rejects.toMatchObject(VIOLATES)
      await expect(touched(sql`delete from ${table}`, localAdministrator)).rejects.toMatchObject(DENIED)
    })

    test(`lets him report a ${kind} in his scope only, and a planner none`, async () => {
      const report = (cell: string) => touched(copyOf(kind, of(0), cell))
      expect(await report(`${MINE}001`)).toBe(1)
      await expect(report(`${THEIRS}001`)).rejects.toMatchObject(VIOLATES)
      await expect(touched(copyOf(kind, of(0), `${MINE}001`), planner)).rejects.toMatchObject(VIOLATES)
      await on.script(`delete from ${kind === 'incident' ? 'fire_incident' : kind} where serial = 'copy'`)
    })

    test(`lets a planner see a ${kind} and change none`, async () => {
      expect(await ask(sql`select id from ${table}`, planner)).toEqual([{ id: of(0) }])
      expect(await touched(sql`update ${table} set version = version + 1`, planner)).toBe(0)
    })

    test(`adds to the trail of his own ${kind} only, and rewrites none`, async () => {
      const add = (at: number) => touched(event(kind, of(at), 1000 + at))
      expect(await add(0)).toBe(1)
      await expect(add(1)).rejects.toMatchObject(VIOLATES)
      await expect(touched(sql`update case_event set payload = '{}'`)).rejects.toMatchObject(DENIED)
      await expect(touched(sql`delete from case_event`, localAdministrator)).rejects.toMatchObject(DENIED)
      await expect(touched(sql`update case_event set payload = '{}'`, WHOLE_SYSTEM)).rejects.toMatchObject(DENIED)
    })

    test(`reveals the reporter of a ${kind} of his own only where it was asked for, and only to those who answer for it`, async () => {
      expect(await ask(sql`select name from personal_data`)).toEqual([])
      const reveal = (at: number, context: Context) =>
        on.database.transaction(context, async (tx) => {
          await tx.run(sql`select set_config('app.reveal', ${of(at)}, true)`)
          return tx.rows(sql`select name, phone from personal_data`)
        })
      expect(await reveal(0, officer)).toEqual([{ name: '王五', phone: '13800138000' }])
      expect(await reveal(1, officer)).toEqual([])
      expect(await reveal(1, localAdministrator)).toHaveLength(1)
      for (const role of ['planner', 'grid_worker', 'patrol_member'] as const)
        expect(await reveal(0, officerOf(MINE, role)), role).toEqual([])
      expect(await ask(sql`select name from personal_data`)).toEqual([])
    })

    test(`keeps personal data for a ${kind} of his own only`, async () => {
      const keep = (at: number) =>
        touched(sql`insert into personal_data (stream, case_kind) values (${of(at)}::uuid, ${kind})`)
      await on.script(`delete from personal_data where case_kind = '${kind}'`)
      expect(await keep(0)).toBe(1)
      await expect(keep(1)).rejects.toMatchObject(VIOLATES)
      await expect(touched(sql`update personal_data set name = ''`)).rejects.toMatchObject(DENIED)
      await on.script(`delete from personal_data where case_kind = '${kind}';
        insert into personal_data values ('${of(0)}', '${kind}', '王五', '13800138000'), ('${of(1)}', '${kind}', '王五', '13800138000')`)
    })
  }

  test('a trail that claims another kind of case is not shown', async () => {
    const claimed = touched(event('consultation', CASES.hazard.of(0), 1))
    await expect(claimed).rejects.toMatchObject(VIOLATES)
  })

  test('shows a fresh photo to who sent it, lets him attach it once, and nobody else', async () => {
    const photo = caseId(0, 9)
    const upload = (by: string, stream: string | null) => sql`
      insert into photo (id, stream, case_kind, phase, content_type, byte_count, width_pixels, height_pixels, sha256, uploaded_by,
        uploaded_by_name, uploaded_at)
      values (${photo}::uuid, ${stream}::uuid, ${stream && 'hazard'}::text, 'before', 'image/jpeg', 1, 1, 1, 'c', ${by}, '王工', now())`
    const attach = sql`update photo set stream = ${CASES.hazard.of(0)}::uuid, case_kind = 'hazard' where id = ${photo}::uuid`
    await expect(touched(upload('somebody', null))).rejects.toMatchObject(VIOLATES)
    await expect(touched(upload(officer.personId, CASES.hazard.of(0)))).rejects.toMatchObject(VIOLATES)
    expect(await touched(upload(officer.personId, null))).toBe(1)
    const colleague = { ...officer, personId: 'colleague' }
    const look = sql`select id from photo where id = ${photo}::uuid`
    expect([await ask(look), await ask(look, colleague), await ask(look, localAdministrator)]).toEqual([
      [{ id: photo }],
      [],
      [],
    ])
    expect(await touched(attach, colleague)).toBe(0)
    expect(await touched(attach)).toBe(1)
    expect(await touched(attach)).toBe(0)
    expect(await ask(look, colleague)).toEqual([{ id: photo }])
    expect(await ask(look, officerOf(THEIRS))).toEqual([])
    await on.script(`delete from photo where id = '${photo}'`)
  })

  test('keeps what was handed on with the area it left, for reading only', async () => {
    expect(await ask(sql`select from_code from hazard_transfer`)).toEqual([{ from_code: `${MINE}00101` }])
    expect(await count(sql`hazard_transfer`, localAdministrator)).toBe(2)
    for (const write of [sql`delete from hazard_transfer`, sql`update hazard_transfer set reason = ''`])
      await expect(touched(write, localAdministrator)).rejects.toMatchObject(DENIED)
  })

  test('keeps stored answers to who asked', async () => {
    expect(await ask(sql`select person_id from idempotency_key`)).toEqual([{ person_id: officer.personId }])
    expect(await ask(sql`select person_id from idempotency_key`, localAdministrator)).toEqual([])
    const store = (personId: string) =>
      touched(sql`insert into idempotency_key values (${personId}, 'k2', 'h', 201, '{}', now())`)
    await expect(store('somebody')).rejects.toMatchObject(VIOLATES)
    expect(await store(officer.personId)).toBe(1)
    await expect(touched(sql`update idempotency_key set status = 500`)).rejects.toMatchObject(DENIED)
  })

  test('lets only the system take numbers', async () => {
    await expect(ask(sql`select * from serial_counter`, localAdministrator)).rejects.toMatchObject(DENIED)
  })

  const EDITED: Record<string, SQL> = {
    ledger_config: sql`update ledger_config set version = version + 1`,
    clock_rule: sql`insert into clock_rule (id, key, clock, version, promised, source, created_by)
      values (gen_random_uuid(), 'x', 'verify', 1, '{"amount": 1, "unit": "hour"}', '', '')`,
    calendar_day: sql`insert into calendar_day values ('2026-10-01', 'rest', '国庆节', 'notice')`,
    calendar_year: sql`insert into calendar_year (year, source, created_by) values (2026, '', '')`,
    commitment_kind: sql`update commitment_kind set required = required`,
    hazard_kind: sql`update hazard_kind set active = active`,
  }
  for (const [table, write] of Object.entries(EDITED)) {
    test(`lets everyone read ${table}, and only the administrator of everything edit it`, async () => {
      const others = [
        officer,
        planner,
        officerOf(MINE, 'administrator'),
        { ...localAdministrator, role: 'command' as const },
      ]
      for (const other of others) {
        await ask(sql`select * from ${sql.identifier(table)}`, other)
        const wrote = await touched(write, other).catch((error: unknown) => {
          expect(error).toMatchObject(VIOLATES)
          return 0
        })
        expect(wrote).toBe(0)
      }
      expect(await touched(write, localAdministrator)).toBeGreaterThan(0)
    })
  }

  test('shows nothing of the ledger while the scope is unset', async () => {
    const tables = [
      'hazard',
      'consultation',
      'fire_incident',
      'case_event',
      'personal_data',
      'photo',
      'hazard_transfer',
      'idempotency_key',
    ]
    for (const table of tables) expect(await bare(`select * from ${table}`), table).toEqual([])
    const role = { 'app.role': 'administrator', 'app.reveal': CASES.hazard.of(0) }
    expect(await bare('select * from personal_data', role)).toEqual([])
  })

  test('writes nothing while the role is unset', async () => {
    const scope = { 'app.scope_from': '0', 'app.scope_to': '~' }
    const update = `update hazard set version = version + 1 returning id`
    expect(await bare(update, { ...scope, 'app.role': 'planner' })).toEqual([])
    expect(await bare(update, scope)).toEqual([])
  })
})

/** A second case like the first, in another cell. */
function copyOf(kind: CaseKind, from: string, cell: string): SQL {
  const id = caseId(8, 1)
  switch (kind) {
    case 'hazard':
      return sql`insert into hazard (id, serial, kind, grade, state, source, reported_at, location, cell_code)
        select ${id}::uuid, 'copy', kind, grade, state, source, reported_at, location, ${cell} from hazard where id = ${from}::uuid`
    case 'consultation':
      return sql`insert into consultation (id, serial, version, state, channel, question, asked_at, received_at, cell_code)
        select ${id}::uuid, 'copy', 1, state, channel, question, asked_at, received_at, ${cell} from consultation where id = ${from}::uuid`
    case 'incident':
      return sql`insert into fire_incident (id, serial, version, state, source, reported_at, received_at, location, cell_code)
        select ${id}::uuid, 'copy', 1, state, source, reported_at, received_at, location, ${cell} from fire_incident
        where id = ${from}::uuid`
  }
}

function event(kind: CaseKind, stream: string, version: number): SQL {
  return sql`
    insert into case_event (stream, version, case_kind, event, happened_at, received_at, person_id, person_name, role)
    values (${stream}::uuid, ${version}::int, ${kind}, 'noted', now(), now(), 'p', '王工', 'township_officer')`
}
