import { WHOLE_SYSTEM } from '@wangge/db'
import { eventsOf } from '@wangge/db/queries/case-events'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { testCtx } from '../../testing/house.ts'
import { act, loadCells, personOf, placeIn, report } from '../../testing/ledger.ts'
import { quarterNow } from '../../testing/quarter.ts'
import { actOnMany } from './act-on-many.ts'
import { getHazard } from './get-hazard.ts'
import { replayClock } from './replay-clock.ts'

const minutesOn = (minutes: number) => new Date(quarterNow.getTime() + minutes * 60_000).toISOString()

describeOnEachEngine('a hazard in the ledger', (db) => {
  beforeEach(async () => {
    await db.empty()
    await loadCells(testCtx(db.database))
  }, 120_000)

  const as = (who = personOf('township_officer', 0), minutes = 0) => ({
    ...testCtx(db.database, () => new Date(minutesOn(minutes))),
    who,
  })
  const rows = <Row extends object>(query: ReturnType<typeof sql>) => db.database.rows<Row>(WHOLE_SYSTEM, query)

  test('is there as it was answered, with township, clocks, masked reporter and its number', async () => {
    const made = await report(as(), {
      ...{
        kind: 'lockedExit',
        description: '<script>alert(1)</script>',
        sourceReference: 'JB-1',
        address: '横1路 1号',
      },
      reporter: { name: '王小明', phone: '13812340000' },
    })
    expect(made).toMatchObject({
      ...{ serial: '20261121-0001', version: 1, state: 'reported', cellCode: '15050210000101' },
      ...{ townshipCode: '150502100000', townshipName: '镇0', dueClock: 'feedback', dueAt: minutesOn(10) },
      ...{ description: '<script>alert(1)</script>', reporter: { nameMasked: '王**', phoneMasked: '138****0000' } },
      ...{ repeatNumber: 1, clock: 'ontime' },
    })
    expect(made.clocks.map(({ clock, ruleKey }) => [clock, ruleKey])).toEqual([
      ['feedback', 'feedback'],
      ['verify', 'verify.urgent'],
      ['reply', 'reply.urgent'],
    ])
    expect(await getHazard({ ctx: as(), input: { id: made.id } })).toEqual(made)
    expect(await rows(sql`select name, phone from personal_data where stream = ${made.id}::uuid`)).toEqual([
      { name: '王小明', phone: '13812340000' },
    ])
    expect(JSON.stringify(made)).not.toContain('王小明')
  })

  test('goes all the way to its close, each step with its person', async () => {
    const officer = personOf('township_officer', 0)
    const { id } = await report(as(officer))
    const step = (minutes: number, expectedVersion: number, action: { action: string } & Record<string, unknown>) =>
      act(as(officer, minutes), id, { expectedVersion, ...action })
    await step(2, 1, { action: 'acknowledge' })
    await step(3, 2, { action: 'answer', text: '王工负责' })
    await step(30, 3, { action: 'verify', verdict: 'real' })
    await step(40, 4, { action: 'beginRectifying', rectificationClass: 'byDeadline', deadlineAt: minutesOn(9000) })
    await step(500, 5, { action: 'reportRectified' })
    await step(600, 6, { action: 'reinspect', passed: true })
    await step(610, 7, { action: 'reply', text: '已整改' })
    const closed = await step(620, 8, { action: 'closeOut' })
    expect(closed).toMatchObject({ state: 'closedOut', clock: 'closed', closedOutAt: minutesOn(620), dueAt: null })
    expect(closed.clocks.every(({ state }) => state === 'met')).toBe(true)
    expect(closed.events.map(({ event, personName }) => [event, personName])).toEqual(
      [
        ...['reported', 'acknowledged', 'answered', 'verified', 'rectifyingBegun', 'rectified', 'reinspectionPassed'],
        ...['replied', 'closedOut'],
      ].map((event) => [event, officer.personName]),
    )
  })

  test('is marked where its address was reported before, and only there', async () => {
    const address = '横2路3号'
    const first = await report(as(), { address })
    const again = await report(as(personOf('command', null), 5), { address: '横2路 3号', position: placeIn(0, 9) })
    await report(as(personOf('command', null), 6), { address, position: placeIn(1) })
    expect(again).toMatchObject({ repeatNumber: 2, repeats: [{ id: first.id, serial: first.serial }] })
    expect(await getHazard({ ctx: as(), input: { id: again.id } })).toMatchObject({ repeatNumber: 2 })
    expect(await getHazard({ ctx: as(), input: { id: first.id } })).toMatchObject({ repeatNumber: 1, repeats: [] })
  })

  test.each([
    ['unknownKind', { kind: 'dragon' }],
    ['outsideDistrict', { position: [10, 10] as [number, number] }],
    ['outsideScope', { position: placeIn(1) }],
    ['inTheFuture', { reportedAt: minutesOn(60) }],
    ['tooLongAgo', { reportedAt: minutesOn(-60 * 24 * 31) }],
    ['tooLongAgo', { reportedAt: '0000-01-01T00:00:00.000Z' }],
    ['fireReported', { description: '三楼着火' }],
    ['fireReported', { kind: 'fire', nothingBurns: true }],
    ['unknownPhoto', { photoIds: ['01900000-0000-7000-8000-000000000000'] }],
  ])('is refused for %s, and nothing is half-written', async (code, more) => {
    await expect(report(as(), more, 'key')).rejects.toMatchObject({ code })
    const [left] =
      await rows(sql`select (select count(*) from hazard) as hazards, (select count(*) from case_event) as events,
      (select count(*) from personal_data) as people, (select count(*) from idempotency_key) as answers`)
    expect(left).toEqual({ hazards: 0, events: 0, people: 0, answers: 0 })
  })

  test('does not say whose the place is that the person may not report', async () => {
    const refused = await report(as(), { position: placeIn(1) }).catch((error: unknown) => error)
    expect(JSON.stringify(refused)).not.toMatch(/150502101|镇1/)
  })

  test('of another township is not there', async () => {
    const { id } = await report(as())
    const stranger = as(personOf('township_officer', 1))
    await expect(getHazard({ ctx: stranger, input: { id } })).rejects.toMatchObject({ code: 'notFound' })
    await expect(act(stranger, id, { action: 'acknowledge' })).rejects.toMatchObject({ code: 'notFound' })
    const transfer = { action: 'transfer', toCode: '150502101000', reason: '要来' }
    await expect(act(stranger, id, transfer)).rejects.toMatchObject({ code: 'notFound' })
    const away = { action: 'correct', position: placeIn(1), reason: '挪走' }
    await expect(act(as(), id, away)).rejects.toMatchObject({ code: 'outsideScope' })
  })

  test('that is handed on leaves a line and no view of what comes after', async () => {
    const { id } = await report(as(), { address: '横1路1号' })
    const gone = await act(as(), id, { action: 'transfer', toCode: '150502101000', reason: '属地有误' })
    expect(gone).toMatchObject({ cellCode: '150502101000', reportedCode: '15050210000101', allowedActions: [] })
    await expect(getHazard({ ctx: as(), input: { id } })).rejects.toMatchObject({ code: 'notFound' })
    const receiver = as(personOf('township_officer', 1), 5)
    expect(await getHazard({ ctx: receiver, input: { id } })).toMatchObject({ version: 2, state: 'reported' })
    await act(receiver, id, { action: 'acknowledge', expectedVersion: 2 })
    const lines = sql`select from_code as "fromCode", to_name as "toName", reason, version from hazard_transfer`
    expect(await db.database.rows(as().who, lines)).toEqual([
      { fromCode: '15050210000101', toName: '镇1', reason: '属地有误', version: 2 },
    ])
    expect(await db.database.rows(as().who, eventsOf(id))).toEqual([])
  })

  test('takes its owner from those whose area holds it', async () => {
    await db.script(`insert into person (id, username, name, role, scope_level, scope_code) values
      ('mine', 'mine', '王工', 'township_officer', 'township', '150502100000'),
      ('other', 'other', '李工', 'township_officer', 'township', '150502101000'),
      ('reader', 'reader', '规划', 'planner', null, null);`)
    const { id } = await report(as())
    const assign = (ownerId: string) => act(as(), id, { action: 'assign', ownerId, backupId: null })
    await expect(assign('other')).rejects.toMatchObject({ code: 'unknownPerson' })
    await expect(assign('reader')).rejects.toMatchObject({ code: 'unknownPerson' })
    expect(await assign('mine')).toMatchObject({ ownerId: 'mine', ownerName: '王工' })
  })

  test('takes photos with the action that brings them, all or none', async () => {
    const officer = personOf('township_officer', 0)
    const photo = '01900000-0000-7000-8000-0000000000a1'
    await db.script(`insert into photo (id, phase, content_type, byte_count, width_pixels, height_pixels, sha256, uploaded_by,
      uploaded_by_name, uploaded_at) values ('${photo}', 'after', 'image/jpeg', 1, 1, 1, 'c', '${officer.personId}', '王工', now());`)
    const { id } = await report(as(officer))
    await act(as(officer, 1), id, { action: 'verify', verdict: 'real' })
    await act(as(officer, 2), id, { action: 'beginRectifying', rectificationClass: 'onTheSpot', expectedVersion: 3 })
    const done = { action: 'reportRectified', expectedVersion: 4 }
    const another = as(personOf('township_officer', 0, 'another'), 3)
    await expect(act(another, id, { ...done, photoIds: [photo] })).rejects.toMatchObject({ code: 'actionNotAllowed' })
    await expect(act(another, id, { action: 'addPhotos', photoIds: [photo] })).rejects.toMatchObject({
      code: 'unknownPhoto',
    })
    const rectified = await act(as(officer, 3), id, { ...done, photoIds: [photo] })
    expect(rectified).toMatchObject({ rectifiedAt: minutesOn(3), photos: [{ id: photo, phase: 'after' }], version: 5 })
  })

  test('merges into one that the person sees, never into itself', async () => {
    const first = await report(as())
    const second = await report(as(personOf('command', null)), { position: placeIn(1) })
    const third = await report(as())
    const merge = (mergedInto: string) => act(as(), third.id, { action: 'verify', verdict: 'duplicate', mergedInto })
    await expect(merge(third.id)).rejects.toMatchObject({ code: 'mergeTargetUnfit', params: { reason: 'itself' } })
    await expect(merge(second.id)).rejects.toMatchObject({ code: 'mergeTargetUnfit', params: { reason: 'unknown' } })
    expect(await merge(first.id)).toMatchObject({
      verdict: 'duplicate',
      mergedInto: { id: first.id, serial: first.serial },
    })
  })

  test('gets a free number where a file took the next one', async () => {
    await report(as())
    await db.script(`update hazard set serial = '20261121-0007';`)
    await db.script(`insert into hazard (id, serial, kind, grade, state, source, reported_at, location, version)
      values (gen_random_uuid(), '20261121-0002', 'other', 'general', 'reported', 'forum', now(), st_point(122, 43, 4326), 0);`)
    expect(await report(as())).toMatchObject({ serial: '20261121-0008' })
  })

  test('answers a repeated request once, also when both come together', async () => {
    const both = await Promise.all(['a', 'b', 'c'].map(() => report(as(), { address: '横3路1号' }, 'same-key')))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect(both[1]).toEqual(both[0])
    expect(await rows(sql`select 1 from hazard`)).toHaveLength(1)
    await expect(report(as(), { address: '别处' }, 'same-key')).rejects.toMatchObject({ code: 'idempotencyKeyReused' })
    const elsewhere = await report(as(personOf('township_officer', 0, 'another')), {}, 'same-key')
    expect(elsewhere.id).not.toBe(both[0]?.id)
    const id = both[0]?.id ?? ''
    const acts = await Promise.all(['a', 'b'].map(() => act(as(), id, { action: 'acknowledge' }, 'act-key')))
    expect(acts[1]).toEqual(acts[0])
    expect(acts[0]).toMatchObject({ state: 'acknowledged', version: 2 })
  })

  test('many at once are each done or refused by themselves', async () => {
    const [open, done] = [await report(as()), await report(as())]
    const foreign = await report(as(personOf('command', null)), { position: placeIn(1) })
    await act(as(), done.id, { action: 'acknowledge' })
    const bulk = { ids: [open.id, done.id, foreign.id], action: { action: 'acknowledge' as const } }
    const input = { bulk, idempotencyKey: 'bulk' }
    const result = await actOnMany({ ctx: as(), input })
    expect(result).toMatchObject({
      done: [open.id],
      refused: [
        { id: done.id, code: 'actionNotAllowed' },
        { id: foreign.id, code: 'notFound' },
      ],
    })
    expect(await actOnMany({ ctx: as(), input })).toEqual(result)
  })

  test('says step by step why a clock is due when it is', async () => {
    const { id, clocks } = await report(as())
    const replay = await replayClock({ ctx: as(), input: { id, clock: 'verify' } })
    expect(replay.statutory?.at(-1)).toMatchObject({ code: 'due', at: clocks[1]?.statutoryDueAt })
    expect(replay.promised?.at(-1)).toMatchObject({ code: 'due', at: clocks[1]?.promisedDueAt })
    await expect(replayClock({ ctx: as(), input: { id, clock: 'rectify' } })).rejects.toMatchObject({
      code: 'notFound',
    })
  })
})
