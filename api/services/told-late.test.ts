import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { fromWgs84 } from '@wangge/seeds/coordinates'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as contract from '../contract/index.ts'
import { command, DispatchQuarter, good, later } from '../testing/dispatch-quarter.ts'
import { personOf, placeIn } from '../testing/ledger.ts'

const worker = personOf('grid_worker', 0)
const HOUR = 3600
/** As phones send numbers: rounded to a millimetre or so. */
const inGcj = (township: 0 | 1) => fromWgs84(...placeIn(township), 'gcj02')

describeOnEachEngine('what a phone tells late', (db) => {
  const q = new DispatchQuarter(db)
  const report = (more: object = {}, headers: Record<string, string> = {}) => {
    const body = { kind: 'lockedExit', source: 'gridWorker', position: placeIn(0), ...more }
    return good(q.post('/hazards', body, headers), contract.hazardCase, 201)
  }
  const moment = async (id: string) => {
    const { events } = await good(q.get(`/hazards/${id}`), contract.hazardCase)
    return events.map(({ event, happenedAt, receivedAt }) => [event, happenedAt, receivedAt])
  }

  test('happened so long ago as it says, whatever its clock shows, and both times are kept', async () => {
    q.who = worker
    const { id, reportedAt, clocks } = await report({ ageSeconds: 2 * HOUR + 0.25 })
    expect(reportedAt).toBe(new Date(Date.parse(later(0)) - (2 * HOUR + 0.25) * 1000).toISOString())
    expect(clocks[0]?.startedAt).toBe(reportedAt)
    q.now = later(60)
    const verify = { action: 'verify', verdict: 'real', expectedVersion: 1, ageSeconds: HOUR }
    await good(q.post(`/hazards/${id}/actions`, verify), contract.hazardCase)
    expect(await moment(id)).toEqual([
      ['reported', reportedAt, later(0)],
      ['acknowledged', later(60 - HOUR), later(60)],
      ['verified', later(60 - HOUR), later(60)],
    ])
  })

  test('is never before what the person had seen, since a message takes its time', async () => {
    const hazardId = await q.newHazard()
    const offered = await q.send(hazardId, q.team('near'))
    q.who = q.team('near').member
    q.now = later(40)
    const accepted = await q.act(offered, 'accept', { ageSeconds: 10 })
    expect(accepted.acceptedAt).toBe(later(30))
    const departed = await q.act(accepted, 'depart', { ageSeconds: 12 })
    expect(departed.departedAt).toBe(later(30))
    const here = { position: inGcj(0), positionSystem: 'gcj02', accuracyMetres: 5, ageSeconds: 1 }
    expect(await q.act(departed, 'arrive', here)).toMatchObject({ arrivedBy: 'position', arrivedAt: later(39) })
  })

  test('is done once under its key, although it is older at every repeat', async () => {
    q.who = worker
    const headers = { 'idempotency-key': 'late-report' }
    const first = await report({ ageSeconds: 10 }, headers)
    q.now = later(500)
    expect((await report({ ageSeconds: 510 }, headers)).id).toBe(first.id)
    const act = (ageSeconds: number) =>
      good(
        q.post(
          `/hazards/${first.id}/actions`,
          { action: 'note', text: '看过', expectedVersion: 1, ageSeconds },
          {
            'idempotency-key': 'late-note',
          },
        ),
        contract.hazardCase,
      )
    expect((await act(5)).version).toBe((await act(25)).version)
  })

  test('of over thirty days ago is history and refused', async () => {
    q.who = worker
    const old = await q.post('/hazards', {
      ...{ kind: 'lockedExit', source: 'gridWorker', position: placeIn(0), ageSeconds: 31 * 86_400 },
    })
    expect([old.status, (await old.json()) as object]).toMatchObject([422, { code: 'tooLongAgo' }])
  })

  test('in the coordinates of a Chinese map app lies where it was meant', async () => {
    q.who = worker
    const { position } = await report({ position: inGcj(0), positionSystem: 'gcj02' })
    expect(position[0]).toBeCloseTo(placeIn(0)[0], 8)
    expect(position[1]).toBeCloseTo(placeIn(0)[1], 8)
  })

  test('from another hand than the signed-in one is refused', async () => {
    q.who = worker
    const body = { kind: 'lockedExit', source: 'gridWorker', position: placeIn(0) }
    const foreign = await q.post('/hazards', body, { 'wangge-person': command.personId })
    expect([foreign.status, (await foreign.json()) as object]).toMatchObject([409, { code: 'otherPerson' }])
    expect((await q.post('/hazards', body, { 'wangge-person': worker.personId })).status).toBe(201)
  })

  test('of positions goes into the track by age, once under its key', async () => {
    q.who = q.team('near').member
    q.now = later(600)
    const at = (seconds: number) => ({
      ...{ teamId: q.team('near').id, ageSeconds: 600 - seconds, position: inGcj(0), positionSystem: 'gcj02' },
    })
    const send = () =>
      good(
        q.post('/team-positions', { positions: [at(60), at(120)] }, { 'idempotency-key': 'batch' }),
        contract.positionsKept,
      )
    expect(await send()).toEqual({ kept: 2, refused: [] })
    q.now = later(900)
    expect(await send()).toEqual({ kept: 2, refused: [] })
    const track = await db.database.rows<{ at: string; lon: number }>(
      WHOLE_SYSTEM,
      sql`select at, ST_X(location) as lon from team_track where team_id = ${q.team('near').id}::uuid order by at`,
    )
    expect(track.map(({ at }) => at)).toEqual([later(60), later(120)])
    expect(track[0]?.lon).toBeCloseTo(placeIn(0)[0], 8)
  })

  test('of duty gives way to what was said since, and is for one’s own team', async () => {
    const duty = async () => {
      q.who = command
      return (await good(q.get(`/teams/${q.team('near').id}`), contract.teamDetail)).duty
    }
    const say = async (word: string, ageSeconds: number, team: 'near' | 'middle' = 'near') => {
      q.who = q.team('near').member
      return (await q.post(`/teams/${q.team(team).id}/duty`, { duty: word, ageSeconds })).status
    }
    q.now = later(1000)
    expect(await say('off', 10)).toBe(204)
    expect(await duty()).toBe('off')
    expect(await say('on', 500)).toBe(204)
    expect(await duty()).toBe('off')
    q.now = later(1100)
    expect(await say('byRoster', 0)).toBe(204)
    expect(await duty()).toBe('byRoster')
    expect(await say('off', 0, 'middle')).toBe(404)
  })
})
