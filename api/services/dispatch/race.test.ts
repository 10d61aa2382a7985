import type { Context } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { expect, test } from 'vitest'
import { dispatchRequest } from '../../contract/index.ts'
import type { ServiceError } from '../../errors.ts'
import { DispatchQuarter, later } from '../../testing/dispatch-quarter.ts'
import type { TestTeam } from '../../testing/forces.ts'
import { personOf } from '../../testing/ledger.ts'
import { actOnDispatch } from './act-on-dispatch.ts'
import { advanceDispatches } from './advance-dispatches.ts'
import { sendTeam } from './send-team.ts'

const PEOPLE = 20
const people = Array.from({ length: PEOPLE }, (_, index) => personOf('township_officer', 0, `officer${index}`))

describeOnEachEngine('at the same moment', (db) => {
  const q = new DispatchQuarter(db)
  const sendAs = (who: Context, hazardId: string, team: TestTeam) => {
    const request = dispatchRequest.parse({ teamId: team.id, overrideReason: '就近' })
    return sendTeam({ ctx: { ...q.ctx, who }, input: { hazardId, request } })
  }
  const outcomes = async <Answer>(attempts: Promise<Answer>[]) => {
    const all = await Promise.allSettled(attempts)
    return {
      won: all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      lost: all.flatMap((one) => (one.status === 'rejected' ? [one.reason as ServiceError] : [])),
    }
  }

  test('twenty send one team to twenty hazards: one does, the others are told who and when', async () => {
    const hazards = await Promise.all(people.map(() => q.newHazard()))
    const { won, lost } = await outcomes(hazards.map((id, at) => sendAs(people[at] ?? q.who, id, q.team('near'))))
    expect(won).toHaveLength(1)
    const params = { teamName: 'near', byName: won[0]?.offeredByName, at: q.now }
    expect(lost.map(({ code, params }) => ({ code, params }))).toEqual(
      Array.from({ length: PEOPLE - 1 }, () => ({ code: 'teamBusy', params })),
    )
    expect(await q.list('state=all')).toHaveLength(1)
  })

  test('twenty send teams to one hazard: one does', async () => {
    const hazardId = await q.newHazard()
    const teams = [q.team('near'), q.team('middle'), q.team('far')]
    const { won, lost } = await outcomes(
      people.map((who, at) => sendAs(who, hazardId, teams[at % 3] ?? q.team('near'))),
    )
    expect(won).toHaveLength(1)
    const params = { teamName: won[0]?.teamName, byName: won[0]?.offeredByName, at: q.now }
    expect(lost.map(({ code, params }) => ({ code, params }))).toEqual(
      Array.from({ length: PEOPLE - 1 }, () => ({ code: 'alreadySent', params })),
    )
  })

  test('twenty answer for a team: one does, the others are told who and when', async () => {
    const { id } = await q.send(await q.newHazard(), q.team('near'))
    const { won, lost } = await outcomes(
      people.map((who, at) => {
        const action = at % 2 === 0 ? 'accept' : ('recall' as const)
        const input = { id, action: { action, expectedVersion: 1, reason: '改派' } as const }
        return actOnDispatch({ ctx: { ...q.ctx, who }, input })
      }),
    )
    expect(won).toHaveLength(1)
    expect(lost.every(({ code, params }) => code === 'dispatchMoved' && params['version'] === 2)).toBe(true)
    await q.rebuilt(id)
  })

  test('the team accepts and three processes find its time run out: it goes, or the next is asked, never both', async () => {
    for (let round = 0; round < 6; round++) {
      q.now = later(1000 * round)
      const hazardId = await q.newHazard()
      const near = q.team('near')
      const offered = await q.send(hazardId, near)
      q.now = later(1000 * round + 60)
      const accept = { action: 'accept', expectedVersion: 1 } as const
      const rounds = () => [advanceDispatches(q.ctx), advanceDispatches(q.ctx), advanceDispatches(q.ctx)]
      const answer = () =>
        actOnDispatch({ ctx: { ...q.ctx, who: near.member }, input: { id: offered.id, action: accept } })
      const { lost } = await outcomes<unknown>(round % 2 === 0 ? [answer(), ...rounds()] : [...rounds(), answer()])
      const [last, ...before] = await q.list(`state=all&hazardId=${hazardId}`)
      if (lost.length === 0) {
        expect([last?.teamName, last?.state, before.length]).toEqual(['near', 'accepted', 0])
      } else {
        expect(lost).toMatchObject([{ code: 'dispatchMoved', params: { event: 'timedOut' } }])
        expect([last?.teamName, last?.state]).toEqual(['middle', 'offered'])
        expect(before.map(({ state }) => state)).toEqual(['timedOut'])
      }
      await q.rebuilt(offered.id)
      q.who = people[0] ?? q.who
      if (last) await q.act(last, 'recall', { reason: '演练结束' })
      await db.script('truncate sending cascade')
    }
  }, 60_000)
})
