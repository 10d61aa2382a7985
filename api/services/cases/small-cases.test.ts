import { type Context, localAdministrator, WHOLE_SYSTEM } from '@wangge/db'
import { eventsOf } from '@wangge/db/queries/case-events'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../../app.ts'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { type ConsultationRecord, type ConsultationState, projectConsultation } from '../../life/consultation.ts'
import { type IncidentRecord, type IncidentState, projectIncident } from '../../life/incident.ts'
import { silentLog } from '../../log.ts'
import { importKind, officerOf, testCtx } from '../../testing/house.ts'
import { quarterCells, quarterPoints, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'

const NOW = '2026-11-21T12:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
const officer = { ...officerOf(TOWNSHIPS[0]), personId: 'officer0' }
const neighbour = { ...officerOf(TOWNSHIPS[1]), personId: 'officer1' }

describeOnEachEngine('small cases', (on) => {
  let ctx: Ctx
  let app: ReturnType<typeof createApp>
  let who: Context = officer
  let now = NOW
  let points: string[] = []

  beforeAll(async () => {
    ctx = testCtx(on.database, () => new Date(now))
    await importKind(ctx, 'cells', quarterCells())
    await importKind(ctx, 'service-points', quarterPoints())
    const rows = await on.database.rows<{ id: string }>(WHOLE_SYSTEM, sql`select id from service_point order by code`)
    points = rows.map(({ id }) => id)
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  })
  beforeEach(() => {
    who = officer
    now = NOW
  })
  afterAll(() => ctx.tiles.close())

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    app.request(`/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
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
  describe('a consultation', () => {
    const question = (more: object = {}) => ({
      question: '楼道里能停电动车吗？',
      channel: 'phone',
      servicePointId: points[0],
      asker: { name: '王小明', phone: '13812340000' },
      ...more,
    })
    const ask = (more: object = {}) => good(post('/consultations', question(more)), contract.consultationCase, 201)
    const act = (one: { id: string; version: number }, action: string, text = '') =>
      post(`/consultations/${one.id}/actions`, { action, text, expectedVersion: one.version })

    test('is taken in at a point, belongs to its cell, and is to be answered within ten minutes', async () => {
      const asked = await ask({ askedAt: later(-2) })
      expect(asked).toMatchObject({
        state: 'asked',
        clock: 'ontime',
        serial: expect.stringMatching(/^C20261121-\d{4}$/),
        servicePoint: { id: points[0], name: '服务点0' },
        asker: { nameMasked: '王**', phoneMasked: '138****0000' },
        askedAt: later(-2),
        dueAt: later(8),
        cellCode: '15050210000101',
        cellName: '网格0',
      })
      expect(asked.clocks).toMatchObject([{ clock: 'answer', state: 'running', dueAt: later(8) }])
      expect(asked.events.map(({ event }) => event)).toEqual(['asked'])
      expect(JSON.stringify(asked)).not.toMatch(/王小明|12340000/)
    })

    test('is late once ten minutes have passed, to the millisecond', async () => {
      const { id } = await ask()
      now = later(10)
      expect((await good(get(`/consultations/${id}`), contract.consultationCase)).clock).toBe('soon')
      now = new Date(Date.parse(later(10)) + 1).toISOString()
      expect((await good(get(`/consultations/${id}`), contract.consultationCase)).clock).toBe('overdue')
    })

    test('is answered, which stops the clock, and closed; each step is in its trail', async () => {
      const asked = await ask()
      now = later(7)
      const answered = await good(act(asked, 'answer', '不能。'), contract.consultationCase)
      expect(answered).toMatchObject({
        ...{
          state: 'answered',
          answer: '不能。',
          answeredAt: later(7),
          answeredBy: '王工',
          clock: 'closed',
          dueAt: null,
        },
        clocks: [{ state: 'met', stoppedAt: later(7) }],
      })
      const noted = await good(act(answered, 'note', '回电满意'), contract.consultationCase)
      const closed = await good(act(noted, 'close'), contract.consultationCase)
      expect(closed.events.map(({ event }) => event)).toEqual(['asked', 'answered', 'noted', 'closed'])
      expect(closed.allowedActions).toEqual([
        { action: 'answer', allowed: false, reasons: ['wrongState'] },
        { action: 'close', allowed: false, reasons: ['wrongState'] },
        { action: 'note', allowed: true, reasons: [] },
      ])
      const events = await on.database.rows<ConsultationRecord>(WHOLE_SYSTEM, eventsOf(asked.id))
      const rebuilt = events.reduce<ConsultationState | null>(projectConsultation, null)
      expect(rebuilt).toEqual(await storedState('consultation', asked.id, Object.keys(rebuilt ?? {})))
    })

    test('answered by two at once is answered by one; the other is told who was first', async () => {
      const asked = await ask()
      const results = await Promise.all([
        act(asked, 'answer', '一'),
        act(asked, 'answer', '二'),
        act(asked, 'answer', '三'),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      const lost = results.filter(({ status }) => status === 409)
      for (const response of lost)
        expect(await bad(response)).toMatchObject({
          code: 'hazardMoved',
          params: { byName: '王工', event: 'answered', version: 2 },
        })
    })

    test('is not closed unanswered, nor answered with nothing', async () => {
      const asked = await ask()
      expect(await bad(act(asked, 'close'))).toMatchObject({ status: 409, code: 'actionNotAllowed' })
      expect(await bad(act(asked, 'answer', ' '))).toMatchObject({
        status: 400,
        code: 'invalidInput',
        params: { field: 'text' },
      })
    })

    test('sent twice under one key is one consultation', async () => {
      const headers = { 'idempotency-key': 'k1' }
      const first = await good(post('/consultations', question(), headers), contract.consultationCase, 201)
      const again = await good(post('/consultations', question(), headers), contract.consultationCase, 201)
      expect(again).toEqual(first)
      const other = post('/consultations', question({ question: '别的' }), headers)
      expect(await bad(other)).toMatchObject({ status: 422, code: 'idempotencyKeyReused' })
    })

    test('of one township is nothing to the next', async () => {
      const asked = await ask()
      who = neighbour
      expect((await get(`/consultations/${asked.id}`)).status).toBe(404)
      expect((await act(asked, 'answer', '我来')).status).toBe(404)
      expect((await post(`/consultations/${asked.id}/reveal`, { reason: '核实来电' })).status).toBe(404)
      const list = await good(get('/consultations?count=true'), contract.pageOf(contract.consultation))
      expect(list).toMatchObject({ items: [], total: 0 })
      expect(await bad(post('/consultations', question()))).toMatchObject({ status: 422, code: 'unknownServicePoint' })
    })

    test('is listed latest first, page by page', async () => {
      const page = contract.pageOf(contract.consultation)
      const all = await good(get('/consultations?limit=200&count=true'), page)
      expect(all.total).toBe(all.items.length)
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const next: z.infer<typeof page> = await good(
          get(`/consultations?limit=2${cursor && `&cursor=${cursor}`}`),
          page,
        )
        seen.push(...next.items.map(({ id }) => id))
        cursor = next.nextCursor
      }
      expect(seen).toEqual(all.items.map(({ id }) => id))
      const answered = await good(get('/consultations?state=answered'), page)
      expect(answered.items.every(({ state }) => state === 'answered')).toBe(true)
    })

    test('is nothing that planners bring in', async () => {
      who = { ...localAdministrator, role: 'planner' }
      expect((await post('/consultations', question())).status).toBe(403)
    })
  })

  describe('an incident', () => {
    const fire = (more: object = {}) => ({
      ...{ source: 'hotline12345', description: '电动车棚冒烟', address: '横2路3号', called119: true },
      position: [WEST + 0.001, SOUTH + 0.001],
      caller: { name: '李四', phone: '0475-8212345' },
      ...more,
    })
    const report = (more: object = {}) => good(post('/incidents', fire(more)), contract.incidentCase, 201)
    const act = (one: { id: string; version: number }, action: string, more: object = {}) =>
      post(`/incidents/${one.id}/actions`, { action, expectedVersion: one.version, ...more })

    test('runs from report to close on its own clock, and its row is what its trail says', async () => {
      const reported = await report()
      expect(reported).toMatchObject({
        serial: expect.stringMatching(/^F20261121-\d{4}$/),
        ...{ state: 'reported', clock: 'ontime', dueAt: later(10), cellCode: '15050210000101' },
        caller: { nameMasked: '李**', phoneMasked: '047****2345' },
      })
      now = later(6)
      const attending = await good(
        act(reported, 'beginAttack', { teamName: '巡逻0队', happenedAt: later(5) }),
        contract.incidentCase,
      )
      expect(attending).toMatchObject({
        ...{ state: 'attending', teamName: '巡逻0队', attackBegunAt: later(5), dueAt: null, clock: 'closed' },
        clocks: [{ clock: 'firstAttack', state: 'met', stoppedAt: later(5) }],
      })
      const handed = await good(act(attending, 'handOver', { text: '移交三中队' }), contract.incidentCase)
      expect(await bad(act(handed, 'handOver'))).toMatchObject({ code: 'actionNotAllowed' })
      const out = await good(act(handed, 'reportOut'), contract.incidentCase)
      const closed = await good(act(out, 'close'), contract.incidentCase)
      expect(closed.events.map(({ event }) => event)).toEqual([
        'reported',
        'attackBegun',
        'handedOver',
        'out',
        'closed',
      ])
      const events = await on.database.rows<IncidentRecord>(WHOLE_SYSTEM, eventsOf(closed.id))
      const rebuilt = events.reduce<IncidentState | null>(projectIncident, null)
      const { lon, lat, ...columns } = rebuilt ?? ({} as IncidentState)
      expect([lon, lat]).toEqual(closed.position)
      expect(columns).toEqual(await storedState('fire_incident', closed.id, Object.keys(columns)))
    })

    test('is late where the attack begins after ten minutes', async () => {
      const reported = await report()
      now = later(12)
      const attending = await good(act(reported, 'beginAttack', { teamName: '巡逻0队' }), contract.incidentCase)
      expect(attending.clocks).toMatchObject([{ state: 'late', dueAt: later(10), usedShare: 1.2 }])
    })

    test('is attacked by a team that has a name, neither in the future nor before the report', async () => {
      const reported = await report()
      const begin = (more: object) => bad(act(reported, 'beginAttack', more))
      expect(await begin({})).toMatchObject({ code: 'invalidInput', params: { field: 'teamName' } })
      expect(await begin({ teamName: '队', happenedAt: later(30) })).toMatchObject({ code: 'inTheFuture' })
      expect(await begin({ teamName: '队', happenedAt: later(-30) })).toMatchObject({ code: 'beforePrevious' })
    })

    test('is refused outside the district, in another township, in the future, of long ago, and unless 119 knows', async () => {
      const refused = (more: object) => bad(post('/incidents', fire(more)))
      expect(await refused({ position: [0, 0] })).toMatchObject({ status: 422, code: 'outsideDistrict' })
      expect(await refused({ position: [WEST + 0.011, SOUTH + 0.001] })).toMatchObject({
        status: 422,
        code: 'outsideScope',
      })
      expect(await refused({ reportedAt: later(60) })).toMatchObject({ status: 422, code: 'inTheFuture' })
      expect(await refused({ reportedAt: later(-60 * 24 * 31) })).toMatchObject({ status: 422, code: 'tooLongAgo' })
      expect(await refused({ called119: false })).toMatchObject({ status: 400, code: 'invalidInput' })
    })

    test('is closed by officers only', async () => {
      const reported = await report()
      who = { ...officer, role: 'patrol_member' }
      const out = await good(act(reported, 'reportOut'), contract.incidentCase)
      expect(out.allowedActions.map(({ action }) => action)).toEqual(['beginAttack', 'handOver', 'reportOut', 'note'])
      expect(await bad(act(out, 'close'))).toMatchObject({ status: 403, code: 'forbidden' })
    })

    test('of one township is nothing to the next, and leaves the list of open ones when it is closed', async () => {
      const reported = await report()
      const list = () => good(get('/incidents?limit=200'), contract.pageOf(contract.incident))
      expect((await list()).items.map(({ id }) => id)).toContain(reported.id)
      who = neighbour
      expect((await list()).items).toEqual([])
      expect((await get(`/incidents/${reported.id}`)).status).toBe(404)
      who = officer
      const out = await good(act(reported, 'reportOut'), contract.incidentCase)
      await good(act(out, 'close'), contract.incidentCase)
      expect((await list()).items.map(({ id }) => id)).not.toContain(reported.id)
      const all = await good(get('/incidents?open=false&limit=200'), contract.pageOf(contract.incident))
      expect(all.items.map(({ id }) => id)).toContain(reported.id)
    })
  })

  describe('personal data', () => {
    const asked = () =>
      good(
        post('/consultations', {
          ...{ question: '?', channel: 'visit', servicePointId: points[0] },
          asker: { name: '王小明', phone: '13812340000' },
        }),
        contract.consultationCase,
        201,
      )

    test('are shown for a reason, which is kept with who asked', async () => {
      const { id } = await asked()
      const answer = await good(post(`/consultations/${id}/reveal`, { reason: '回访核实' }), contract.revealed)
      expect(answer).toEqual({ name: '王小明', phone: '13812340000' })
      who = localAdministrator
      const trail = await good(get(`/audit?subjectId=${id}`), contract.pageOf(contract.auditEvent))
      expect(trail.items).toMatchObject([
        {
          action: 'personalDataRevealed',
          subjectType: 'consultation',
          reason: '回访核实',
          personId: 'officer0',
          at: NOW,
        },
      ])
      expect(JSON.stringify(trail)).not.toMatch(/王小明|12340000/)
    })

    test('of hazards and fires are shown the same way, within the scope', async () => {
      const person = { name: '欧阳锋', phone: '0475-8212345' }
      const place = { source: 'hotline12345', position: [WEST + 0.001, SOUTH + 0.001] }
      const hazard = { ...place, kind: 'combustibles', reporter: person }
      const fire = { ...place, caller: person, called119: true }
      for (const [path, body] of Object.entries({ hazards: hazard, incidents: fire })) {
        who = officer
        const { id } = (await (await post(`/${path}`, body)).json()) as { id: string }
        expect(await good(post(`/${path}/${id}/reveal`, { reason: '回访核实' }), contract.revealed)).toEqual(person)
        who = neighbour
        expect((await post(`/${path}/${id}/reveal`, { reason: '回访核实' })).status).toBe(404)
      }
    })

    test('are not shown without a reason, to other roles, under another kind, nor where there are none', async () => {
      const { id } = await asked()
      expect((await post(`/consultations/${id}/reveal`, { reason: ' ' })).status).toBe(400)
      expect((await post(`/incidents/${id}/reveal`, { reason: '回访核实' })).status).toBe(404)
      expect((await post(`/hazards/${id}/reveal`, { reason: '回访核实' })).status).toBe(404)
      for (const role of ['grid_worker', 'patrol_member', 'planner'] as const) {
        who = { ...officer, role }
        expect((await post(`/consultations/${id}/reveal`, { reason: '回访核实' })).status).toBe(403)
      }
      who = localAdministrator
      const trail = await good(get(`/audit?subjectId=${id}&count=true`), contract.pageOf(contract.auditEvent))
      expect(trail.total).toBe(0)
    })

    test('cannot be read past the reason, whatever the query', async () => {
      const { id } = await asked()
      const read = sql`select name from personal_data where stream = ${id}`
      expect(await on.database.rows(officer, read)).toEqual([])
    })

    test('and what else was done is answered to the administrator of everything alone', async () => {
      expect((await get('/audit')).status).toBe(403)
      who = { ...officer, role: 'administrator' }
      expect(await bad(get('/audit'))).toMatchObject({ status: 403, code: 'forbidden' })
    })
  })

  /** The row's columns by the application's names. */
  async function storedState(table: string, id: string, names: string[]): Promise<object> {
    const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const columns = sql.raw(names.map((name) => `${snake(name)} as "${name}"`).join(', '))
    const [row] = await on.database.rows<object>(
      WHOLE_SYSTEM,
      sql`select ${columns} from ${sql.identifier(table)} where id = ${id}`,
    )
    return row ?? {}
  }
})
