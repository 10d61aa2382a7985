import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Context } from './door.ts'
import { asOwner } from './open.ts'
import { localAdministrator, scopePrefix, scopeRange, WHOLE_SYSTEM } from './scope.ts'
import { describeOnEachEngine } from './testing/index.ts'
import { TOWNSHIPS, townshipsScript } from './testing/townships.ts'

/** Scoped table → the column its policy reads, and its geometry. */
const SCOPED = {
  grid_cell: { code: 'code', place: null },
  grid_cell_boundary: { code: 'cell_code', place: 'boundary' },
  residence: { code: 'scope_code', place: 'location' },
  service_point: { code: 'scope_code', place: 'location' },
  patrol_team: { code: 'scope_code', place: 'position' },
  hazard: { code: 'scope_code', place: 'location' },
  coverage_residence: { code: 'scope_code', place: null },
  coverage_cell: { code: 'cell_code', place: null },
  coverage_walkshed: { code: 'scope_code', place: 'walkshed' },
} as const
/** Tables with policies of another shape: of the ledger (ledger-scope.test.ts), of forces (forces-scope.test.ts), of plans, of people, live events, residents, wall, proof, jobs, messages, and imports. */
const OTHERWISE = [
  ...['consultation', 'fire_incident', 'case_event', 'personal_data', 'photo', 'hazard_transfer', 'idempotency_key'],
  ...['ledger_config', 'clock_rule', 'calendar_day', 'calendar_year', 'commitment_kind', 'hazard_kind'],
  ...['person', 'session', 'account', 'verification', 'rate_limit', 'audit_event'],
  ...[
    'force_unit',
    'team_member',
    'shift_kind',
    'shift',
    'shift_member',
    'shift_cell',
    'sending',
    'dispatch',
    'team_track',
    'response_place',
    'response_word',
    'response_dataset',
    'response_history',
    'response_case',
    'response_queue',
    'response_block',
  ],
  ...['scenario', 'site_run'],
  ...['live_event', 'live_counter'],
  ...['resident_report', 'resident_question', 'resident_rating', 'used_challenge'],
  ...['wall_view', 'kiosk_link'],
  ...['proof_rule', 'key_place', 'hazard_must_visit', 'shift_proof', 'shift_visit', 'track_thinned'],
  ...['job_state', 'clock_alert', 'clock_watch', 'escalation_rule', 'escalation', 'shift_gap_alert'],
  ...['message_channel', 'message_rule', 'message_delivery', 'message_attempt', 'message_cursor'],
  'import',
]
const TABLES = Object.keys(SCOPED) as (keyof typeof SCOPED)[]

const officerOf = (code: string): Context => ({
  as: 'app_user',
  personId: 'officer',
  personName: '王工',
  role: 'township_officer',
  scope: { level: 'township', code },
})
const officer = officerOf('150502100000')

describe('scope', () => {
  test('becomes a prefix by the level, not by trimming zeros', () => {
    expect(scopePrefix({ level: 'prefecture', code: '150500000000' })).toBe('1505')
    expect(scopePrefix({ level: 'county', code: '150502000000' })).toBe('150502')
    expect(scopePrefix({ level: 'township', code: '150502100000' })).toBe('150502100')
    expect(scopePrefix({ level: 'community', code: '150502100001' })).toBe('150502100001')
    expect(scopePrefix({ level: 'cell', code: '15050210000103' })).toBe('15050210000103')
  })

  test('refuses a code that is too short for its level', () => {
    expect(() => scopePrefix({ level: 'township', code: '1505021' })).toThrow('9 characters')
  })

  test('holds everything where it is null', () => {
    expect(scopeRange(null)).toEqual({ from: '0', to: '~' })
  })
})

describeOnEachEngine('row-level security', (on) => {
  beforeAll(() => on.script(townshipsScript()))

  test('covers every table that has a scope, and no table is forgotten', async () => {
    const rows = await on.database.rows<{ name: string }>(
      WHOLE_SYSTEM,
      sql`select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...TABLES, ...OTHERWISE].sort())
  })

  for (const table of TABLES) {
    const { code, place } = SCOPED[table]
    const name = sql.identifier(table)
    const column = sql.identifier(code)

    test(`shows an officer of 150502100 nothing of 150502101 in ${table}`, async () => {
      const rows = await on.database.rows<{ code: string }>(officer, sql`select ${column} as code from ${name}`)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row.code.startsWith('150502100'))).toBe(true)
      const [all] = await on.database.rows<{ count: number }>(WHOLE_SYSTEM, sql`select count(*) from ${name}`)
      const [mine] = await on.database.rows<{ count: number }>(officer, sql`select count(*) from ${name}`)
      expect(mine?.count).toBe(rows.length)
      expect(mine?.count).toBeLessThan(all?.count ?? 0)
      const other = sql`select 1 from ${name} where ${column} like '150502101%'`
      expect(await on.database.rows(officer, other)).toEqual([])
      expect((await on.database.rows(officerOf('150502101000'), other)).length).toBeGreaterThan(0)
    })

    if (place) {
      test(`shows an officer of 150502100 nothing of 150502101 in a box over ${table}`, async () => {
        const inBox = sql`select ${column} as code from ${name} where ${sql.identifier(place)} && st_makeenvelope(121, 42, 124, 44, 4326)`
        const seen = await on.database.rows<{ code: string }>(officer, inBox)
        expect(seen.map((row) => row.code.slice(0, 9))).toEqual(['150502100'])
        expect(await on.database.rows(WHOLE_SYSTEM, inBox)).toHaveLength(TOWNSHIPS.length)
      })
    }

    test(`shows nothing of ${table} while the scope is unset, also after a transaction that had one`, async () => {
      await on.database.rows(localAdministrator, sql`select 1`)
      const rows = await asOwner(on.database, async (session) => {
        await session.script('set local role app_user')
        return (await session.run({ text: `select * from ${table}`, parameters: [] })).rows
      })
      expect(rows).toEqual([])
    })

    test(`lets no person write to ${table}`, async () => {
      const write = on.database.rows(localAdministrator, sql`delete from ${name}`)
      await expect(write).rejects.toMatchObject({ code: '42501' })
    })
  }

  test('shows the administrator of the deployment everything', async () => {
    const rows = await on.database.rows(localAdministrator, sql`select code from residence order by code`)
    expect(rows).toEqual([{ code: 'R0' }, { code: 'R1' }])
  })

  test('shows what lies outside every cell only to those who see everything', async () => {
    await on.script(`insert into residence (id, code, kind, dwellings, people, location)
      values ('01900000-0000-7000-8009-000000000001', 'R9', 'home', 1, 1, st_point(125, 45, 4326))`)
    const ask = sql`select code from residence where code = 'R9'`
    expect(await on.database.rows(localAdministrator, ask)).toHaveLength(1)
    expect(await on.database.rows(officer, ask)).toEqual([])
    await on.script(`delete from residence where code = 'R9'`)
  })

  test('keeps staged rows and what an import replaced from people', async () => {
    for (const table of ['import_row', 'import_replaced']) {
      const read = on.database.rows(localAdministrator, sql`select * from ${sql.identifier(table)}`)
      await expect(read).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('shows imports only to those who see everything', async () => {
    expect(await on.database.rows(localAdministrator, sql`select id from import`)).toHaveLength(2)
    expect(await on.database.rows(officer, sql`select id from import`)).toEqual([])
  })

  test('lets no one who serves rewrite the book of migrations', async () => {
    const write = on.database.rows(WHOLE_SYSTEM, sql`delete from schema_migration`)
    await expect(write).rejects.toMatchObject({ code: '42501' })
  })

  test('serves a scope from the index', async () => {
    await on.script(`insert into residence (id, code, kind, dwellings, people, location, cell_code)
      select gen_random_uuid(), 'many' || n, 'home', 1, 3, st_point(122 + n / 1e5, 43, 4326),
        case when n % 200 = 0 then '15050210000101' else '15050210100101' end
      from generate_series(1, 20000) n; analyze residence`)
    const plan = await explain(sql`select count(*) from residence`)
    expect(plan).toContain('residence_scope')
  })

  test('serves a box from GiST under the policy', async () => {
    const whole = sql`select id from residence where location && st_makeenvelope(122.05, 42.9, 122.0501, 43.1, 4326)`
    expect(await explain(whole, localAdministrator)).toContain('residence_place')
  })

  async function explain(query: ReturnType<typeof sql>, context: Context = officer): Promise<string> {
    const lines = await on.database.rows<{ 'QUERY PLAN': string }>(context, sql`explain ${query}`)
    return lines.map((line) => line['QUERY PLAN']).join('\n')
  }
})
