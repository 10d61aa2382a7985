import { randomUUID } from 'node:crypto'
import { type Context, scopeRange, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import type { LiveKind } from '@wangge/db/vocabulary'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../log.ts'
import { personOf } from '../testing/ledger.ts'
import { Ear } from '../testing/live.ts'
import { TOWNSHIPS } from '../testing/quarter.ts'
import { createLive, type Live } from './live.ts'

const command = personOf('command', null)

describeOnEachEngine('a stream of live events', (db) => {
  let live: Live
  let now = Date.parse('2026-11-21T12:00:00Z')
  let turns: { milliseconds: number; work: () => void }[] = []
  let ears: Ear[] = []

  beforeEach(async () => {
    turns = []
    ears = []
    live = createLive({
      ...{ database: db.database, clock: () => new Date(now), log: silentLog, random: () => 0.5 },
      every: (milliseconds, work) => {
        turns.push({ milliseconds, work })
        return () => {}
      },
    })
    await live.start()
  })
  afterEach(async () => {
    await live.stop()
    await Promise.all(ears.map(({ ended }) => ended))
  })

  /** Writes events as a trigger would, in one transaction; their ids. */
  const happen = async (
    count = 1,
    { scope = null as string | null, also = null as string | null, kind = 'alert' as LiveKind } = {},
  ) => {
    const ids = Array.from({ length: count }, () => randomUUID())
    await db.database.transaction(WHOLE_SYSTEM, (tx) =>
      tx.run(sql`
        insert into live_event (kind, ref, event, scope_code, also_code, at)
        select ${kind}, id, 'clockSoon', ${scope}, ${also}, now() from unnest(${sql.param(ids)}::uuid[]) with ordinality as u (id, place) order by place`),
    )
    return ids
  }
  const open = (
    who: Context = command,
    more: { lastNumber?: number | null; kinds?: LiveKind[] | null; mayHear?: () => Promise<boolean> } = {},
  ) => {
    const { lastNumber = null, kinds = null, mayHear = async () => true } = more
    const area = who.scope && scopeRange(who.scope)
    const ear = new Ear(live.open({ who, audience: { area, kinds }, lastNumber, mayHear }).body)
    ears.push(ear)
    return ear
  }
  const begun = async (ear: Ear) => {
    await ear.until((frames) => frames.length > 0)
    return ear
  }
  const heard = (ear: Ear) => ear.events.map(({ data }) => data['id'])
  const beat = () => {
    for (let second = 0; second < 10; second++) turns.find(({ milliseconds }) => milliseconds === 1000)?.work()
  }

  test('begins with the number it stands at, and tells what happens, woken by the database', async () => {
    const ear = await begun(open())
    const [hello] = ear.frames
    expect(hello).toMatchObject({ event: 'hello', data: { at: '2026-11-21T12:00:00.000Z' } })
    expect(hello?.id).toBe(hello?.data.number)
    const ids = await happen(3)
    live.poke()
    await ear.until((frames) => frames.length === 4)
    expect(heard(ear)).toEqual(ids)
    expect(ear.events.map(({ id }) => (id ?? 0) - (hello?.id ?? 0))).toEqual([1, 2, 3])
    expect(ear.events[0]).toMatchObject({ event: 'alert', data: { kind: 'alert', event: 'clockSoon', data: {} } })
  })

  test('goes on after the last number that was heard, however much was missed', async () => {
    const first = await begun(open())
    await happen(1)
    await live.turn()
    await first.until((frames) => frames.length === 2)
    await first.leave()
    expect(live.size).toBe(0)
    const missed = [...(await happen(450)), ...(await happen(2))]
    await live.turn()
    const again = open(command, { lastNumber: first.events.at(-1)?.id ?? 0 })
    await again.until((frames) => frames.length === 453)
    const after = await happen(1)
    await live.turn()
    await again.until((frames) => frames.length === 454)
    expect(heard(again)).toEqual([...missed, ...after])
    // Until what was missed has come, the browser keeps the number it had.
    expect(again.frames[0]).toMatchObject({ event: 'hello', id: null })
  })

  test('says that it cannot go on where the number is not kept, or is none of this database', async () => {
    await happen(5)
    await live.turn()
    const ear = await begun(open())
    const last = ear.frames[0]?.data.number ?? 0
    await live.forget(0)
    for (const lastNumber of [last - 3, last + 1, 0]) {
      const other = open(command, { lastNumber })
      await other.until((frames) => frames.length === 2)
      expect(other.frames.map(({ event, id }) => [event, id])).toEqual([
        ['hello', null],
        ['reset', last],
      ])
    }
    const whole = open(command, { lastNumber: last })
    const ids = await happen(1)
    await live.turn()
    await whole.until((frames) => frames.length === 2)
    expect(heard(whole)).toEqual(ids)
  })

  test('tells each what lies in his area, before and after he came, and the kinds he asked for', async () => {
    const [here, there] = TOWNSHIPS
    const officer = personOf('township_officer', 0)
    const before = (await begun(open())).frames[0]?.data.number ?? 0
    const ears = [
      open(officer),
      open(personOf('township_officer', 1)),
      open(),
      open(command, { kinds: ['team', 'alert'] }),
    ]
    await Promise.all(ears.map(begun))
    const a = (await happen(1, { scope: `${here}01`, kind: 'team' }))[0]
    const b = (await happen(1, { scope: there, kind: 'team' }))[0]
    const both = (await happen(1, { scope: there, also: here, kind: 'dispatch' }))[0]
    const all = (await happen(1, { kind: 'coverage' }))[0]
    const nowhere = (await happen(1, { scope: '0', kind: 'hazard' }))[0]
    const end = (await happen(1))[0]
    await live.turn()
    ears.push(
      open(officer, { lastNumber: before }),
      open(officer, { lastNumber: before, kinds: ['dispatch', 'alert'] }),
    )
    await Promise.all(ears.map((ear) => ear.until((frames) => frames.at(-1)?.data['id'] === end)))
    const mine = [a, both, all, end]
    expect(ears.map(heard)).toEqual([
      ...[mine, [b, both, all, end], [a, b, both, all, nowhere, end], [a, b, end]],
      ...[mine, [both, end]],
    ])
  })

  test('says every ten seconds up to where it has told, and ends where its person may no longer hear it', async () => {
    const may = { first: true, second: true }
    const [first, second] = [
      await begun(open(command, { mayHear: async () => may.first })),
      await begun(open(personOf('planner', null), { mayHear: async () => may.second })),
    ]
    await happen(1, { scope: TOWNSHIPS[0] })
    await live.turn()
    beat()
    await first.until((frames) => frames.at(-1)?.event === 'beat')
    const [, event, pulse] = first.frames
    expect(pulse).toMatchObject({ id: event?.id, data: { number: event?.id } })
    may.first = false
    beat()
    expect(await first.ended).toBe(true)
    expect(live.size).toBe(1)
    await second.until((frames) => frames.filter((one) => one.event === 'beat').length === 2)
  })

  test('says nothing of the kind while the database does not answer', async () => {
    const ear = await begun(open())
    now += 5001
    beat()
    await live.turn()
    beat()
    await ear.until((frames) => frames.length === 2)
    expect(ear.frames.map(({ data }) => data['at'])).toEqual([expect.anything(), new Date(now).toISOString()])
  })

  test('is dropped where its reader does not read, and what it left unread is not lost', async () => {
    const stream = live.open({
      who: command,
      audience: { area: null, kinds: null },
      lastNumber: null,
      mayHear: async () => true,
    })
    await vi.waitFor(() => expect(stream.cursor).toBeGreaterThan(0))
    const ids: string[] = []
    while (live.size > 0) {
      ids.push(...(await happen(300)))
      await live.turn()
    }
    const ear = new Ear(stream.body)
    expect(await ear.ended).toBe(false)
    const again = open(command, { lastNumber: stream.cursor - 300 })
    await again.until((frames) => frames.at(-1)?.data['id'] === ids.at(-1))
    expect(heard(again)).toEqual(ids.slice(-300))
  })

  test('is refused to one who has twenty, and given again when one of these ends', async () => {
    const all = Array.from({ length: 20 }, () => open())
    expect(() => open()).toThrow(expect.objectContaining({ code: 'tooManyRequests' }))
    await begun(open(personOf('planner', null)))
    await Promise.all(all.map(begun))
    await all[0]?.leave()
    await begun(open())
  })

  test('ends whole when the server stops, and none is opened afterwards', async () => {
    const ear = await begun(open())
    await live.stop()
    expect(await ear.ended).toBe(true)
    expect(() => open()).toThrow(expect.objectContaining({ code: 'starting' }))
  })
})
