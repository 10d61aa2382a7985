import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { WhoIsFirst } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { importKind, testCtx } from '../../testing/house.ts'
import { personOf, report } from '../../testing/ledger.ts'
import { quarterCells, quarterNow, quarterStreets, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { route } from '../../walk/index.ts'
import { importStreets } from '../imports/import-streets.ts'
import { rankTeams } from './rank-teams.ts'
import { routeOfDispatch, routeOfTeam } from './route-of-team.ts'

const COMMUNITY = `${TOWNSHIPS[0].slice(0, 9)}001`
/** On the crossing of 横2路 and 纵2街. */
const HAZARD: [number, number] = [WEST + 0.002, SOUTH + 0.002]

describeOnEachEngine('who is first', (engine) => {
  let ctx: Ctx
  let hazardId: string

  beforeAll(async () => {
    ctx = testCtx(engine.database)
    await importStreets({ ctx, input: { streets: quarterStreets(), fileNames: ['quarter.osm'] } })
    await importKind(ctx, 'cells', quarterCells())
    hazardId = (await report(ctx, { position: HAZARD })).id
  }, 120_000)

  beforeEach(() => engine.script('truncate patrol_team, sending cascade'))

  /** A team some streets east of the hazard; its id is made of its letter. */
  const idOf = (code: string) => `${code.charCodeAt(0).toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`
  const put = (code: string, blocksEast: number | null, more: Record<string, string> = {}) => {
    const columns = {
      ...{
        id: `'${idOf(code)}'`,
        code: `'${code}'`,
        name: `'队${code}'`,
        kind: `'patrol'`,
        state: `'free'`,
        duty: `'on'`,
      },
      ...(blocksEast === null ? {} : { position: place(blocksEast), position_at: ago(1) }),
      ...more,
    }
    return engine.script(`insert into patrol_team (${Object.keys(columns)}) values (${Object.values(columns)})`)
  }
  const place = (blocksEast: number) =>
    `ST_SetSRID(ST_MakePoint(${WEST + 0.002 + blocksEast * 0.001}, ${SOUTH + 0.002}), 4326)`
  const ago = (minutes: number) => `'${new Date(quarterNow.getTime() - minutes * 60_000).toISOString()}'`
  const shift = (code: string, cells: string[], period = `tstzrange(${ago(60)}, ${ago(-60)})`) =>
    engine.script(`
      insert into shift (id, team_id, kind, day, period, created_by, created_at)
        values ('${idOf(code)}', '${idOf(code)}', 'day', '2026-11-21', ${period}, 'x', ${ago(600)});
      ${cells.map((cell) => `insert into shift_cell values ('${idOf(code)}', '${cell}', 'x', ${ago(600)});`).join('')}`)
  const asked = (code: string, state: string, sinceMinutes = 5) =>
    engine.script(`
      insert into sending (id, hazard_id, state, goes_on, answer_seconds, mode, opened_at, opened_by, opened_by_name)
        values ('${idOf(code)}', '${hazardId}', 'stopped', true, 60, 'foot', ${ago(5)}, 'x', 'x');
      insert into dispatch (id, sending_id, hazard_id, team_id, attempt, version, state, team_name, hazard_serial, hazard_kind,
        hazard_grade, address, description, location, mode, rank, offered_at, offered_by, offered_by_name, answer_due_at, accepted_at,
        scope_code)
      select '${idOf(code)}', '${idOf(code)}', id, '${idOf(code)}', 1, 1, '${state}', '', serial, kind, grade, '', '', location, 'foot',
        1, ${ago(sinceMinutes)}, 'x', 'x', ${ago(4)}, ${state === 'cleared' ? ago(sinceMinutes) : 'null'}, scope_code
      from hazard where id = '${hazardId}'`)

  const ask = (input: { mode?: 'fastest' | 'foot' | 'car'; limit?: number; who?: Context } = {}): Promise<WhoIsFirst> =>
    rankTeams({
      ctx: { ...ctx, who: input.who ?? ctx.who },
      input: { hazardId, mode: input.mode ?? 'fastest', limit: input.limit ?? 20 },
    })
  const order = ({ candidates }: WhoIsFirst) => candidates.map(({ name }) => name.slice(1)).join('')
  const only = async (input: Parameters<typeof ask>[0] = {}) => {
    const [first] = (await ask(input)).candidates
    if (!first) throw new Error('Nobody was ranked')
    return first
  }

  test('who is nearest by street is first, and his minutes are those of the route the engine draws', async () => {
    for (const [code, blocks] of [
      ['A', 5],
      ['B', 1],
      ['C', 3],
    ] as const)
      await put(code, blocks)
    const ranking = await ask()
    expect(order(ranking)).toBe('BCA')
    expect(ranking).toMatchObject({ total: 3, networkVersion: 1, walkSpeedMetresPerSecond: 1.25, answerSeconds: 60 })
    const network = await ctx.networks.current()
    for (const [at, blocks] of [1, 3, 5].entries()) {
      const way = network && route(network.graph, [HAZARD[0] + blocks * 0.001, HAZARD[1]], HAZARD)
      const { seconds, metres, rank, mode, from } = ranking.candidates[at] ?? {}
      expect({ seconds, metres, rank, mode, from }).toEqual({
        seconds: Math.round((way?.millimetres ?? 0) / 1250),
        metres: Math.round(way?.metres ?? 0),
        ...{ rank: at + 1, mode: 'foot', from: 'position' },
      })
    }
  })

  test('who has a car drives, where that is asked for or quicker', async () => {
    await put('A', 5, { has_vehicle: 'true' })
    const [walks, drives] = [await only({ mode: 'foot' }), await only({ mode: 'fastest' })]
    expect([walks.mode, drives.mode]).toEqual(['foot', 'car'])
    // 25 km/h against 1.25 m/s.
    expect((walks.seconds ?? 0) / (drives.seconds ?? 1)).toBeCloseTo(50 / 9, 1)
    await put('B', 5)
    const { candidates } = await ask({ mode: 'car' })
    expect(candidates.map(({ name, mode }) => [name, mode])).toEqual([
      ['队A', 'car'],
      ['队B', 'foot'],
    ])
  })

  test('those who cannot be sent follow those who can, and it is said why', async () => {
    await put('A', 0, { duty: `'off'` })
    await put('B', 1, { state: `'enroute'` })
    await put('C', 9)
    await put('D', 2, { duty: `'byRoster'` })
    await put('E', 8, { duty: `'byRoster'` })
    await put('F', 7, { equipment_unready: `'{"masks": 2, "gloves": 0}'` })
    await shift('E', [])
    await shift('D', [], `tstzrange(${ago(120)}, ${ago(60)})`)
    const ranking = await ask()
    expect(order(ranking)).toBe('FECABD')
    expect(ranking.candidates.map(({ canBeSent }) => canBeSent)).toEqual([true, true, true, false, false, false])
    expect(ranking.candidates.map(({ remarks }) => remarks)).toEqual([
      ['unready'],
      [],
      [],
      ['offDuty'],
      ['busy'],
      ['offDuty'],
    ])
    expect(ranking.candidates[0]?.unready).toEqual(['masks'])
    expect(ranking.candidates.map(({ state }) => state)).toEqual(['free', 'free', 'free', 'off', 'enroute', 'off'])
    expect(order(await ask({ limit: 4 }))).toBe('FECA')
  })

  test('a position older than ten minutes is never used as live: the base stands in, or nothing', async () => {
    await put('A', 1, { position_at: ago(11), base: place(4) })
    await put('B', 1, { position_at: ago(11) })
    await put('C', null, { base: place(3) })
    await put('D', null)
    await put('E', 1, { position_at: ago(10) })
    const { candidates } = await ask()
    expect(
      candidates.map(({ name, from, stale, remarks, canBeSent }) => [name, from, stale, remarks, canBeSent]),
    ).toEqual([
      ['队E', 'position', false, [], true],
      ['队C', 'base', false, ['noPosition'], true],
      ['队A', 'base', true, ['stalePosition'], true],
      ['队B', 'nowhere', true, ['stalePosition'], true],
      ['队D', 'nowhere', false, ['noPosition'], true],
    ])
    expect(candidates.slice(3).map(({ seconds, metres }) => [seconds, metres])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('who has declined or not answered comes after those not asked yet; who is off the streets after both', async () => {
    await put('A', 1)
    await put('B', 2)
    await put('C', 8)
    await put('D', 0, { position: 'ST_SetSRID(ST_MakePoint(121, 42), 4326)' })
    await asked('A', 'declined')
    await asked('B', 'timedOut')
    const ranking = await ask()
    expect(order(ranking)).toBe('CABD')
    expect(ranking.candidates.map(({ remarks }) => remarks)).toEqual([
      [],
      ['declinedBefore'],
      ['noAnswerBefore'],
      ['unreachable'],
    ])
  })

  test('the responsible team is the one whose shift has the deepest cell, and is told whatever its rank', async () => {
    await put('A', 1, { cell_code: `'${TOWNSHIPS[0]}'` })
    await put('B', 2)
    await put('C', 3)
    await put('D', 9, { cell_code: `'${COMMUNITY}'` })
    const responsible = async () => {
      const { responsibleTeamId, candidates } = await ask({ limit: 1 })
      const marked = candidates.filter(({ isResponsible }) => isResponsible).map(({ rank, name }) => `${rank}${name}`)
      expect(candidates.find(({ isResponsible }) => isResponsible)?.teamId).toBe(responsibleTeamId)
      return `${order({ candidates } as WhoIsFirst)} ${marked}`
    }
    expect(await responsible()).toBe('AD 4队D')
    await shift('B', [TOWNSHIPS[0]])
    expect(await responsible()).toBe('AB 2队B')
    await shift('C', [`${COMMUNITY}01`])
    expect(await responsible()).toBe('AC 3队C')
    await asked('C', 'declined')
    expect(await responsible()).toBe('AC 4队C')
  })

  test('load counts what a team has taken in twelve hours, and what is open in the cells of its shift', async () => {
    await put('A', 1)
    await put('B', 2)
    await put('C', 3)
    await asked('A', 'cleared', 60)
    await asked('B', 'cleared', 13 * 60)
    await asked('C', 'declined')
    await shift('B', [TOWNSHIPS[1]])
    expect((await ask()).candidates.map(({ name, load }) => [name, load])).toEqual([
      ['队A', 1],
      ['队B', 0],
      ['队C', 0],
    ])
    await shift('A', [COMMUNITY])
    expect((await ask()).candidates[0]?.load).toBe(2)
  })

  test('every state of a team is told as it is', async () => {
    const states = ['free', 'assigned', 'enroute', 'onscene']
    for (const [at, state] of states.entries()) await put('ABCD'.charAt(at), at, { state: `'${state}'` })
    expect((await ask()).candidates.map(({ state }) => state)).toEqual(states)
  })

  test('of equal minutes the lower code is first', async () => {
    await put('B', 2)
    await put('A', 2)
    expect(order(await ask())).toBe('AB')
  })

  test('an officer sees the teams of his township, and no other township’s hazard', async () => {
    await put('A', 1, { cell_code: `'${TOWNSHIPS[1]}'` })
    await put('B', 2, { cell_code: `'${TOWNSHIPS[0]}'` })
    expect(order(await ask({ who: personOf('township_officer', 0) }))).toBe('B')
    await expect(ask({ who: personOf('township_officer', 1) })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('the way that is drawn takes as long as the ranking says', async () => {
    await put('A', 3, { has_vehicle: 'true' })
    for (const mode of ['foot', 'car'] as const) {
      const way = await routeOfTeam({ ctx, input: { hazardId, teamId: idOf('A'), mode } })
      const { seconds, metres } = await only({ mode })
      expect({ seconds: way?.seconds, metres: Math.round(way?.metres ?? 0), mode: way?.mode }).toEqual({
        seconds,
        metres,
        mode,
      })
      expect(way?.geometry.coordinates.at(-1)).toEqual(HAZARD)
    }
    const unknown = routeOfTeam({ ctx, input: { hazardId, teamId: idOf('Z'), mode: 'foot' } })
    await expect(unknown).rejects.toMatchObject({ code: 'notFound' })
  })

  test('a patrol member sees the way of his own team’s dispatch', async () => {
    await put('A', 3, { cell_code: `'${TOWNSHIPS[0]}'` })
    await asked('A', 'offered')
    await ctx.database.rows(
      WHOLE_SYSTEM,
      sql`insert into person (id, username, name, unit, role, created_at, updated_at)
        values ('memberA', 'membera', '甲', '', 'patrol_member', now(), now()) on conflict do nothing`,
    )
    await engine.script(
      `insert into team_member (id, team_id, person_id, name) values ('${idOf('M')}', '${idOf('A')}', 'memberA', '甲')`,
    )
    const routeFor = (personId: string) =>
      routeOfDispatch({ ctx: { ...ctx, who: { ...personOf('patrol_member', 0), personId } }, input: { id: idOf('A') } })
    expect(await routeFor('memberA')).toMatchObject({ mode: 'foot', seconds: (await only({ mode: 'foot' })).seconds })
    await expect(routeFor('memberB')).rejects.toMatchObject({ code: 'notFound' })
  })
})
