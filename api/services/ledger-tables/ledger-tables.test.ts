import { type Context, localAdministrator, WHOLE_SYSTEM } from '@wangge/db'
import { putDuty } from '@wangge/db/queries/calendar'
import { eventsOf } from '@wangge/db/queries/case-events'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../../app.ts'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { type HazardEventRecord, type HazardState, project } from '../../life/index.ts'
import { silentLog } from '../../log.ts'
import { importKind, officerOf, testCtx } from '../../testing/house.ts'
import { quarterCells, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { finishRecomputing } from '../calendar/finish-recomputing.ts'
import { changeTables } from './change-tables.ts'

/** A Wednesday, ten in the morning in Tongliao. */
const NOW = '2026-12-30T02:00:00.000Z'
const officer = officerOf(TOWNSHIPS[0])

describeOnEachEngine('what administrators set', (on) => {
  let ctx: Ctx
  let app: ReturnType<typeof createApp>
  let who: Context = localAdministrator
  const now = NOW

  beforeAll(async () => {
    ctx = testCtx(on.database, () => new Date(now))
    await importKind(ctx, 'cells', quarterCells())
    // What was remembered of the tables that were emptied meanwhile is old.
    await on.script('update ledger_config set version = version + 1')
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  })
  beforeEach(() => {
    who = localAdministrator
  })
  afterAll(() => ctx.tiles.close())

  const send = (method: string, path: string, body: object) =>
    app.request(`/api/v1${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const get = (path: string) => app.request(`/api/v1${path}`)
  /** A good answer, checked against the contract to the last field. */
  const good = async <Schema extends z.ZodType>(
    response: Response | Promise<Response>,
    schema: Schema,
    status = 200,
  ): Promise<z.infer<Schema>> => {
    const body = await (await response).json()
    expect((await response).status, JSON.stringify(body)).toBe(status)
    const parsed = schema.parse(body)
    expect(parsed).toEqual(body)
    return parsed
  }
  const bad = async (response: Response | Promise<Response>) => contract.problem.parse(await (await response).json())
  const report = (more: object = {}) =>
    good(
      send('POST', '/hazards', {
        ...{
          kind: 'combustibles',
          source: 'resident',
          address: '横2路',
          position: [WEST + 0.001, SOUTH + 0.001],
          ...more,
        },
      }),
      contract.hazardCase,
      201,
    )
  const clockOf = async (id: string, clock: string) => {
    const { clocks } = await good(get(`/hazards/${id}`), contract.hazardCase)
    const found = clocks.find((one) => one.clock === clock)
    if (!found) throw new Error(`no clock ${clock}`)
    return found
  }

  /** As `setDuty` does, and is killed then. */
  const setCalendarOnly = (dutyTo: string) =>
    changeTables(ctx, { action: 'dutySet', subjectType: 'calendar', subjectId: '', details: {} }, (tx) =>
      tx.run(putDuty({ dutyFrom: '08:30', dutyTo, countsStartDay: false })),
    )

  describe('in the tables', () => {
    const kind = {
      ...{ key: 'gasCylinder', nameZh: '液化气瓶违规使用', nameEn: 'Gas cylinder', sortOrder: 30 },
      ...{ verifyRule: 'verify.urgent', replyRule: 'reply.urgent', isFire: false, active: true },
    }

    test('are kinds, commitments and the newest rules, for everybody', async () => {
      who = officer
      const tables = await good(get('/ledger-tables'), contract.ledgerTables)
      expect(tables.kinds.find(({ key }) => key === 'lockedExit')).toMatchObject({ verifyRule: 'verify.urgent' })
      expect(tables.commitments.filter(({ required }) => required)).toHaveLength(5)
      expect(tables.rules.find(({ key }) => key === 'verify')).toMatchObject({
        ...{ clock: 'verify', version: 1, statutory: { amount: 3, unit: 'workingDay' } },
      })
    })

    test('a new kind can be reported at once, and one that is put away no more', async () => {
      const before = await good(get('/ledger-tables'), contract.ledgerTables)
      const after = await good(send('PUT', '/hazard-kinds/gasCylinder', kind), contract.ledgerTables)
      expect(after.version).toBe(before.version + 1)
      expect(after.kinds).toContainEqual(kind)
      const hazard = await report({ kind: 'gasCylinder' })
      expect(hazard.clocks.find(({ clock }) => clock === 'verify')?.ruleKey).toBe('verify.urgent')
      await good(send('PUT', '/hazard-kinds/gasCylinder', { ...kind, active: false }), contract.ledgerTables)
      const refused = send('POST', '/hazards', {
        ...{ kind: 'gasCylinder', source: 'resident', position: [WEST + 0.001, SOUTH + 0.001] },
      })
      expect(await bad(refused)).toMatchObject({ status: 422, code: 'unknownKind' })
    })

    test('a kind names rules that are there, of the right clock, and its own key', async () => {
      const put = (more: object, key = 'gasCylinder') => bad(send('PUT', `/hazard-kinds/${key}`, { ...kind, ...more }))
      expect(await put({ verifyRule: 'nothing' })).toMatchObject({
        status: 422,
        code: 'unknownRule',
        params: { field: 'verifyRule' },
      })
      expect(await put({ replyRule: 'verify' })).toMatchObject({
        status: 422,
        code: 'unknownRule',
        params: { field: 'replyRule' },
      })
      expect(await put({}, 'other')).toMatchObject({ status: 400, code: 'invalidInput' })
      expect(await put({ key: 'Bad Key' }, 'Bad Key')).toMatchObject({ status: 400, code: 'invalidInput' })
    })

    test('a commitment that is required is asked of major hazards from then on', async () => {
      const training = { key: 'training', nameZh: '培训', nameEn: 'Training', sortOrder: 9, required: true }
      await good(send('PUT', '/commitment-kinds/training', training), contract.ledgerTables)
      const { missingCommitments } = await report({ grade: 'major' })
      expect(missingCommitments).toContain('training')
      await good(send('PUT', '/commitment-kinds/training', { ...training, required: false }), contract.ledgerTables)
      expect((await report({ grade: 'major' })).missingCommitments).not.toContain('training')
    })

    test('a rule changed is its next version, which older hazards do not get', async () => {
      const older = await report()
      const change = {
        key: 'verify',
        statutory: { amount: 5, unit: 'workingDay' },
        promised: null,
        countsStartDay: false,
        source: '新办法',
      }
      const after = await good(send('POST', '/clock-rules', change), contract.ledgerTables, 201)
      expect(after.rules.find(({ key }) => key === 'verify')).toMatchObject({
        version: 2,
        createdBy: 'local',
        ...change,
      })
      expect(await clockOf(older.id, 'verify')).toMatchObject({ ruleVersion: 1, statutory: { amount: 3 } })
      const younger = await report()
      expect(await clockOf(younger.id, 'verify')).toMatchObject({
        ruleVersion: 2,
        statutory: { amount: 5 },
        promised: null,
      })
      const back = {
        ...change,
        statutory: { amount: 3, unit: 'workingDay' },
        promised: { amount: 2, unit: 'workingDay' },
      }
      await good(send('POST', '/clock-rules', back), contract.ledgerTables, 201)
    })

    test('a rule has a limit, and the name of a clock', async () => {
      const rule = { key: 'verify', statutory: null, promised: null, countsStartDay: false, source: 's' }
      expect(await bad(send('POST', '/clock-rules', rule))).toMatchObject({ status: 400, code: 'invalidInput' })
      const promised = { amount: 1, unit: 'hour' }
      for (const key of ['nap', 'verify.', 'verify.a b', ''])
        expect((await bad(send('POST', '/clock-rules', { ...rule, key, promised }))).code).toBe('unknownRule')
    })

    test('nobody changes anything but the administrator of everything, and whoever does is written down', async () => {
      for (const role of ['command', 'township_officer', 'planner', 'administrator'] as const) {
        who = { ...officer, role }
        expect((await send('PUT', '/hazard-kinds/gasCylinder', kind)).status).toBe(403)
        expect(
          (await send('PUT', '/calendar/duty', { dutyFrom: '09:00', dutyTo: '17:00', countsStartDay: false })).status,
        ).toBe(403)
      }
      const write = on.database.rows(officer, sql`update ledger_config set version = 0 returning version`)
      expect(await write).toEqual([])
      who = localAdministrator
      const audit = await good(get('/audit?subjectId=gasCylinder'), contract.pageOf(contract.auditEvent))
      expect(audit.items[0]).toMatchObject({ action: 'hazardKindSet', personId: 'local', details: { active: false } })
    })
  })

  describe('in the calendar', () => {
    const notice = {
      year: 2027,
      source: '国务院办公厅关于2027年部分节假日安排的通知',
      days: ['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => ({ day, kind: 'rest', name: '元旦' })),
    }
    const put = (path: string, body: object) => good(send('PUT', `/calendar/${path}`, body), contract.recomputed)

    test('a clock that enters an unpublished year is provisional, and is counted anew when the notice comes, as an event', async () => {
      const { id } = await report()
      const before = await clockOf(id, 'verify')
      // Thursday 31, Friday 1 January, Monday 4.
      expect(before).toMatchObject({
        provisional: true,
        statutoryDueAt: '2027-01-04T10:00:00.000Z',
        promisedDueAt: '2027-01-01T10:00:00.000Z',
      })
      const calendar = await good(get('/calendar?year=2026'), contract.calendar)
      expect(calendar.provisionalHazards).toBeGreaterThan(0)
      expect(calendar.years.at(-1)).toMatchObject({ year: 2026 })
      expect(calendar.days).toContainEqual({
        day: '2026-10-10',
        kind: 'work',
        name: expect.any(String),
        origin: 'notice',
      })

      const answer = await put('notices', notice)
      expect(answer.hazardsRecomputed).toBe(calendar.provisionalHazards)
      const after = await clockOf(id, 'verify')
      // Thursday 31, Monday 4, Tuesday 5.
      expect(after).toMatchObject({
        provisional: false,
        statutoryDueAt: '2027-01-05T10:00:00.000Z',
        promisedDueAt: '2027-01-04T10:00:00.000Z',
      })
      const hazard = await good(get(`/hazards/${id}`), contract.hazardCase)
      expect(hazard.provisional).toBe(false)
      expect(hazard.events.at(-1)).toMatchObject({
        ...{ event: 'clocksRecomputed', personId: 'system', role: 'system' },
        payload: {
          reason: notice.source,
          changes: expect.arrayContaining([
            {
              ...{ clock: 'verify', before: '2027-01-01T10:00:00.000Z', after: '2027-01-04T10:00:00.000Z' },
              ...{ wasProvisional: true, isProvisional: false },
            },
          ]),
        },
      })
      const events = await on.database.rows<HazardEventRecord>(WHOLE_SYSTEM, eventsOf(id))
      const rebuilt = events.reduce<HazardState | null>(project, null)
      expect(rebuilt).toMatchObject({
        version: hazard.version,
        dueAt: hazard.dueAt,
        soonAt: hazard.soonAt,
        provisional: false,
      })
      expect((await good(get('/calendar'), contract.calendar)).provisionalHazards).toBe(0)
      expect((await put('notices', notice)).hazardsRecomputed).toBe(0)
    })

    test('a notice that is corrected takes the place of the one before', async () => {
      const { id } = await report()
      const days = [...notice.days, { day: '2027-01-04', kind: 'rest', name: '元旦' }]
      await put('notices', { ...notice, days })
      expect((await clockOf(id, 'verify')).promisedDueAt).toBe('2027-01-05T10:00:00.000Z')
      await put('notices', notice)
      expect((await clockOf(id, 'verify')).promisedDueAt).toBe('2027-01-04T10:00:00.000Z')
      const { days: listed } = await good(get('/calendar?year=2027'), contract.calendar)
      expect(listed.map(({ day }) => day)).toEqual(notice.days.map(({ day }) => day))
    })

    test('a local day stands over the notice, through the next one too, until it is taken back', async () => {
      const { id } = await report()
      const promised = async () => (await clockOf(id, 'verify')).promisedDueAt
      await put('local-days', { day: '2027-01-01', kind: 'work', name: '年终值守' })
      expect(await promised()).toBe('2027-01-01T10:00:00.000Z')
      await put('notices', notice)
      expect(await promised()).toBe('2027-01-01T10:00:00.000Z')
      await put('local-days', { day: '2027-01-01', kind: null, name: '' })
      expect(await promised()).toBe('2027-01-04T10:00:00.000Z')
    })

    test('hours of duty that change move the clocks that run', async () => {
      const { id } = await report()
      await put('duty', { dutyFrom: '08:30', dutyTo: '17:30', countsStartDay: false })
      expect((await clockOf(id, 'verify')).promisedDueAt).toBe('2027-01-04T09:30:00.000Z')
      await put('duty', { dutyFrom: '08:30', dutyTo: '18:00', countsStartDay: false })
      expect((await clockOf(id, 'verify')).promisedDueAt).toBe('2027-01-04T10:00:00.000Z')
    })

    test('the day of the start counts for new clocks only', async () => {
      const older = await report()
      await put('duty', { dutyFrom: '08:30', dutyTo: '18:00', countsStartDay: true })
      const younger = await report()
      expect((await clockOf(older.id, 'verify')).promisedDueAt).toBe('2027-01-04T10:00:00.000Z')
      expect((await clockOf(younger.id, 'verify')).promisedDueAt).toBe('2026-12-31T10:00:00.000Z')
      await put('duty', { dutyFrom: '08:30', dutyTo: '18:00', countsStartDay: false })
    })

    test('what makes no sense is refused and changes nothing', async () => {
      const before = await good(get('/calendar'), contract.calendar)
      const refused = (path: string, body: object) => bad(send('PUT', `/calendar/${path}`, body))
      const invalid = { status: 400, code: 'invalidInput' }
      expect(await refused('notices', { ...notice, days: [] })).toMatchObject(invalid)
      expect(await refused('notices', { ...notice, days: [...notice.days, notice.days[0]] })).toMatchObject(invalid)
      expect(await refused('notices', { ...notice, year: 2028 })).toMatchObject(invalid)
      expect(
        await refused('notices', { ...notice, days: [{ day: '2027-02-30', kind: 'rest', name: '?' }] }),
      ).toMatchObject(invalid)
      expect(await refused('local-days', { day: '2027-01-01', kind: 'work', name: '' })).toMatchObject(invalid)
      expect(await refused('duty', { dutyFrom: '18:00', dutyTo: '08:30', countsStartDay: false })).toMatchObject(
        invalid,
      )
      expect(await refused('duty', { dutyFrom: '08:30', dutyTo: '25:00', countsStartDay: false })).toMatchObject(
        invalid,
      )
      expect(await good(get('/calendar'), contract.calendar)).toEqual(before)
    })

    test('what was cut off between the change and the clocks is made good later, once', async () => {
      const { id } = await report()
      await setCalendarOnly('17:15')
      expect((await clockOf(id, 'verify')).promisedDueAt).toBe('2027-01-04T10:00:00.000Z')
      expect(await finishRecomputing(ctx)).toBeGreaterThan(0)
      expect((await clockOf(id, 'verify')).promisedDueAt).toBe('2027-01-04T09:15:00.000Z')
      expect(await finishRecomputing(ctx)).toBe(0)
    })

    test('more hazards than a chunk holds are all counted anew, and what others do meanwhile is kept', async () => {
      const many = 230
      await report()
      await on.script(`insert into hazard (id, version, serial, kind, grade, state, source, reported_at, received_at, location, cell_code, clocks)
        select gen_random_uuid(), 1, 'many' || n, 'other', 'general', 'reported', 'resident', '${NOW}', '${NOW}', location, cell_code, clocks
        from generate_series(1, ${many}) n, (select * from hazard where kind = 'combustibles' order by id limit 1) one`)
      const [answer, ...noted] = await Promise.all([
        put('duty', { dutyFrom: '08:30', dutyTo: '17:00', countsStartDay: false }),
        ...Array.from({ length: 5 }, async () => {
          const hazard = await report()
          const note = { action: 'note', text: '在场', expectedVersion: hazard.version }
          return good(send('POST', `/hazards/${hazard.id}/actions`, note), contract.hazardCase)
        }),
      ])
      expect(answer.hazardsRecomputed).toBeGreaterThanOrEqual(many)
      for (const { id } of noted) {
        const { events } = await good(get(`/hazards/${id}`), contract.hazardCase)
        expect(events.map(({ event }) => event)).toContain('noted')
      }
      const [left] = await on.database.rows<{ count: number }>(
        WHOLE_SYSTEM,
        sql`select count(*) from hazard where serial like 'many%' and version = 1`,
      )
      expect(left?.count).toBe(0)
    })
  })
})
