import type { Context } from '@wangge/db'
import { localAdministrator } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import * as contract from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { silentLog } from '../../log.ts'
import { testCtx } from '../../testing/house.ts'
import { personOf } from '../../testing/ledger.ts'
import { jsonRequest } from '../../testing/people.ts'
import { TOWNSHIPS } from '../../testing/quarter.ts'
import { cellOf, communityOf, loadForces, memberId, teamId } from '../../testing/quarter-forces.ts'
import { addShift } from './add-shift.ts'
import { assignCells } from './assign-cells.ts'
import { changeShift, removeShift } from './change-shift.ts'
import { copyWeek } from './copy-week.ts'
import { getRoster } from './get-roster.ts'
import { putShiftKind } from './put-shift-kind.ts'
import { setAbsence } from './set-absence.ts'
import { swapMembers } from './swap-members.ts'

const officer = personOf('township_officer', 0)
/** A Saturday evening; the week after begins on the 23rd. */
const NOW = '2026-11-21T12:00:00.000Z'
const MONDAY = '2026-11-23'
const TUESDAY = '2026-11-24'

describeOnEachEngine('the roster', (on) => {
  let ctx: Ctx
  beforeEach(async () => {
    await on.empty()
    ctx = { ...testCtx(on.database, () => new Date(NOW)), who: officer }
    await loadForces({ ...ctx, who: localAdministrator }, on.script)
  })

  const assign = (more: Partial<contract.RosterAssignment> = {}, who: Context = officer) =>
    assignCells({
      ctx: { ...ctx, who },
      input: { teamId: teamId(1), day: MONDAY, kind: 'day', cellCodes: [cellOf(0)], mode: 'add', ...more },
    })
  const shiftOn = async (more: Partial<contract.RosterAssignment> = {}) => {
    const shift = await assign(more)
    if (!shift) throw new Error('no shift')
    return shift
  }
  const people = ({ people: on }: contract.Shift) => on.map(({ memberId: id }) => id)
  const audited = async () =>
    (
      await on.database.rows<{ action: string }>(localAdministrator, sql`select action from audit_event order by id`)
    ).map(({ action }) => action)
  const dutyOf = async (team: number) =>
    (
      await on.database.rows<{ duty: string }>(
        officer,
        sql`select duty from patrol_team where id = ${teamId(team)}::uuid`,
      )
    )[0]?.duty

  test('puts cells on a shift, which is made with the whole team, in the wall times of the zone', async () => {
    const shift = await shiftOn()
    expect(shift).toMatchObject({
      from: '2026-11-22T22:00:00.000Z',
      to: '2026-11-23T10:00:00.000Z',
      cellCodes: [cellOf(0)],
    })
    expect(people(shift)).toEqual([10, 11, 12].map(memberId))
    const night = await shiftOn({ kind: 'night' })
    expect(night).toMatchObject({ from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T22:00:00.000Z' })
    expect(await audited()).toEqual(['rosterAssigned', 'rosterAssigned'])
  })

  test('adds, replaces and takes away; a shift without cells goes', async () => {
    const first = await shiftOn()
    const both = await shiftOn({ cellCodes: [communityOf(0)] })
    expect([both.id, both.cellCodes]).toEqual([first.id, [communityOf(0), cellOf(0)]])
    expect((await shiftOn({ cellCodes: [TOWNSHIPS[0]], mode: 'replace' })).cellCodes).toEqual([TOWNSHIPS[0]])
    expect((await shiftOn({ cellCodes: [cellOf(0)], mode: 'remove' })).cellCodes).toEqual([TOWNSHIPS[0]])
    expect(await assign({ cellCodes: [TOWNSHIPS[0]], mode: 'remove' })).toBeNull()
    expect(await assign({ mode: 'remove' })).toBeNull()
    const { shifts } = await getRoster({ ctx, input: { from: MONDAY, to: MONDAY } })
    expect(shifts).toEqual([])
  })

  test('makes one shift of many assignments at once', async () => {
    const made = await Promise.all(
      [cellOf(0), communityOf(0), TOWNSHIPS[0]].map((code) => shiftOn({ cellCodes: [code] })),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  })

  test('makes a team follow the roster from its first shift on, unless somebody has put it off duty', async () => {
    await on.script(`update patrol_team set duty = 'off' where code = 'T2'`)
    await shiftOn()
    await shiftOn({ teamId: teamId(2) })
    expect([await dutyOf(0), await dutyOf(1), await dutyOf(2)]).toEqual(['on', 'byRoster', 'off'])
    await on.script(`update patrol_team set duty = 'on' where code = 'T1'`)
    await shiftOn({ day: TUESDAY })
    expect(await dutyOf(1)).toBe('on')
  })

  test('refuses a team twice at once, with its name and the times', async () => {
    await shiftOn()
    await putShiftKind({
      ctx: { ...ctx, who: localAdministrator },
      input: { key: 'noon', kind: { nameZh: '中班', nameEn: 'Noon', starts: '12:00', ends: '20:00', active: true } },
    })
    await expect(assign({ kind: 'noon' })).rejects.toMatchObject({
      code: 'teamBusy',
      params: { teamName: '队1', from: '2026-11-22T22:00:00.000Z', to: '2026-11-23T10:00:00.000Z' },
    })
    expect(await audited()).toEqual(['rosterAssigned', 'shiftKindSet'])
  })

  test('refuses a person twice at once, and leaves out who is busy where the whole team is meant', async () => {
    const mixed = await addShift({
      ctx,
      input: { teamId: teamId(1), day: MONDAY, kind: 'day', cellCodes: [], memberIds: [memberId(10), memberId(20)] },
    })
    const input = { teamId: teamId(2), day: MONDAY, kind: 'day', cellCodes: [] }
    await expect(addShift({ ctx, input: { ...input, memberIds: [memberId(20), memberId(21)] } })).rejects.toMatchObject(
      {
        code: 'memberBusy',
        params: { name: '员20', from: mixed.from, to: mixed.to },
      },
    )
    const rest = await addShift({ ctx, input })
    expect(people(rest)).toEqual([21, 22].map(memberId))
    const change = { memberIds: [memberId(10)] }
    await expect(changeShift({ ctx, input: { id: rest.id, change } })).rejects.toMatchObject({
      code: 'memberBusy',
      params: { name: '员10' },
    })
  })

  test('names the shift in the way also where it is out of the officer’s sight', async () => {
    await on.script(`insert into shift (id, team_id, kind, day, period, created_by, created_at)
        values ('${teamId(99)}', '${teamId(3)}', 'day', '${MONDAY}', '[2026-11-23 06:00+08, 2026-11-23 18:00+08)', 'x', now());
      insert into shift_member values ('${teamId(99)}', '${memberId(10)}', '[2026-11-23 06:00+08, 2026-11-23 18:00+08)')`)
    const input = { teamId: teamId(1), day: MONDAY, kind: 'day', cellCodes: [], memberIds: [memberId(10)] }
    await expect(addShift({ ctx, input })).rejects.toMatchObject({ code: 'memberBusy', params: { name: '员10' } })
  })

  test('sets a shift’s cells and people as whole lists, and takes it off', async () => {
    const { id } = await shiftOn()
    await setAbsence({ ctx, input: { shiftId: id, memberId: memberId(10), reason: '病假' } })
    const changed = await changeShift({
      ctx,
      input: { id, change: { cellCodes: [communityOf(0)], memberIds: [memberId(10), memberId(21)] } },
    })
    expect(changed.cellCodes).toEqual([communityOf(0)])
    expect(changed.people).toEqual([
      { memberId: memberId(10), name: '员10', absentReason: '病假' },
      { memberId: memberId(21), name: '员21', absentReason: null },
    ])
    await removeShift({ ctx, input: { id } })
    await expect(removeShift({ ctx, input: { id } })).rejects.toMatchObject({ code: 'notFound' })
    expect(await audited()).toEqual(['rosterAssigned', 'absenceSet', 'shiftChanged', 'shiftRemoved'])
  })

  test('lets two people take each other’s shift, also at the same time', async () => {
    const one = await shiftOn()
    const other = await shiftOn({ teamId: teamId(2) })
    const { shifts } = await swapMembers({
      ctx,
      input: { one: { shiftId: one.id, memberId: memberId(10) }, other: { shiftId: other.id, memberId: memberId(20) } },
    })
    expect(shifts.map(people)).toEqual([
      [memberId(20), memberId(11), memberId(12)],
      [memberId(10), memberId(21), memberId(22)],
    ])
  })

  test('refuses a swap that puts somebody on two shifts, and changes nothing', async () => {
    const day = await shiftOn()
    const night = await shiftOn({ teamId: teamId(2), kind: 'night' })
    await addShift({
      ctx,
      input: { teamId: teamId(1), day: MONDAY, kind: 'night', cellCodes: [], memberIds: [memberId(10)] },
    })
    const swap = (one: number, other: number) =>
      swapMembers({
        ctx,
        input: {
          one: { shiftId: day.id, memberId: memberId(one) },
          other: { shiftId: night.id, memberId: memberId(other) },
        },
      })
    await expect(swap(10, 20)).rejects.toMatchObject({ code: 'memberBusy', params: { name: '员10', from: night.from } })
    await expect(swap(11, 99)).rejects.toMatchObject({ code: 'notFound' })
    const { shifts } = await getRoster({ ctx, input: { from: MONDAY, to: MONDAY } })
    expect(shifts.find(({ id }) => id === day.id)?.people).toEqual(day.people)
    expect(shifts.find(({ id }) => id === night.id)?.people).toEqual(night.people)
    const third = await changeShift({ ctx, input: { id: night.id, change: { memberIds: [20, 11].map(memberId) } } })
    expect(people(third)).toEqual([20, 11].map(memberId))
    await expect(swap(11, 20)).rejects.toMatchObject({ code: 'memberBusy', params: { name: '员11' } })
  })

  test('lets the absent serve elsewhere, and come back only where they do not', async () => {
    const shift = await shiftOn()
    const absence = (reason: string | null) =>
      setAbsence({ ctx, input: { shiftId: shift.id, memberId: memberId(10), reason } })
    expect((await absence('借调')).people[0]?.absentReason).toBe('借调')
    const input = { teamId: teamId(2), day: MONDAY, kind: 'day', cellCodes: [], memberIds: [memberId(10)] }
    const lent = await addShift({ ctx, input })
    await expect(absence(null)).rejects.toMatchObject({ code: 'memberBusy', params: { name: '员10' } })
    await removeShift({ ctx, input: { id: lent.id } })
    expect((await absence(null)).people[0]?.absentReason).toBeNull()
  })

  test('copies a week, leaves what stands and says why, and can be taken back', async () => {
    await shiftOn()
    await shiftOn({ teamId: teamId(2), kind: 'night', day: '2026-11-29' })
    const tuesday = await shiftOn({ teamId: teamId(2), day: TUESDAY })
    await setAbsence({ ctx, input: { shiftId: tuesday.id, memberId: memberId(20), reason: '病假' } })
    // In the week after: one team busy, one person of another lent.
    await shiftOn({ day: '2026-11-30', cellCodes: [TOWNSHIPS[0]] })
    await addShift({
      ctx,
      input: { teamId: teamId(0), day: '2026-12-06', kind: 'night', cellCodes: [], memberIds: [memberId(21)] },
    })
    const copied = await copyWeek({ ctx, input: { fromMonday: MONDAY, toMonday: '2026-11-30' } })
    expect(copied.skipped).toEqual([
      { teamId: teamId(1), teamName: '队1', day: '2026-11-30', kind: 'day', reason: 'teamBusy' },
      { teamId: teamId(2), teamName: '队2', day: '2026-12-06', kind: 'night', reason: 'memberBusy' },
    ])
    expect(copied.created).toBe(1)
    const { shifts } = await getRoster({ ctx, input: { from: '2026-12-01', to: '2026-12-01' } })
    expect(shifts).toMatchObject([
      { id: copied.shiftIds[0], teamId: teamId(2), from: '2026-11-30T22:00:00.000Z', cellCodes: [cellOf(0)] },
    ])
    expect(shifts[0]?.people.map(({ absentReason }) => absentReason)).toEqual([null, null, null])
    for (const id of copied.shiftIds) await removeShift({ ctx, input: { id } })
    expect((await copyWeek({ ctx, input: { fromMonday: MONDAY, toMonday: '2026-11-30' } })).created).toBe(1)
  })

  test('copies nothing into the past, and from Mondays only', async () => {
    await shiftOn()
    const past = await copyWeek({ ctx, input: { fromMonday: MONDAY, toMonday: '2026-11-16' } })
    expect(past).toMatchObject({ created: 0, skipped: [{ day: '2026-11-16', reason: 'past' }] })
    for (const toMonday of [TUESDAY, MONDAY])
      await expect(copyWeek({ ctx, input: { fromMonday: MONDAY, toMonday } })).rejects.toMatchObject({
        code: 'invalidInput',
      })
  })

  test('copies only the teams of the area that is asked for', async () => {
    await shiftOn()
    await assign({ teamId: teamId(3), cellCodes: [cellOf(1)] }, localAdministrator)
    const input = { fromMonday: MONDAY, toMonday: '2026-11-30', area: TOWNSHIPS[1] }
    const copied = await copyWeek({ ctx: { ...ctx, who: localAdministrator }, input })
    expect(copied).toMatchObject({ created: 1, skipped: [] })
    await expect(copyWeek({ ctx, input })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('shows an area its teams, and every shift that covers some of it', async () => {
    await shiftOn()
    await assign({ teamId: teamId(0), cellCodes: [TOWNSHIPS[0]] })
    await assign({ teamId: teamId(3), cellCodes: [cellOf(0)] }, localAdministrator)
    const of = async (who: Context, area?: string) => {
      const roster = await getRoster({
        ctx: { ...ctx, who },
        input: { from: MONDAY, to: MONDAY, ...(area && { area }) },
      })
      return [roster.teams, roster.shifts].map((list) => list.length)
    }
    expect(await of(localAdministrator)).toEqual([4, 3])
    expect(await of(localAdministrator, communityOf(0))).toEqual([2, 3])
    expect(await of(localAdministrator, TOWNSHIPS[1])).toEqual([1, 1])
    expect(await of(officer)).toEqual([3, 2])
    await expect(of(officer, TOWNSHIPS[1])).rejects.toMatchObject({ code: 'notFound' })
    await expect(getRoster({ ctx, input: { from: MONDAY, to: '2026-12-24' } })).rejects.toMatchObject({
      code: 'invalidInput',
    })
    await expect(getRoster({ ctx, input: { from: TUESDAY, to: MONDAY } })).rejects.toMatchObject({
      code: 'invalidInput',
    })
  })

  test('is kept by those who run teams, inside their area', async () => {
    for (const role of ['planner', 'grid_worker', 'patrol_member'] as const) {
      const who = personOf(role, 0)
      await expect(assign({}, who)).rejects.toMatchObject({ code: 'forbidden' })
      expect((await getRoster({ ctx: { ...ctx, who }, input: { from: MONDAY, to: MONDAY } })).teams).toHaveLength(3)
    }
    await expect(assign({ teamId: teamId(3) })).rejects.toMatchObject({ code: 'notFound' })
    await expect(assign({ cellCodes: [cellOf(0), cellOf(1)] })).rejects.toMatchObject({
      code: 'outsideScope',
      params: { codes: [cellOf(1)] },
    })
    await expect(assign({ kind: 'none' })).rejects.toMatchObject({ code: 'unknownShiftKind' })
    const { id } = await shiftOn()
    const stranger = { ctx: { ...ctx, who: personOf('township_officer', 1) }, input: { id } }
    await expect(removeShift(stranger)).rejects.toMatchObject({ code: 'notFound' })
    const lent = { teamId: teamId(1), day: TUESDAY, kind: 'day', cellCodes: [], memberIds: [memberId(30)] }
    await expect(addShift({ ctx, input: lent })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('has kinds of shifts that only the administrator of everything sets', async () => {
    const kind = { nameZh: '夜班', nameEn: 'Night', starts: '20:00', ends: '20:00', active: false }
    const set = (who: Context) => putShiftKind({ ctx: { ...ctx, who }, input: { key: 'night', kind } })
    await expect(set(officer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(set(personOf('administrator', 0))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await set(localAdministrator)).shiftKinds).toMatchObject([
      { key: 'day', active: true },
      { key: 'night', ...kind },
    ])
    await expect(assign({ kind: 'night' })).rejects.toMatchObject({ code: 'unknownShiftKind' })
  })

  test('answers over HTTP as the contract says', async () => {
    const app = createApp({
      ...{ readiness: () => ({ house: ctx, ready: true, step: 'ready' }), contextOf: () => officer },
      ...{ webDirectory: '/nowhere', log: silentLog },
    })
    const send = (method: string, path: string, body: object) =>
      app.request(`/api/v1/roster${path}`, jsonRequest(method, body))
    const assignment = { teamId: teamId(1), day: MONDAY, kind: 'day', cellCodes: [cellOf(0)], mode: 'add' }
    const shift = contract.shift.parse(await (await send('POST', '/assignments', assignment)).json())
    expect((await send('POST', '/shifts', { teamId: teamId(1), day: MONDAY, kind: 'day' })).status).toBe(409)
    for (const [path, schema] of [
      ['', contract.roster],
      ['/check', contract.rosterCheck],
    ] as const) {
      const body: unknown = await (await app.request(`/api/v1/roster${path}?from=${MONDAY}&to=2026-11-29`)).json()
      expect(schema.parse(body)).toEqual(body)
    }
    const absence = { shiftId: shift.id, memberId: memberId(10), reason: '病假' }
    expect((await send('POST', '/absences', absence)).status).toBe(200)
    expect((await send('POST', '/copy-week', { fromMonday: MONDAY, toMonday: '2026-11-30' })).status).toBe(200)
    expect((await send('PUT', `/shifts/${shift.id}`, { cellCodes: [] })).status).toBe(200)
    expect((await send('POST', '/assignments', { ...assignment, mode: 'remove' })).status).toBe(204)
  })
})
