import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import type { DemoAction, DemoCase, DemoHistory } from '@wangge/seeds'
import { generateDemoDistrict } from '@wangge/seeds/demo'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hazardAction } from '../../contract/hazard-actions.ts'
import type { Ctx } from '../../house.ts'
import { type HazardEventRecord, type HazardState, project } from '../../life/index.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { keepHistory } from './keep-history.ts'
import { Hazards } from './tell-hazards.ts'

const HOUR = 3_600_000
const start = new Date('2026-11-21T12:47:00Z')
const district = generateDemoDistrict({ now: start })
const recent = latest(district.history)

describeOnOneEngine("the sample's history", (on) => {
  let ctx: Ctx
  let now = start
  const keep = (drawn: () => DemoHistory = () => recent) => keepHistory({ ctx, input: { drawn, onWrite: () => {} } })
  const keepAll = async (drawn?: () => DemoHistory) => {
    const writeRest = await keep(drawn)
    await writeRest?.(() => false)
    return writeRest !== null
  }
  const rows = <Row extends object>(query: ReturnType<typeof sql>) => on.database.rows<Row>(WHOLE_SYSTEM, query)
  const count = async (query: ReturnType<typeof sql>) => (await rows<{ n: number }>(query))[0]?.n ?? 0

  beforeAll(async () => {
    ctx = testCtx(on.database, () => now)
    await on.empty()
    await importKind(ctx, 'cells', district.cells, 'demo:cells')
    await importKind(ctx, 'service-points', district.servicePoints, 'demo:service-points')
    await importKind(ctx, 'forces', district.forceUnits, 'demo:forces')
    await importKind(ctx, 'teams', district.teams, 'demo:teams')
    expect(await keepAll()).toBe(true)
  }, 240_000)
  afterAll(() => ctx.tiles.close())

  test('holds all cases with their trails, and every row is what its stream projects', async () => {
    expect(await count(sql`select count(*) as n from hazard`)).toBe(recent.cases.length)
    expect(await count(sql`select count(*) as n from consultation`)).toBe(recent.consultations.length)
    expect(await count(sql`select count(*) as n from fire_incident`)).toBe(3)
    const streams = await rows<{ id: string; row: Record<string, unknown>; events: HazardEventRecord[] }>(sql`
      select h.id, to_jsonb(h) as row, (
        select jsonb_agg(jsonb_build_object('version', e.version, 'event', e.event, 'payload', e.payload,
          'happenedAt', to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'receivedAt', to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'personId', e.person_id, 'personName', e.person_name, 'role', e.role) order by e.version)
        from case_event e where e.stream = h.id) as events
      from hazard h where hashtext(h.id::text) % 10 = 0 or h.state <> 'closedOut'`)
    expect(streams.length).toBeGreaterThan(120)
    for (const { row, events } of streams) {
      let state: HazardState | null = null
      for (const event of events) state = project(state, event)
      const told = comparable(snakeCased(state ?? {}))
      expect(Object.keys(told).length).toBeGreaterThan(40)
      const stored = comparable(row)
      expect(Object.fromEntries(Object.keys(told).map((name) => [name, stored[name]]))).toEqual(told)
    }
  })

  test('stands at the moment of the start with eight overdue, ten due soon, four paused', async () => {
    const at = start.toISOString()
    const [tally] = await rows(sql`
      select count(*) filter (where paused_at is null and due_at < ${at}::timestamptz) as overdue,
        count(*) filter (where paused_at is null and due_at >= ${at}::timestamptz and soon_at <= ${at}::timestamptz) as soon,
        count(*) filter (where paused_at is not null) as paused, count(*) as open
      from hazard where state <> 'closedOut'`)
    expect(tally).toEqual({ overdue: 8, soon: 10, paused: 4, open: 66 })
  })

  test('numbers hazards by the day in Shanghai, keeps names and phones apart, and lays photos on the disk', async () => {
    const wrong = await count(sql`
      select count(*) as n from hazard
      where left(serial, 8) <> to_char(reported_at at time zone 'Asia/Shanghai', 'YYYYMMDD')`)
    expect(wrong).toBe(0)
    const [masked] = await rows<{ name: string; phone: string }>(sql`
      select reporter_name_masked as name, reporter_phone_masked as phone from hazard
      where source = 'resident' and reporter_phone_masked <> '' limit 1`)
    expect(masked?.name).toMatch(/^.\*\*$/)
    expect(masked?.phone).toMatch(/^138\*\*\*\*0\d{3}$/)
    const [photo] = await rows<{ id: string }>(sql`select id from photo limit 1`)
    expect(await ctx.photos.files.read(photo?.id ?? '', 'full')).not.toBeNull()
  })

  test('is left as it is by a start within twelve hours', async () => {
    now = new Date(start.getTime() + 11 * HOUR)
    expect(await keep()).toBeNull()
    expect(await count(sql`select count(*) as n from hazard`)).toBe(recent.cases.length)
  })

  test('is told anew a day later, but for the cases that somebody has acted on and what they were merged into', async () => {
    const [open] = await rows<{ id: string }>(sql`select id from hazard where state = 'rectifying' limit 1`)
    const [merged] = await rows<{ id: string; target: string }>(sql`
      select id, merged_into as target from hazard where merged_into is not null order by reported_at desc limit 1`)
    const touched = [open?.id ?? '', merged?.id ?? '']
    for (const id of touched) {
      await on.script(`
        insert into case_event select stream, version + 1, case_kind, 'noted', '{"text": "看过", "photoIds": []}', happened_at, received_at,
          'officer', '王工', 'township_officer' from case_event where stream = '${id}' order by version desc limit 1`)
    }
    now = new Date(start.getTime() + 26 * HOUR)
    const history = latest(generateDemoDistrict({ now }).history)
    expect(await keepAll(() => history)).toBe(true)
    const ids = JSON.stringify([...touched, merged?.target])
    const kept = await rows<{ id: string }>(
      sql`select id from hazard where id in (select value::uuid from json_array_elements_text(${ids}::json))`,
    )
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining([...touched, merged?.target]))
    expect(await count(sql`select count(*) as n from hazard`)).toBe(history.cases.length + 3)
    expect(await count(sql`select count(distinct stream) as n from case_event where case_kind <> 'dispatch'`)).toBe(
      history.cases.length + 3 + history.consultations.length + history.incidents.length,
    )
    expect(await keep(() => history)).toBeNull()
  }, 120_000)

  test('does without the rest where a start was killed before it was written, until it is told anew', async () => {
    now = new Date(now.getTime() + 13 * HOUR)
    let history = latest(generateDemoDistrict({ now }).history)
    await keep(() => history)
    const early = await count(sql`select count(*) as n from hazard`)
    expect(early).toBeLessThan(700)
    expect(await count(sql`select count(*) as n from hazard where state <> 'closedOut'`)).toBeGreaterThanOrEqual(66)
    expect(await keepAll(() => history)).toBe(false)
    expect(await count(sql`select count(*) as n from hazard`)).toBe(early)
    now = new Date(now.getTime() + 13 * HOUR)
    history = latest(generateDemoDistrict({ now }).history)
    expect(await keepAll(() => history)).toBe(true)
    expect(await count(sql`select count(*) as n from hazard`)).toBe(history.cases.length + 3)
  }, 120_000)

  test('does nothing that the contract or the core would refuse, whenever it is told', async () => {
    const book = await ruleBook(ctx)
    for (const moment of ['2026-02-20T03:00:00Z', '2026-10-05T22:30:00Z', '2026-12-31T15:30:00Z']) {
      const { history, cells } = generateDemoDistrict({ now: new Date(moment), seed: 11 })
      const telling = {
        book,
        persons: new Map(history.persons.map((person) => [person.id, person])),
        cells: new Map(cells.map((cell) => [cell.code, cell])),
        teams: new Map(),
        standIns: new Map(),
      }
      const hazards = new Hazards(history.cases, [], telling)
      const told = history.cases.map((one) => hazards.tell(one))
      const open = told.filter(({ state }) => state.state !== 'closedOut')
      expect(open.filter(({ state }) => state.pausedAt !== null)).toHaveLength(4)
      expect(open.filter(({ state }) => isLate(state, moment)).length).toBeGreaterThanOrEqual(8)
      expect(open.filter(({ state }) => isLate(state, moment)).length).toBeLessThanOrEqual(11)
    }
    for (const { actions } of district.history.cases.slice(-400)) {
      for (const { at, by: _, ...what } of actions) {
        const input = { ...what, expectedVersion: 1, happenedAt: at, mergedInto: undefined }
        expect(hazardAction.safeParse(input).success).toBe(true)
      }
    }
  }, 120_000)
})

/** A part of it loads in a part of the time: the last cases, numbered anew, and those duplicates whose original is among them. */
function latest(history: DemoHistory): DemoHistory {
  const from = history.cases.length - 900
  const originalOf = ({ actions }: DemoCase) =>
    actions.flatMap((action) => (action.action === 'verify' ? [action.mergedInto] : [])).at(0)
  const kept = history.cases.slice(from).filter((one) => (originalOf(one) ?? from) >= from)
  const keys = new Map(kept.map(({ key }, index) => [key, index]))
  const renumbered = (action: DemoAction) =>
    action.action === 'verify' && action.mergedInto !== undefined
      ? { ...action, mergedInto: keys.get(action.mergedInto) ?? 0 }
      : action
  return {
    ...history,
    cases: kept.map((one, key) => ({ ...one, key, actions: one.actions.map(renumbered) })),
    sendings: history.sendings.flatMap((sending) => {
      const key = keys.get(sending.key)
      return key === undefined ? [] : [{ ...sending, key }]
    }),
  }
}

const isLate = ({ dueAt, pausedAt }: HazardState, moment: string) =>
  pausedAt === null && dueAt !== null && Date.parse(dueAt) < Date.parse(moment)

/** The place is a column of its own. */
const LEFT_OUT = new Set(['lon', 'lat'])

/** Times as instants. */
function comparable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !LEFT_OUT.has(name))
      .map(([name, value]) => [name, name.endsWith('_at') || name.endsWith('deadline') ? instant(value) : value]),
  )
}

const instant = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : value)

function snakeCased(state: object) {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [snake(name), value]))
}
