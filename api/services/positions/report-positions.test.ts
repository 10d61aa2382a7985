import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { personOf } from '../../testing/ledger.ts'
import { addTestPerson, jsonRequest, signInApp, signInAs } from '../../testing/people.ts'
import { quarterCells, quarterNow, quarterTeams, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { newId } from '../ids.ts'
import { reportPositions } from './report-positions.ts'

describeOnEachEngine('positions of teams', (engine) => {
  let ctx: Ctx
  let ids: Record<string, string>
  let member: Context

  beforeAll(async () => {
    ctx = testCtx(engine.database)
    await importKind(ctx, 'cells', quarterCells())
    await importKind(ctx, 'teams', quarterTeams())
    const rows = await ctx.database.rows<{ id: string; code: string }>(
      WHOLE_SYSTEM,
      sql`select id, code from patrol_team`,
    )
    ids = Object.fromEntries(rows.map(({ id, code }) => [code, id]))
    const personId = await addTestPerson(ctx, {
      ...{ username: 'patrol0', role: 'patrol_member' },
      scope: { level: 'township', code: TOWNSHIPS[0] },
    })
    member = { ...personOf('patrol_member', 0, 'patrol0'), personId }
    await ctx.database.rows(
      WHOLE_SYSTEM,
      sql`insert into team_member (id, team_id, person_id, name) values (${newId()}::uuid, ${ids['T0']}::uuid, ${personId}, '队员')`,
    )
  }, 120_000)

  beforeEach(async () => {
    await engine.script("truncate team_track; update patrol_team set position_at = '2026-11-21T11:00:00Z'")
  })

  const seconds = (count: number) => new Date(quarterNow.getTime() + count * 1000).toISOString()
  const at = (code: string, secondsFromNow: number, more: { lon?: number; accuracyMetres?: number } = {}) => ({
    teamId: ids[code] ?? code,
    at: seconds(secondsFromNow),
    position: [more.lon ?? WEST + 0.001, SOUTH + 0.001] as [number, number],
    ...(more.accuracyMetres === undefined ? {} : { accuracyMetres: more.accuracyMetres }),
  })
  const send = (who: Context, ...positions: Parameters<typeof reportPositions>[0]['input']['positions']) =>
    reportPositions({ ctx: { ...ctx, who }, input: { positions } })
  const refusal = async (who: Context, position: ReturnType<typeof at>) =>
    (await send(who, position)).refused[0]?.code ?? null
  const team = (code: string) =>
    ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
      tx.one<{ lon: number; positionAt: string; accuracy: number | null; state: string }>(
        sql`select ST_X(position) as lon, position_at as "positionAt", position_accuracy_metres as accuracy, state
          from patrol_team where code = ${code}`,
      ),
    )
  const track = (code: string) =>
    ctx.database.rows<{ at: string; lon: number }>(
      WHOLE_SYSTEM,
      sql`select at, ST_X(location) as lon from team_track where team_id = ${ids[code]}::uuid order by at`,
    )

  test('the row holds the latest, the track all of them, in whatever order they came', async () => {
    const command = personOf('command', null)
    const sent = [
      at('T0', -20, { lon: WEST + 0.002 }),
      at('T0', -5, { accuracyMetres: 8 }),
      at('T0', -10),
      at('T1', -10),
    ]
    expect(await send(command, ...sent)).toEqual({ kept: 4, refused: [] })
    expect(await team('T0')).toEqual({ lon: WEST + 0.001, positionAt: seconds(-5), accuracy: 8, state: 'free' })
    expect(await track('T0')).toEqual([
      { at: seconds(-20), lon: WEST + 0.002 },
      { at: seconds(-10), lon: WEST + 0.001 },
      { at: seconds(-5), lon: WEST + 0.001 },
    ])
    expect(await track('T1')).toHaveLength(1)
  })

  test('a patrol member reports for his own team and no other, whatever his area', async () => {
    expect(await refusal(member, at('T0', -5))).toBe(null)
    expect(await refusal(member, at('T1', -5))).toBe('unknownTeam')
    expect(await refusal({ ...member, scope: null }, at('T1', -5))).toBe('unknownTeam')
    expect(await refusal({ ...member, personId: 'somebodyElse' }, at('T0', -4))).toBe('unknownTeam')
    expect((await team('T1')).positionAt).toBe('2026-11-21T11:00:00.000Z')
  })

  test('an officer reports for the teams of his township, command for all', async () => {
    const officer = personOf('township_officer', 0)
    expect(await refusal(officer, at('T0', -5))).toBe(null)
    expect(await refusal(officer, at('T1', -5))).toBe('unknownTeam')
    expect(await refusal(personOf('command', null), at('T1', -5))).toBe(null)
    expect(await track('T1')).toHaveLength(1)
  })

  test('what is not later than the known one, too old, or ahead of time is refused; a little ahead is now', async () => {
    const command = personOf('command', null)
    expect(await refusal(command, at('T0', -30))).toBe(null)
    expect(await refusal(command, at('T0', -30))).toBe('olderThanKnown')
    expect(await refusal(command, at('T0', -31))).toBe('olderThanKnown')
    expect(await refusal(command, at('T0', 61))).toBe('inTheFuture')
    expect(await refusal(command, { ...at('T1', 0), at: '0000-01-01T00:00:00.000Z' })).toBe('tooLongAgo')
    expect(await refusal(command, at('T0', 59))).toBe(null)
    expect((await team('T0')).positionAt).toBe(seconds(0))
    expect(await track('T0')).toHaveLength(2)
  })

  test('one bad position does not keep the others of its batch out', async () => {
    const nobody = newId()
    const answer = await send(personOf('command', null), at('T0', -5), at(nobody, -5), at('T1', 90), at('T1', -5))
    expect(answer).toEqual({
      kept: 2,
      refused: [
        { index: 1, code: 'unknownTeam' },
        { index: 2, code: 'inTheFuture' },
      ],
    })
    expect([await track('T0'), await track('T1')].map(({ length }) => length)).toEqual([1, 1])
  })

  test('a place nowhere on earth refuses the whole request', async () => {
    const bad = send(personOf('command', null), at('T0', -5), at('T1', -5, { lon: 181 }))
    await expect(bad).rejects.toMatchObject({ code: 'outsideDistrict', status: 422 })
    expect(await track('T0')).toHaveLength(0)
  })

  test('many senders at once are written together, each judged by himself', async () => {
    const officers = [personOf('township_officer', 0), personOf('township_officer', 1)]
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => send(officers[i % 2] as Context, at(i % 3 === 0 ? 'T0' : 'T1', i - 60))),
    )
    const accepted = answers.filter(({ kept }) => kept === 1).length
    expect(accepted).toBe((await track('T0')).length + (await track('T1')).length)
    const wrong = answers.filter((_, i) => (i % 3 === 0) !== (i % 2 === 0))
    expect(wrong.every(({ refused }) => refused[0]?.code === 'unknownTeam')).toBe(true)
    expect(accepted).toBeGreaterThan(5)
  })

  test('five hundred positions fit into one request; a planner and a grid worker send none', async () => {
    const { app } = await signInApp(ctx)
    const answer = async (cookie: string, count: number) => {
      const positions = Array.from({ length: count }, (_, i) =>
        at('T0', i - 1000, { lon: 122.123_456_789, accuracyMetres: 12.345 }),
      )
      const headers = { cookie, origin: 'http://localhost' }
      const response = await app.request('/api/v1/team-positions', jsonRequest('POST', { positions }, headers))
      return { status: response.status, ...((await response.json()) as { kept?: number; code?: string }) }
    }
    expect(await answer((await signInAs(app, 'patrol0')).cookie, 500)).toMatchObject({ status: 200, kept: 500 })
    for (const role of ['planner', 'grid_worker'] as const) {
      await addTestPerson(ctx, { username: role, role })
      expect(await answer((await signInAs(app, role)).cookie, 1)).toMatchObject({ status: 403 })
    }
  })
})
