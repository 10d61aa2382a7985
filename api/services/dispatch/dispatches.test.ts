import { describeOnEachEngine } from '@wangge/db/testing'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { command, DispatchQuarter, good, later } from '../../testing/dispatch-quarter.ts'
import { act as actOnHazard, personOf } from '../../testing/ledger.ts'
import { TOWNSHIPS } from '../../testing/quarter.ts'
import { advanceDispatches } from './advance-dispatches.ts'

const officer = personOf('township_officer', 0)
const neighbour = personOf('township_officer', 1)

describeOnEachEngine('dispatches', (db) => {
  const q = new DispatchQuarter(db)

  describe('who is asked next', () => {
    test('after a decline, the next of the ranking, at once', async () => {
      const hazardId = await q.newHazard()
      const offered = await q.send(hazardId, q.team('near'), { answerSeconds: 30 })
      q.now = later(7)
      q.who = q.team('near').member
      await q.act(offered, 'decline', { reason: '车坏了' })
      q.who = command
      const [next, declined] = await q.list(`state=all&hazardId=${hazardId}`)
      expect(declined).toMatchObject({ id: offered.id, state: 'declined', declineReason: '车坏了' })
      expect(next).toMatchObject({
        ...{
          teamId: q.team('middle').id,
          attempt: 2,
          state: 'offered',
          sendingId: offered.sendingId,
          offeredByName: 'system',
        },
        ...{ offeredAt: q.now, answerDueAt: later(37), suggestedTeamId: q.team('middle').id, overrideReason: null },
      })
      expect([await q.teamState(q.team('near')), await q.teamState(q.team('middle'))]).toEqual(['free', 'assigned'])
    })

    test('without an answer, the next from the instant on at which it was due; at last a person must decide', async () => {
      const hazardId = await q.newHazard()
      q.who = officer
      await q.send(hazardId, q.team('near'))
      q.now = later(59)
      expect(await advanceDispatches(q.ctx)).toMatchObject({ timedOut: 0, asked: 0 })
      q.now = later(60)
      expect(await advanceDispatches(q.ctx)).toMatchObject({ timedOut: 1, asked: 1 })
      q.now = later(3600)
      expect(await advanceDispatches(q.ctx)).toMatchObject({ timedOut: 1, asked: 1 })
      q.now = later(7200)
      expect(await advanceDispatches(q.ctx)).toMatchObject({ timedOut: 1, asked: 0, exhausted: 1 })
      const asked = await q.list(`state=all&hazardId=${hazardId}`)
      // The officer's own teams only, though another township's is on duty too.
      expect(asked.map(({ teamName, state }) => [teamName, state])).toEqual([
        ['far', 'timedOut'],
        ['middle', 'timedOut'],
        ['near', 'timedOut'],
      ])
      expect(asked.map(({ timedOutAt }) => timedOutAt)).toEqual([later(3660), later(120), later(60)])
      const waiting = await q.list('state=waiting')
      expect(waiting).toMatchObject([{ id: asked[0]?.id, sendingState: 'exhausted' }])
      expect(await advanceDispatches(q.ctx)).toEqual({ recalled: 0, timedOut: 0, asked: 0, exhausted: 0 })

      const decided = await q.send(hazardId, q.team('near'))
      expect(decided).toMatchObject({ attempt: 1, sendingState: 'asking' })
      expect(await q.list('state=waiting')).toEqual([])
      for (const { id } of asked) await q.rebuilt(id)
    })

    test('for a command centre of one township, its teams alone: another one is not there for it', async () => {
      const hazardId = await q.newHazard()
      q.who = { ...command, scope: { level: 'township', code: TOWNSHIPS[0] } }
      expect((await q.asking(hazardId, q.team('beyond'), { overrideReason: '借调' })).status).toBe(404)
    })

    test('for command, teams of other townships too', async () => {
      const hazardId = await q.newHazard()
      await db.script(
        `update patrol_team set duty = 'off' where id in ('${q.team('middle').id}', '${q.team('far').id}')`,
      )
      await q.act(await q.send(hazardId, q.team('near')), 'decline', { reason: '不在' })
      expect((await q.list(`state=all&hazardId=${hazardId}`))[0]).toMatchObject({
        teamId: q.team('beyond').id,
        state: 'offered',
      })
    })

    test('nobody, where it was not to go on by itself: a person must decide at once', async () => {
      const [one, other] = [await q.newHazard(), await q.newHazard()]
      await q.act(await q.send(one, q.team('near'), { goesOn: false }), 'decline', { reason: '不在' })
      await q.send(other, q.team('near'), { goesOn: false })
      q.now = later(61)
      await advanceDispatches(q.ctx)
      expect((await q.list('state=waiting')).map(({ hazardId }) => hazardId).sort()).toEqual([one, other].sort())
    })

    test('not one whom somebody else has sent meanwhile', async () => {
      const [one, other] = [await q.newHazard(), await q.newHazard()]
      const offered = await q.send(one, q.team('near'))
      await q.send(other, q.team('middle'), { overrideReason: '近' })
      await q.act(offered, 'decline', { reason: '不在' })
      expect((await q.list(`state=all&hazardId=${one}`))[0]).toMatchObject({
        teamId: q.team('far').id,
        state: 'offered',
      })
    })
  })

  describe('a hazard that needs nobody any more', () => {
    test('found false recalls who is on the way', async () => {
      const hazardId = await q.newHazard()
      const offered = await q.send(hazardId, q.team('near'))
      await q.act(await q.act(offered, 'accept'), 'depart')
      await q.makeFalse(hazardId)
      expect(await advanceDispatches(q.ctx)).toMatchObject({ recalled: 1 })
      expect((await q.list(`state=all&hazardId=${hazardId}`))[0]).toMatchObject({
        ...{ state: 'recalled', recallReason: 'hazardFalse', sendingState: 'stopped' },
      })
      expect(await q.teamState(q.team('near'))).toBe('free')
    })

    test('closed out leaves who is there to leave by himself, and nobody waiting', async () => {
      const [one, other] = [await q.newHazard(), await q.newHazard()]
      const arrived = await q.act(await q.act(await q.send(one, q.team('near')), 'accept'), 'arrive')
      await q.act(await q.send(other, q.team('middle'), { goesOn: false, overrideReason: '近' }), 'decline', {
        reason: '不在',
      })
      for (const id of [one, other]) {
        await q.closeFalse(id)
      }
      expect(await advanceDispatches(q.ctx)).toMatchObject({ recalled: 0 })
      expect((await q.list(`state=all&hazardId=${one}`))[0]).toMatchObject({ state: 'arrived', sendingState: 'asking' })
      expect(await q.list('state=waiting')).toEqual([])
      expect(await q.act(arrived, 'clear')).toMatchObject({ sendingState: 'done' })
    })

    test('gone altogether frees its team', async () => {
      const hazardId = await q.newHazard()
      await q.send(hazardId, q.team('near'))
      await db.script(`delete from hazard where id = '${hazardId}'`)
      await advanceDispatches(q.ctx)
      expect(await q.teamState(q.team('near'))).toBe('free')
    })
  })

  describe('another township', () => {
    test('neither sees, sends, nor acts; its own team that command sends there sees what it must know, not the hazard', async () => {
      const hazardId = await q.newHazard(0)
      q.who = neighbour
      expect((await q.asking(hazardId, q.team('beyond'))).status).toBe(404)
      q.who = officer
      expect((await q.asking(hazardId, q.team('beyond'), { overrideReason: '借调' })).status).toBe(404)
      const offered = await q.send(hazardId, q.team('near'))
      q.who = neighbour
      expect((await q.get(`/dispatches/${offered.id}`)).status).toBe(404)
      expect((await q.acting(offered, 'recall', { reason: '不要' })).status).toBe(404)
      expect(await q.list('state=all')).toEqual([])
      q.who = officer
      await q.act(offered, 'recall', { reason: '改派' })

      q.who = command
      const lent = await q.send(hazardId, q.team('beyond'), { overrideReason: '借调' })
      for (const someone of [q.team('beyond').member, neighbour]) {
        q.who = someone
        const seen = await good(q.get(`/dispatches/${lent.id}`), contract.dispatch)
        expect(seen).toMatchObject({ hazardSerial: lent.hazardSerial, address: lent.address, position: lent.position })
        expect((await q.get(`/hazards/${hazardId}`)).status).toBe(404)
        expect((await q.list('state=all')).map(({ id }) => id)).toEqual([lent.id])
      }
      q.who = q.team('beyond').member
      const accepted = await q.act(lent, 'accept')
      q.who = officer
      expect((await q.act(accepted, 'arrive')).state).toBe('arrived')
    })

    test('to which the hazard is handed on sees who is sent', async () => {
      const hazardId = await q.newHazard(0)
      const offered = await q.send(hazardId, q.team('near'))
      const transfer = { action: 'transfer', toCode: TOWNSHIPS[1], reason: '归属', expectedVersion: 1 }
      await actOnHazard({ ...q.ctx, who: officer }, hazardId, transfer)
      q.who = neighbour
      expect(await q.act(offered, 'accept')).toMatchObject({ state: 'accepted' })
      expect((await good(q.get(`/hazards/${hazardId}`), contract.hazardCase)).dispatches).toHaveLength(1)
      q.who = q.team('near').member
      expect((await good(q.get(`/dispatches/${offered.id}`), contract.dispatch)).allowedActions).toContain('depart')
    })
  })

  test('dispatches are listed latest first, page by page', async () => {
    const made: string[] = []
    for (let index = 0; index < 5; index++) {
      q.now = later(index)
      const one = await q.send(await q.newHazard(), q.team('near'))
      made.unshift(one.id)
      await q.act(one, 'recall', { reason: '演练' })
    }
    const page = contract.pageOf(contract.dispatch)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: z.infer<typeof page> = await good(
        q.get(`/dispatches?state=all&limit=2&count=true${cursor && `&cursor=${cursor}`}`),
        page,
      )
      expect(next.total).toBe(5)
      seen.push(...next.items.map(({ id }) => id))
      cursor = next.nextCursor
    }
    expect(seen).toEqual(made)
    expect(await q.list(`state=all&teamId=${q.team('middle').id}`)).toEqual([])
  })
})
