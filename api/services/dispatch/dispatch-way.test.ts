import { describeOnEachEngine } from '@wangge/db/testing'
import { describe, expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import { bad, command, DispatchQuarter, good, later } from '../../testing/dispatch-quarter.ts'
import { personOf, placeIn } from '../../testing/ledger.ts'

describeOnEachEngine('a dispatch', (db) => {
  const q = new DispatchQuarter(db)

  describe('the way there', () => {
    test('asked, accepted, departed, arrived, cleared: team, hazard and lists follow each step', async () => {
      const hazardId = await q.newHazard()
      const offered = await q.send(hazardId, q.team('near'))
      expect(offered).toMatchObject({
        ...{ state: 'offered', sendingState: 'asking', attempt: 1, rank: 1, teamName: 'near', overrideReason: null },
        ...{
          suggestedTeamId: q.team('near').id,
          offeredByName: command.personName,
          offeredAt: q.now,
          answerDueAt: later(60),
        },
        ...{ etaAt: null, mode: 'foot', allowedActions: ['accept', 'decline', 'recall'] },
      })
      expect(await q.teamState(q.team('near'))).toBe('assigned')
      expect(await q.hazardTimes(hazardId)).toEqual({ dispatchedAt: q.now, arrivedAt: null })

      q.who = q.team('near').member
      q.now = later(20)
      const accepted = await q.act(offered, 'accept')
      expect(accepted).toMatchObject({
        state: 'accepted',
        acceptedAt: q.now,
        allowedActions: ['decline', 'depart', 'arrive'],
      })
      expect(accepted.etaAt).toBe(later(20 + (offered.estimatedSeconds ?? Number.NaN)))
      q.now = later(30)
      const departed = await q.act(accepted, 'depart', { happenedAt: later(25) })
      expect(departed).toMatchObject({ state: 'departed', departedAt: later(25) })
      expect(await q.teamState(q.team('near'))).toBe('enroute')

      q.who = command
      const [row] = (await good(q.get('/hazards?sort=reported'), contract.pageOf(contract.hazard))).items
      const sent = {
        dispatchId: offered.id,
        teamId: q.team('near').id,
        teamName: 'near',
        state: 'departed',
        etaAt: departed.etaAt,
      }
      expect(row).toMatchObject({ id: hazardId, sent })
      const shown = await good(q.get(`/hazards/${hazardId}`), contract.hazardCase)
      expect(shown).toMatchObject({ sent, dispatches: [{ id: offered.id, state: 'departed' }] })

      q.who = q.team('near').member
      q.now = later(90)
      const arrived = await q.act(departed, 'arrive', { position: placeIn(0), accuracyMetres: 12 })
      expect(arrived).toMatchObject({ state: 'arrived', arrivedBy: 'position', arrivalMetres: 0, arrivedAt: q.now })
      expect(await q.teamState(q.team('near'))).toBe('onscene')
      expect(await q.hazardTimes(hazardId)).toEqual({ dispatchedAt: later(0), arrivedAt: q.now })
      q.now = later(200)
      const cleared = await q.act(arrived, 'clear', { outcome: '已清理' })
      expect(cleared).toMatchObject({ state: 'cleared', outcome: '已清理', sendingState: 'done', allowedActions: [] })
      expect(await q.teamState(q.team('near'))).toBe('free')
      expect(await q.list('state=active')).toEqual([])
      q.who = command
      expect((await good(q.get(`/hazards/${hazardId}`), contract.hazardCase)).sent).toBeNull()
      await q.rebuilt(offered.id)
    })

    test('what is said for a team by word is told apart, and a second team keeps the first times', async () => {
      const hazardId = await q.newHazard()
      const accepted = await q.act(await q.send(hazardId, q.team('near')), 'accept')
      q.now = later(100)
      const arrived = await q.act(accepted, 'arrive')
      expect(arrived).toMatchObject({ arrivedBy: 'word', arrivalMetres: null })
      await q.act(arrived, 'clear')
      q.now = later(300)
      await q.act(await q.act(await q.send(hazardId, q.team('near')), 'accept'), 'arrive')
      expect(await q.hazardTimes(hazardId)).toEqual({ dispatchedAt: later(0), arrivedAt: later(100) })
      const events = await q.rebuilt(accepted.id)
      expect(events[0]?.payload).toMatchObject({ rankedFrom: 'position' })
      expect(events.map(({ payload }) => ('onBehalf' in payload ? payload.onBehalf : null))).toEqual([
        null,
        true,
        true,
        true,
      ])
    })

    test('one that is called off frees its team and leaves the hazard its time', async () => {
      const hazardId = await q.newHazard()
      const offered = await q.send(hazardId, q.team('near'))
      expect(await bad(q.acting(offered, 'recall'))).toMatchObject({ status: 422, code: 'reasonMissing' })
      const recalled = await q.act(offered, 'recall', { reason: '误派' })
      expect(recalled).toMatchObject({ state: 'recalled', recallReason: '误派', sendingState: 'stopped' })
      expect(await q.teamState(q.team('near'))).toBe('free')
      expect(await q.hazardTimes(hazardId)).toEqual({ dispatchedAt: q.now, arrivedAt: null })
      await q.send(hazardId, q.team('near'))
    })
  })

  describe('sending is refused', () => {
    test('to a hazard that is closed or was not real', async () => {
      const [closed, unreal] = [await q.newHazard(), await q.newHazard()]
      await q.makeFalse(unreal)
      await q.closeFalse(closed)
      for (const [id, reasons] of [
        [closed, ['wrongState']],
        [unreal, ['notReal']],
      ] as const) {
        const problem = await bad(q.asking(id, q.team('near')))
        expect(problem).toMatchObject({ status: 409, code: 'actionNotAllowed', params: { action: 'dispatch' } })
        if (id === unreal) expect(problem.params['reasons']).toEqual(reasons)
      }
    })

    test('of a team that is off duty, elsewhere, or unknown', async () => {
      const [one, other] = [await q.newHazard(), await q.newHazard()]
      await db.script(`update patrol_team set duty = 'off' where id = '${q.team('far').id}'`)
      const reason = { overrideReason: '试试' }
      expect(await bad(q.asking(one, q.team('far'), reason))).toMatchObject({
        ...{ status: 422, code: 'teamNotOnDuty', params: { teamName: 'far' } },
      })
      await q.send(one, q.team('near'))
      q.now = later(10)
      expect(await bad(q.asking(other, q.team('near'), reason))).toMatchObject({
        ...{ status: 409, code: 'teamBusy' },
        params: { teamName: 'near', byName: command.personName, at: later(0) },
      })
      const unknown = { id: '01900000-0000-7000-8000-000000000001' }
      expect(await bad(q.asking(other, unknown))).toMatchObject({ status: 404 })
    })

    test('to a hazard to which somebody is sent already', async () => {
      const hazardId = await q.newHazard()
      await q.send(hazardId, q.team('near'))
      expect(await bad(q.asking(hazardId, q.team('middle'), { overrideReason: '再派' }))).toMatchObject({
        ...{ status: 409, code: 'alreadySent' },
        params: { teamName: 'near', byName: command.personName, at: q.now },
      })
    })

    test('of another than the first without saying why', async () => {
      const hazardId = await q.newHazard()
      expect(await bad(q.asking(hazardId, q.team('far')))).toMatchObject({
        ...{ status: 422, code: 'overrideUnexplained' },
        params: { suggestedTeamId: q.team('near').id, suggestedTeamName: 'near' },
      })
      expect(await q.send(hazardId, q.team('far'), { overrideReason: '路熟' })).toMatchObject({
        ...{ suggestedTeamId: q.team('near').id, suggestedTeamName: 'near', overrideReason: '路熟' },
        rank: 3,
      })
    })

    test('by those who do not send', async () => {
      const hazardId = await q.newHazard()
      for (const role of ['planner', 'patrol_member', 'grid_worker'] as const) {
        q.who = personOf(role, 0)
        expect(await bad(q.asking(hazardId, q.team('near')))).toMatchObject({ status: 403, code: 'forbidden' })
      }
    })

    test('twice under one key: it is one dispatch', async () => {
      const hazardId = await q.newHazard()
      const headers = { 'idempotency-key': hazardId }
      const first = await good(q.asking(hazardId, q.team('near'), {}, headers), contract.dispatch, 201)
      expect(await good(q.asking(hazardId, q.team('near'), {}, headers), contract.dispatch, 201)).toEqual(first)
      expect(await q.list(`state=all&hazardId=${hazardId}`)).toHaveLength(1)
    })
  })

  describe('an answer', () => {
    test('that comes after another one is told who was first', async () => {
      const offered = await q.send(await q.newHazard(), q.team('near'))
      q.now = later(5)
      q.who = q.team('near').member
      await q.act(offered, 'accept')
      q.who = command
      expect(await bad(q.acting(offered, 'recall', { reason: '不用了' }))).toMatchObject({
        ...{ status: 409, code: 'dispatchMoved' },
        params: {
          byName: q.team('near').member.personName,
          at: q.now,
          event: 'accepted',
          state: 'accepted',
          version: 2,
        },
      })
    })

    test('is refused where it does not fit, before its time, and to who is not of the team', async () => {
      const offered = await q.send(await q.newHazard(), q.team('near'))
      expect(await bad(q.acting(offered, 'clear'))).toMatchObject({ status: 409, code: 'actionNotAllowed' })
      expect(await bad(q.acting(offered, 'accept', { happenedAt: later(-1) }))).toMatchObject({
        code: 'beforePrevious',
      })
      expect(await bad(q.acting(offered, 'accept', { happenedAt: later(300) }))).toMatchObject({ code: 'inTheFuture' })
      q.who = q.team('middle').member
      expect((await good(q.get(`/dispatches/${offered.id}`), contract.dispatch)).allowedActions).toEqual([])
      expect(await bad(q.acting(offered, 'accept'))).toMatchObject({ status: 403, code: 'forbidden' })
      q.who = q.team('near').member
      expect(await bad(q.acting(offered, 'recall', { reason: '不去' }))).toMatchObject({
        status: 403,
        code: 'forbidden',
      })
      q.who = personOf('planner', null)
      expect(await bad(q.acting(offered, 'accept'))).toMatchObject({ status: 403, code: 'forbidden' })
    })

    test('sent twice under one key is one answer', async () => {
      const offered = await q.send(await q.newHazard(), q.team('near'))
      const body = { action: 'accept', expectedVersion: 1 }
      const again = () => q.post(`/dispatches/${offered.id}/actions`, body, { 'idempotency-key': offered.id })
      const first = await good(again(), contract.dispatch)
      expect(await good(again(), contract.dispatch)).toEqual(first)
    })
  })
})
