import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '../door.ts'
import { localAdministrator } from '../scope.ts'
import { describeOnEachEngine } from '../testing/index.ts'
import { id, TOWNSHIPS, townshipsScript } from '../testing/townships.ts'
import type { HazardFilter } from './hazard-filter.ts'
import { hazardsByDue, hazardsByReport } from './hazard-page.ts'
import { readInOrder } from './read-in-order.ts'

const NOW = '2026-11-22T00:00:00.000Z'
const [TOWNSHIP] = TOWNSHIPS
const officer: Context = {
  ...{ as: 'app_user', personId: 'p', personName: '王工', role: 'township_officer' },
  scope: { level: 'township', code: `${TOWNSHIP}000` },
}
const NONE: HazardFilter = {
  ...{ prefix: '', clocks: [], states: [], sources: [], kinds: [], grade: null, verdict: null },
  ...{ reportedFrom: null, reportedTo: null, ownerId: null, words: null, all: false },
}
const last = { isClosed: false, dueAt: NOW, reportedAt: NOW, id: id(0, 6) }

describeOnEachEngine('a page of hazards under row-level security', (on) => {
  beforeAll(() =>
    on.script(`${townshipsScript()}
      insert into hazard (id, serial, kind, grade, state, source, reported_at, due_at, soon_at, location, cell_code)
      select gen_random_uuid(), 'many' || n, 'other', 'general', case when n % 20 = 0 then 'verified' else 'closedOut' end, 'forum', at,
        case when n % 20 = 0 then at end, case when n % 20 = 0 then at - interval '1 day' end, st_point(122, 43, 4326),
        case when n % 40 < 2 then '${TOWNSHIP}00101' else '${TOWNSHIPS[1]}00101' end
      from generate_series(1, 20000) n, lateral (select timestamptz '2026-11-30Z' - n * interval '1 minute' as at) at;
      insert into patrol_team (id, code, name, kind, state, cell_code)
        select gen_random_uuid(), 'many' || n, 'many', 'patrol', 'free', '${TOWNSHIP}000' from generate_series(1, 500) n;
      insert into sending (id, hazard_id, state, goes_on, answer_seconds, mode, opened_at, opened_by, opened_by_name)
        select gen_random_uuid(), id, 'done', true, 60, 'foot', '${NOW}', 'p', 'p' from hazard where serial like 'many%';
      insert into dispatch (id, sending_id, hazard_id, team_id, attempt, version, state, team_name, hazard_serial, hazard_kind,
          hazard_grade, address, description, location, mode, rank, offered_at, offered_by, offered_by_name, answer_due_at, scope_code)
        select gen_random_uuid(), s.id, s.hazard_id, t.id, 1, 1, case when n.n <= 500 then 'accepted' else 'cleared' end, 'many', h.serial, 'other', 'general', '', '',
          h.location, 'foot', 1, '${NOW}', 'p', 'p', '${NOW}', h.scope_code
        from sending s join hazard h on h.id = s.hazard_id, lateral (select substr(h.serial, 5)::int as n) n
          join patrol_team t on t.code = 'many' || (n.n % 500 + 1);
      analyze hazard; analyze dispatch; analyze patrol_team`),
  )

  /** The plan without what follows once the page is cut. */
  const planOf = (query: SQL, context: Context) =>
    on.database.transaction(context, async (tx) => {
      await tx.run(readInOrder())
      const lines = await tx.rows<{ 'QUERY PLAN': string }>(sql`explain ${query}`)
      return lines.map((line) => line['QUERY PLAN']).join('\n')
    })

  test('of a township comes out of the index that is sorted by due time, from where the last one ended', async () => {
    const plan = await planOf(hazardsByDue({ ...NONE, prefix: TOWNSHIP }, NOW, last, 51), officer)
    expect(plan).toMatch(/Index Scan using hazard_township_inbox/)
    expect(plan).toMatch(/Index Cond: .*township_code.*ROW\(due_sort, id\) > ROW/)
  })

  test('of the whole city too, and a state of the clock is a range of it', async () => {
    const page = await planOf(hazardsByDue(NONE, NOW, last, 51), localAdministrator)
    expect(page).toMatch(/Index Scan using hazard_inbox[\s\S]*Index Cond: \(ROW\(due_sort, id\) > ROW/)
    const overdue = await planOf(hazardsByDue({ ...NONE, clocks: ['overdue'] }, NOW, null, 51), localAdministrator)
    expect(overdue).toMatch(/Index Scan using hazard_inbox[\s\S]*Index Cond: \(due_sort < /)
  })

  test('of everything comes by report, of a township and of the city', async () => {
    const all = { ...NONE, all: true }
    const plan = await planOf(hazardsByReport({ ...all, prefix: TOWNSHIP }, NOW, last, 51), officer)
    expect(plan).toMatch(/Index Scan using hazard_township_reported/)
    expect(await planOf(hazardsByReport(all, NOW, last, 51), localAdministrator)).toMatch(
      /Index Scan using hazard_reported/,
    )
  })

  test('asks for the team that is sent line by line, once the page is cut', async () => {
    for (const [query, context] of [
      [hazardsByDue({ ...NONE, prefix: TOWNSHIP }, NOW, null, 51), officer],
      [hazardsByReport({ ...NONE, all: true }, NOW, null, 51), localAdministrator],
    ] as const) {
      const plan = await planOf(query, context)
      expect(plan).toMatch(
        /Nested Loop Left Join[\s\S]*Limit[\s\S]*Index Scan using dispatch_hazard_once on dispatch d[\s\S]*Index Cond: \(hazard_id = h\.id\)/,
      )
      expect(plan).not.toMatch(/Seq Scan on dispatch/)
    }
  })
})
