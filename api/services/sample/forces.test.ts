import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { generateDemoDistrict } from '@wangge/seeds/demo'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DispatchRecord, DispatchState } from '../../dispatch-life/index.ts'
import { project, teamStateAt } from '../../dispatch-life/index.ts'
import type { Ctx } from '../../house.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { loadDemo } from '../imports/load-demo.ts'
import { keepForces } from './keep-forces.ts'
import { keepHistory } from './keep-history.ts'
import { liveOn } from './live-on.ts'
import { moveSampleTeams } from './move-teams.ts'

const HOUR = 3_600_000
const start = new Date('2026-11-22T04:30:00Z')
const district = generateDemoDistrict({ now: start })
/** The latest cases are enough, with whom they were sent to. */
const FROM = district.history.cases.length - 500

describeOnOneEngine("the sample's forces", (on) => {
  let ctx: Ctx
  let now = start
  const rows = <Row extends object>(query: ReturnType<typeof sql>) => on.database.rows<Row>(WHOLE_SYSTEM, query)
  const count = async (query: ReturnType<typeof sql>) => (await rows<{ n: number }>(query))[0]?.n ?? 0
  const keep = async (drawn = district) => {
    const writeRest = await keepForces({ ctx, drawn: () => drawn })
    await writeRest?.(() => false)
    return writeRest !== null
  }

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await on.empty()
    await importKind(ctx, 'cells', district.cells, 'demo:cells')
    await importKind(ctx, 'service-points', district.servicePoints, 'demo:service-points')
    await importKind(ctx, 'forces', district.forceUnits, 'demo:forces')
    await importKind(ctx, 'teams', district.teams, 'demo:teams')
    await on.script(`insert into person (id, name, username, role, is_sample, scope_level, scope_code)
      values ('p-patrol', '赵强', 'patrol', 'patrol_member', true, 'township', '990101001000')`)
    const writeRest = await keepForces({ ctx, drawn: () => district })
    // What is written before people come in is enough to know who is on duty.
    expect(await count(sql`select count(distinct day) as n from shift`)).toBe(2)
    await writeRest?.(() => false)
    const cases = district.history.cases.filter(({ key }) => key >= FROM)
    const isWhole = ({ actions }: (typeof cases)[number]) =>
      actions.every((deed) => deed.action !== 'verify' || (deed.mergedInto ?? FROM) >= FROM)
    const kept = cases.filter(isWhole)
    const keys = new Map(kept.map(({ key }, index) => [key, index]))
    const history = {
      ...district.history,
      cases: kept.map((one, key) => ({
        ...one,
        key,
        actions: one.actions.map((deed) =>
          deed.action === 'verify' && deed.mergedInto !== undefined
            ? { ...deed, mergedInto: keys.get(deed.mergedInto) ?? 0 }
            : deed,
        ),
      })),
      sendings: district.history.sendings.flatMap((one) => {
        const key = keys.get(one.key)
        return key === undefined ? [] : [{ ...one, key }]
      }),
    }
    const writeHistory = await keepHistory({ ctx, input: { drawn: () => history, onWrite: () => {} } })
    await writeHistory?.(() => false)
  }, 240_000)
  afterAll(() => ctx.tiles.close())

  test('have people in every team, one leader each, and the patrol member at his seat', async () => {
    expect(await count(sql`select count(*) as n from team_member`)).toBe(district.members.length)
    expect(
      await count(sql`select count(*) as n from patrol_team t where (
        select count(*) from team_member m where m.team_id = t.id and m.is_leader) <> 1`),
    ).toBe(0)
    expect(
      await rows(
        sql`select t.code, m.name from team_member m join patrol_team t on t.id = m.team_id where m.person_id = 'p-patrol'`,
      ),
    ).toEqual([{ code: '99M001', name: '赵强' }])
  })

  test('have three weeks of shifts in the wall time of the place, with people and cells', async () => {
    const [span] = await rows(sql`
      select count(distinct day) as days, min(day)::text as "from", max(day)::text as "to",
        array(select distinct kind || ' ' || to_char(lower(period) at time zone 'Asia/Shanghai', 'HH24:MI') || '-' ||
          to_char(upper(period) at time zone 'Asia/Shanghai', 'HH24:MI') from shift order by 1) as hours
      from shift`)
    expect(span).toEqual({
      ...{ days: 21, from: '2026-11-09', to: '2026-11-29', hours: ['day 06:00-18:00', 'night 18:00-06:00'] },
    })
    expect(
      await count(
        sql`select count(*) as n from shift s where not exists (select from shift_member m where m.shift_id = s.id)`,
      ),
    ).toBe(0)
    expect(await count(sql`select count(*) as n from shift_cell`)).toBeGreaterThan(2500)
    expect(await count(sql`select count(*) as n from shift_member where absent_reason is not null`)).toBeGreaterThan(10)
    expect(
      await count(
        sql`select count(*) as n from patrol_team t where team_on_duty(t, ${start.toISOString()}::timestamptz)`,
      ),
    ).toBeGreaterThan(80)
  })

  test('are left as they are by another start, and go on by the days that have come', async () => {
    expect(await keep()).toBe(false)
    await on.script(
      `delete from shift where day = '2026-11-24' and team_id = (select id from patrol_team where code = '99X001')`,
    )
    await on.script(`delete from shift where day > '2026-11-25'`)
    expect(await keep()).toBe(true)
    expect(await count(sql`select count(distinct day) as n from shift`)).toBe(21)
    // What somebody took off stays off.
    expect(
      await count(
        sql`select count(*) as n from shift s join patrol_team t on t.id = s.team_id where t.code = '99X001' and s.day = '2026-11-24'`,
      ),
    ).toBe(0)
    now = new Date(start.getTime() + 7 * 24 * HOUR)
    expect(await keep()).toBe(true)
    expect((await rows(sql`select max(day)::text as last from shift`))[0]).toEqual({ last: '2026-12-06' })
    now = start
  })

  test('leave a shift that somebody made where the roster would have had its own', async () => {
    await on.script(`delete from shift where day = '2026-11-26'`)
    await on.script(`insert into shift (id, team_id, kind, day, period, created_by, created_at)
      select gen_random_uuid(), id, 'day', '2026-11-26', '[2026-11-26 00:00+00, 2026-11-26 04:00+00)', 'officer', now()
      from patrol_team where code in ('99X001', '99X002')`)
    expect(await keep()).toBe(true)
    expect(
      await rows(sql`select t.code, s.created_by as by from shift s join patrol_team t on t.id = s.team_id
        where s.day = '2026-11-26' and t.code in ('99X001', '99X002', '99X003') order by 1`),
    ).toEqual([
      { code: '99X001', by: 'officer' },
      { code: '99X002', by: 'officer' },
      { code: '99X003', by: 'demo-roster' },
    ])
  })

  test('have been sent, and every row is what its stream projects', async () => {
    const streams = await rows<{ row: Record<string, unknown>; events: DispatchRecord[] }>(sql`
      select to_jsonb(d) as row, (
        select jsonb_agg(jsonb_build_object('version', e.version, 'event', e.event, 'payload', e.payload,
          'happenedAt', to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'receivedAt', to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'personId', e.person_id, 'personName', e.person_name, 'role', e.role) order by e.version)
        from case_event e where e.stream = d.id and e.case_kind = 'dispatch') as events
      from dispatch d`)
    expect(streams.length).toBeGreaterThan(150)
    for (const { row, events } of streams) {
      let state: DispatchState | null = null
      for (const event of events) state = project(state, event)
      const { lon: _, lat: __, ...told } = state ?? ({} as DispatchState)
      for (const [name, value] of Object.entries(told)) {
        const stored = row[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]
        const isInstant = name.endsWith('At') && value !== null
        expect(isInstant ? Date.parse(String(stored)) : stored).toEqual(isInstant ? Date.parse(String(value)) : value)
      }
    }
    expect(
      await count(sql`select count(*) as n from hazard h
        where h.dispatched_at is distinct from (select min(offered_at) from dispatch d where d.hazard_id = h.id)
          or h.arrived_at is distinct from (select min(arrived_at) from dispatch d where d.hazard_id = h.id)`),
    ).toBe(0)
    expect(await count(sql`select count(*) as n from hazard where arrived_at is not null`)).toBeGreaterThan(120)
  })

  test('do now what their dispatches say, and are where they should be', async () => {
    const out = await rows<{ team: string; stage: DispatchState['state']; fresh: boolean }>(sql`
      select t.state as team, d.state as stage, t.position_at = ${start.toISOString()}::timestamptz as fresh
      from dispatch d join patrol_team t on t.id = d.team_id where d.state in ('offered', 'accepted', 'departed', 'arrived')`)
    expect(out.map(({ stage }) => stage).sort()).toEqual([
      ...['accepted', 'arrived', 'arrived', 'arrived', 'departed', 'departed', 'departed'],
    ])
    for (const { team, stage, fresh } of out) expect([team, fresh]).toEqual([teamStateAt(stage), true])
    expect(
      await count(sql`select count(*) as n from patrol_team t where t.state <> 'free' and not exists (
        select from dispatch d where d.team_id = t.id and d.state in ('offered', 'accepted', 'departed', 'arrived'))`),
    ).toBe(0)
    expect(await rows(sql`select count(*) as n from sending where state = 'exhausted'`)).toEqual([{ n: 1 }])
  })

  test('go on when their time has come: they leave, arrive where the hazard is, and come back; what people took over is theirs', async () => {
    const stages = async () =>
      Object.fromEntries(
        (
          await rows<{ state: string; n: number }>(sql`
            select d.state, count(*) as n from dispatch d join sending s on s.id = d.sending_id where s.state = 'asking' group by 1`)
        ).map(({ state, n }) => [state, n]),
      )
    const after = async (minutes: number) => {
      now = new Date(start.getTime() + minutes * 60_000)
      return liveOn({ ctx })
    }
    const [taken] = await rows<{ id: string }>(sql`select id from dispatch where state = 'arrived' order by id limit 1`)
    await on.script(`update case_event set person_id = 'officer' where stream = '${taken?.id}' and event = 'arrived'`)
    expect(await after(0)).toBe(0)
    expect(await after(2)).toBe(1)
    expect(await stages()).toEqual({ arrived: 3, departed: 4 })
    await after(15)
    expect(await stages()).toEqual({ arrived: 7 })
    expect(
      await count(sql`select count(*) as n from dispatch d join patrol_team t on t.id = d.team_id join hazard h on h.id = d.hazard_id
        where d.state = 'arrived' and t.state = 'onscene' and ST_DWithin(t.position, h.location, 1e-9) and h.arrived_at is not null`),
    ).toBe(7)
    await after(60)
    expect(await stages()).toEqual({ arrived: 1 })
    expect(await count(sql`select count(*) as n from patrol_team where state <> 'free'`)).toBe(1)
    now = start
  })

  test('come on duty at their base, whatever they did before, and keep reporting', async () => {
    now = new Date(start.getTime() + 7 * HOUR)
    const fresh = () =>
      rows<{ code: string; atBase: boolean }>(sql`
        select code, ST_DWithin(position, base, 1e-9) as "atBase" from patrol_team
        where position_at > ${new Date(now.getTime() - 120_000).toISOString()}::timestamptz and duty = 'byRoster' order by code`)
    await moveSampleTeams({ ctx })
    const night = await fresh()
    expect(night.length).toBeGreaterThan(8)
    expect(night.every(({ code, atBase }) => code.startsWith('99M') && atBase)).toBe(true)
    now = new Date(now.getTime() + 60_000)
    await moveSampleTeams({ ctx })
    expect((await fresh()).map(({ code }) => code)).toEqual(night.map(({ code }) => code))
    now = start
  })

  test('come anew with what a sample from before lacked', async () => {
    await on.empty()
    await importKind(ctx, 'cells', district.cells, 'demo:cells')
    for (const kind of ['streets', 'residences', 'service-points'])
      await on.script(`insert into import (id, kind, state, file_names, checksum, crs, created_by)
        values (gen_random_uuid(), '${kind}', 'published', '{demo:${kind}}', 'c', 'wgs84', 'x')`)
    const plain = district.teams.map(({ parentCode: _, base: __, leaderName: ___, ...team }) => team)
    await importKind(ctx, 'teams', plain, 'demo:teams')
    const steps: string[] = []
    await loadDemo({ ctx, drawn: () => district, step: (part) => steps.push(part) })
    expect(steps).toEqual(['generate', 'forces', 'teams'])
    expect(
      await count(sql`select count(*) as n from patrol_team where parent_code is not null and base is not null`),
    ).toBe(district.teams.length)
  }, 60_000)
})
