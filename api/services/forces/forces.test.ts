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
import { communityOf, loadForces, memberId, teamId } from '../../testing/quarter-forces.ts'
import { addMember, changeMember, removeMember } from './change-members.ts'
import { changeTeam } from './change-team.ts'
import { getTeam } from './get-team.ts'
import { listForces } from './list-forces.ts'

const officer = personOf('township_officer', 0)
const neighbour = personOf('township_officer', 1)

describeOnEachEngine('forces', (on) => {
  let ctx: Ctx
  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await loadForces(ctx, on.script)
  })

  const as = (who: Context): Ctx => ({ ...ctx, who })
  const totalsOf = async (who: Context) => {
    const { units } = await listForces({ ctx: as(who) })
    return Object.fromEntries(units.map(({ code, totals }) => [code, totals]))
  }

  test('sum up beneath every unit, to the top', async () => {
    await on.script(`update patrol_team set duty = 'off' where code = 'T1';
      update patrol_team set state = 'enroute' where code = 'T3'`)
    const sums = await totalsOf(localAdministrator)
    expect(sums).toEqual({
      F: { teams: 4, members: 12, onDuty: 3, free: 2, unready: 1 },
      S0: { teams: 3, members: 9, onDuty: 2, free: 2, unready: 1 },
      S1: { teams: 1, members: 3, onDuty: 1, free: 0, unready: 0 },
      C0: { teams: 2, members: 6, onDuty: 1, free: 1, unready: 0 },
    })
    expect((await listForces({ ctx })).totals).toEqual(sums['F'])
  })

  test('end at the borders of the asker, whose top units stand under nothing', async () => {
    const { units, teams, totals } = await listForces({ ctx: as(officer) })
    expect(units.map(({ code, parentCode }) => [code, parentCode])).toEqual([
      ['C0', 'S0'],
      ['S0', null],
    ])
    expect(teams.map(({ code }) => code)).toEqual(['T0', 'T1', 'T2'])
    expect(totals.teams).toBe(3)
    await expect(getTeam({ ctx: as(officer), input: { id: teamId(3) } })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('count a team that stands under a circle of units once in each', async () => {
    await on.script(`update force_unit set parent_code = 'C0' where code = 'S0'`)
    expect((await totalsOf(localAdministrator))['C0']?.teams).toBe(3)
  })

  test('follow the roster of a team, at its borders to the second', async () => {
    await on.script(`update patrol_team set duty = 'byRoster' where code in ('T0', 'T1', 'T2');
      insert into shift (id, team_id, kind, day, period, created_by, created_at) values
        (gen_random_uuid(), '${teamId(1)}', 'day', '2026-11-21', '[2026-11-21 06:00+08, 2026-11-21 18:00+08)', 'x', now()),
        (gen_random_uuid(), '${teamId(2)}', 'night', '2026-11-21', '[2026-11-21 18:00+08, 2026-11-22 06:00+08)', 'x', now())`)
    const onDuty = async (at: string) => {
      const { teams } = await listForces({ ctx: { ...as(officer), clock: () => new Date(at) } })
      const asked = await on.database.rows<{ code: string }>(
        officer,
        sql`select code from patrol_team t where team_on_duty(t, ${at}::timestamptz) order by code`,
      )
      const codes = teams.filter(({ state }) => state !== 'off').map(({ code }) => code)
      expect(asked.map(({ code }) => code)).toEqual(codes)
      return codes
    }
    expect(await onDuty('2026-11-21T05:59:59.999+08:00')).toEqual([])
    expect(await onDuty('2026-11-21T06:00:00+08:00')).toEqual(['T1'])
    expect(await onDuty('2026-11-21T17:59:59.999+08:00')).toEqual(['T1'])
    expect(await onDuty('2026-11-21T18:00:00+08:00')).toEqual(['T2'])
    expect(await onDuty('2026-11-22T05:59:59.999+08:00')).toEqual(['T2'])
    expect(await onDuty('2026-11-22T06:00:00+08:00')).toEqual([])
  })

  test('show a team whole to those who run it, with masked phones to all others', async () => {
    const mine = await getTeam({ ctx: as(officer), input: { id: teamId(1) } })
    expect(mine.people.map(({ name, phone }) => [name, phone])).toEqual([
      ['员10', '13800001010'],
      ['员11', '13800001011'],
      ['员12', '13800001012'],
    ])
    expect(mine.above.map(({ code }) => code)).toEqual(['S0', 'C0'])
    expect(mine.allowedActions).toEqual(['edit', 'setDuty', 'reportPosition'])
    for (const role of ['planner', 'grid_worker', 'patrol_member'] as const) {
      const seen = await getTeam({ ctx: as(personOf(role, 0)), input: { id: teamId(1) } })
      expect(seen.people[0]?.phone).toBe('138****1010')
      expect(seen.allowedActions).toEqual([])
    }
  })

  test('let a member report his own team and no other', async () => {
    const member = personOf('patrol_member', 0, 'xiao')
    await on.script(`insert into person (id, username, name, role, scope_level, scope_code)
      values ('xiao', 'xiao', '小王', 'patrol_member', 'township', '${TOWNSHIPS[0]}')`)
    await addMember({
      ctx: as(officer),
      input: { teamId: teamId(1), member: { name: '小王', phone: '', isLeader: false, personId: 'xiao' } },
    })
    const actions = async (id: string) => (await getTeam({ ctx: as(member), input: { id } })).allowedActions
    expect(await actions(teamId(1))).toEqual(['reportPosition'])
    expect(await actions(teamId(2))).toEqual([])
  })

  test('are changed by those who run them, and it is written down', async () => {
    const change = {
      name: '甲队',
      duty: 'off' as const,
      base: [122.001, 43.001] as [number, number],
      parentCode: 'C0',
      equipment: [{ kind: 'masks', count: 6, unready: 6 }],
    }
    const team = await changeTeam({ ctx: as(officer), input: { id: teamId(0), change } })
    expect(team).toMatchObject({
      ...change,
      state: 'off',
      unready: true,
      equipmentCheckedAt: '2026-11-21T12:00:00.000Z',
    })
    const trail = await on.database.rows(
      localAdministrator,
      sql`select action, person_id as who, details->>'name' as name from audit_event`,
    )
    expect(trail).toEqual([{ action: 'teamChanged', who: officer.personId, name: '甲队' }])
    const back = await changeTeam({
      ctx: as(officer),
      input: { id: teamId(0), change: { parentCode: null, base: null } },
    })
    expect(back).toMatchObject({ name: '甲队', parentCode: null, base: null, above: [] })
  })

  test('are not changed by others, nor beyond the scope, nor against sense', async () => {
    const rename = (who: Context, id: string, change: contract.TeamChange = { name: '乙队' }) =>
      changeTeam({ ctx: as(who), input: { id, change } })
    for (const role of ['planner', 'grid_worker', 'patrol_member'] as const)
      await expect(rename(personOf(role, 0), teamId(0))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rename(officer, teamId(3))).rejects.toMatchObject({ code: 'notFound' })
    await expect(rename(officer, teamId(0), { parentCode: 'S1' })).rejects.toMatchObject({ code: 'unknownUnit' })
    const masks = { kind: 'masks', count: 2, unready: 3 }
    await expect(rename(officer, teamId(0), { equipment: [masks] })).rejects.toMatchObject({ code: 'invalidInput' })
    const twice = { ...masks, unready: 0 }
    await expect(rename(officer, teamId(0), { equipment: [twice, twice] })).rejects.toMatchObject({
      code: 'invalidInput',
    })
  })

  test('gain, change and lose members; the newest leader is the only one', async () => {
    const member = { name: '老赵', phone: '13911112222', isLeader: true, personId: null }
    const grown = await addMember({ ctx: as(officer), input: { teamId: teamId(1), member } })
    expect(grown).toMatchObject({ members: 4, leaderName: '老赵' })
    expect(grown.people.filter(({ isLeader }) => isLeader).map(({ name }) => name)).toEqual(['老赵'])
    const id = grown.people[0]?.id ?? ''
    const input = { teamId: teamId(1), memberId: id, member: { ...member, name: '老钱', isLeader: false } }
    expect((await changeMember({ ctx: as(officer), input })).people.some(({ isLeader }) => isLeader)).toBe(false)
    const left = await removeMember({ ctx: as(officer), input: { teamId: teamId(1), memberId: id } })
    expect(left.people).toHaveLength(3)
    expect(left.members).toBe(3)
    for (const work of [
      () => changeMember({ ctx: as(officer), input }),
      () => removeMember({ ctx: as(officer), input: { teamId: teamId(1), memberId: memberId(20) } }),
      () => addMember({ ctx: as(neighbour), input: { teamId: teamId(1), member } }),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'notFound' })
  })

  test('count names among the people a team was said to have', async () => {
    await on.script(`update patrol_team set members = 8 where code = 'T1'`)
    const member = { name: '老赵', phone: '', isLeader: false, personId: null }
    const grown = await addMember({ ctx: as(officer), input: { teamId: teamId(1), member } })
    expect(grown.members).toBe(8)
    expect(
      (await removeMember({ ctx: as(officer), input: { teamId: teamId(1), memberId: memberId(10) } })).members,
    ).toBe(7)
  })

  test('have an account in one team only, and none that the asker does not know', async () => {
    await on.script(`insert into person (id, username, name, role, scope_level, scope_code) values
      ('xiao', 'xiao', '小王', 'patrol_member', 'township', '${TOWNSHIPS[0]}'),
      ('there', 'there', '小李', 'patrol_member', 'community', '${communityOf(1)}')`)
    const add = (team: number, personId: string) =>
      addMember({
        ctx: as(officer),
        input: { teamId: teamId(team), member: { name: '小王', phone: '', isLeader: false, personId } },
      })
    await add(1, 'xiao')
    await expect(add(2, 'xiao')).rejects.toMatchObject({
      code: 'personInTeam',
      params: { name: '小王', teamName: '队1' },
    })
    await expect(add(2, 'there')).rejects.toMatchObject({ code: 'unknownPerson' })
    await expect(add(2, 'nobody')).rejects.toMatchObject({ code: 'unknownPerson' })
  })

  test('answer over HTTP as the contract says', async () => {
    const app = createApp({
      ...{ readiness: () => ({ house: ctx, ready: true, step: 'ready' }), contextOf: () => officer },
      ...{ webDirectory: '/nowhere', log: silentLog },
    })
    const tree: unknown = await (await app.request('/api/v1/forces')).json()
    expect(contract.forces.parse(tree)).toEqual(tree)
    const path = `/api/v1/teams/${teamId(0)}`
    const team: unknown = await (await app.request(path)).json()
    expect(contract.teamDetail.parse(team)).toEqual(team)
    const made = await app.request(`${path}/members`, jsonRequest('POST', { name: '老赵', isLeader: true }))
    expect(made.status).toBe(201)
    const { people } = contract.teamDetail.parse(await made.json())
    const gone = await app.request(`${path}/members/${people[0]?.id}`, { method: 'DELETE' })
    expect(contract.teamDetail.parse(await gone.json()).people).toHaveLength(3)
    expect((await app.request(path, jsonRequest('PATCH', { state: 'free' }))).status).toBe(400)
  })
})
