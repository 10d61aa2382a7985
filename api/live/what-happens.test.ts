import type { Context } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { liveEvent } from '../contract/index.ts'
import { DispatchQuarter, later } from '../testing/dispatch-quarter.ts'
import { act, personOf, placeIn, report } from '../testing/ledger.ts'
import { Ear, type Frame } from '../testing/live.ts'
import { TOWNSHIPS } from '../testing/quarter.ts'

const officers = [personOf('township_officer', 0), personOf('township_officer', 1)] as const
const command = personOf('command', null)

describeOnOneEngine('what is heard', (db) => {
  const q = new DispatchQuarter(db)
  let ears: Ear[] = []

  const listen = async (who: Context, query = ''): Promise<Ear> => {
    q.who = who
    const response = await q.get(`/events${query}`)
    q.who = command
    expect(response.status).toBe(200)
    const ear = new Ear(response.body)
    ears.push(ear)
    await ear.until((frames) => frames.length > 0)
    return ear
  }
  /** Tells what has happened, and marks its end so that silence can be told from lateness. */
  const tell = async (): Promise<void> => {
    await db.script(`insert into live_event (kind, event, at) values ('alert', 'end', now())`)
    await q.ctx.live.turn()
    await Promise.all(ears.map((ear) => ear.until((frames) => frames.at(-1)?.data['event'] === 'end')))
  }
  const words = (ear: Ear) =>
    ear.events.filter(({ event }) => event !== 'alert').map(({ event, data }) => `${event} ${String(data['event'])}`)
  const only = (ear: Ear, kind: string): Frame[] => ear.events.filter(({ event }) => event === kind)

  beforeEach(async () => {
    // What a test begins with is told before it listens.
    await q.ctx.live.turn()
  })
  afterEach(async () => {
    await Promise.all(ears.map((ear) => ear.leave()))
    ears = []
  })

  describe('of hazards', () => {
    test('each event, whether it moves the case or not, with where it lies and how far it has come', async () => {
      const ear = await listen(officers[0])
      const { id, serial } = await report(q.ctx, { position: placeIn(0, 3) })
      await act(q.ctx, id, { action: 'acknowledge', text: '王工负责' })
      await act(q.ctx, id, { action: 'note', text: '第一', expectedVersion: 3 })
      await act(q.ctx, id, { action: 'note', text: '第二', expectedVersion: 3 })
      await tell()
      const [lon, lat] = placeIn(0, 3)
      expect(only(ear, 'hazard').map(({ data }) => data['event'])).toEqual([
        'reported',
        'acknowledged',
        'noted',
        'noted',
      ])
      for (const frame of only(ear, 'hazard')) expect(liveEvent.parse(frame.data)).toEqual(frame.data)
      expect(only(ear, 'hazard')[0]?.data).toMatchObject({
        id,
        data: { serial, kind: 'other', grade: 'general', state: 'reported', version: 1, lon, lat },
      })
    })

    test('nothing of the next township; a transfer by both', async () => {
      const [mine, next] = [await listen(officers[0]), await listen(officers[1])]
      const { id } = await report(q.ctx)
      await tell()
      expect(words(mine)).toEqual(['hazard reported'])
      expect(words(next)).toEqual([])
      await act(q.ctx, id, { action: 'transfer', toCode: TOWNSHIPS[1], reason: '属于北片' })
      await act(q.ctx, id, { action: 'note', text: '收到', expectedVersion: 2 })
      await tell()
      expect(words(mine)).toEqual(['hazard reported', 'hazard transferred'])
      expect(words(next)).toEqual(['hazard transferred', 'hazard noted'])
    })

    test('many of one statement are one event an area', async () => {
      const ear = await listen(command)
      await db.script(`
        insert into hazard (id, serial, kind, grade, state, source, reported_at, location, cell_code)
          select gen_random_uuid(), 'MANY-' || n, 'other', 'general', 'reported', 'resident', now(), st_point(0, 0, 4326),
            case when n <= 300 then '${TOWNSHIPS[0]}' end from generate_series(1, 301) n;
        update hazard set version = version + 1 where serial like 'MANY-%';
        delete from hazard where serial like 'MANY-%'`)
      await tell()
      const told = only(ear, 'hazard').map(
        ({ data }) => `${data['event']} ${data['id'] === null} ${JSON.stringify(data['data'])}`,
      )
      const one = '{"count":1}'
      const many = '{"count":300}'
      expect(told.sort()).toEqual([
        ...[`changed true ${one}`, `changed true ${many}`, `imported true ${one}`, `imported true ${many}`],
        ...[`removed false ${one}`, `removed true ${many}`],
      ])
    })
  })

  test('of a dispatch: where the hazard lies, and where the team belongs', async () => {
    const [mine, next, member] = [
      await listen(officers[0]),
      await listen(officers[1]),
      await listen(q.team('beyond').member),
    ]
    const hazardId = await q.newHazard(0)
    const sent = await q.send(hazardId, q.team('beyond'), { overrideReason: '近' })
    q.who = q.team('beyond').member
    await q.act(sent, 'accept')
    await tell()
    expect(words(mine)).toEqual(['hazard reported', 'dispatch offered', 'dispatch accepted'])
    expect(words(next)).toEqual(['dispatch offered', 'team state', 'dispatch accepted'])
    expect(words(member)).toEqual(words(next))
    expect(only(member, 'dispatch')[0]?.data).toMatchObject({
      id: sent.id,
      data: { hazardId, teamId: q.team('beyond').id, teamName: 'beyond', state: 'offered', attempt: 1 },
    })
  })

  test('of teams: where they are, what they do, whether they are on duty', async () => {
    const ear = await listen(officers[0])
    const { id } = q.team('near')
    const [lon, lat] = placeIn(0, 7)
    q.now = later(10)
    const kept = await q.post('/team-positions', { positions: [{ teamId: id, position: [lon, lat], at: later(10) }] })
    expect(kept.status, await kept.text()).toBe(200)
    await db.script(
      `update patrol_team set duty = 'off' where id = '${id}'; update patrol_team set leader_name = '李' where id = '${id}'`,
    )
    await tell()
    expect(words(ear)).toEqual(['team position', 'team duty', 'team changed'])
    expect(only(ear, 'team')[0]?.data).toMatchObject({
      ...{ id, at: later(10) },
      data: { state: 'free', duty: 'on', lon, lat },
    })
  })

  test('of an area within one’s own, and of none that is out of sight', async () => {
    const ear = await listen(command, `?area=${TOWNSHIPS[1]}&kinds=hazard,alert`)
    await q.newHazard(0)
    const id = await q.newHazard(1)
    await tell()
    expect(only(ear, 'hazard').map(({ data }) => data['id'])).toEqual([id])
    q.who = officers[0]
    for (const area of [TOWNSHIPS[1], '110101001000']) {
      expect(await (await q.get(`/events?area=${area}`)).json()).toMatchObject({ status: 404, code: 'notFound' })
    }
    expect((await q.get('/events?kinds=weather')).status).toBe(400)
    expect(q.ctx.live.size).toBe(1)
  })
})
