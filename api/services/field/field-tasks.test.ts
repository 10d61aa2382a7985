import { describeOnEachEngine } from '@wangge/db/testing'
import { expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import { command, DispatchQuarter, good } from '../../testing/dispatch-quarter.ts'
import { act, personOf, placeIn, report } from '../../testing/ledger.ts'

const worker = personOf('grid_worker', 0)
const neighbour = personOf('grid_worker', 1)
const HERE = placeIn(0)

describeOnEachEngine('what a person in the street should do', (db) => {
  const q = new DispatchQuarter(db)
  const tasks = (query = '') => good(q.get(`/field/tasks${query}`), contract.fieldTasks)
  const near = `?lon=${HERE[0]}&lat=${HERE[1]}`
  const allowed = (task: contract.FieldTask | undefined) =>
    task?.hazard?.allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action) ?? []
  const rectifying = async () => {
    const as = { ...q.ctx, who: command }
    const { id } = await report(as, { position: HERE })
    const { version: expectedVersion } = await act(as, id, { action: 'verify', verdict: 'real' })
    await act(as, id, { action: 'beginRectifying', rectificationClass: 'onTheSpot', expectedVersion })
    return id
  }

  test('a grid worker sees what waits in his own area, with his metres and his actions', async () => {
    await db.script('truncate hazard cascade')
    const id = await q.newHazard(0)
    await q.newHazard(1)
    q.who = worker
    const { tasks: own, waiting, teams } = await tasks(near)
    expect([own.map((task) => task.id), waiting, teams]).toEqual([[id], 1, []])
    expect(own[0]).toMatchObject({ metres: 0, dispatch: null, hazard: { state: 'reported', clock: 'ontime' } })
    expect(allowed(own[0])).toContain('verify')
    expect((await tasks()).tasks[0]?.metres).toBeNull()
    q.who = neighbour
    expect((await tasks(near)).tasks.map((task) => task.id)).not.toContain(id)
    q.who = personOf('planner', null)
    expect((await q.get('/field/tasks')).status).toBe(403)
  })

  test('a patrol sees where its team is sent, and only what its role may do beside that', async () => {
    await db.script('truncate hazard cascade')
    await q.newHazard(0)
    const toFinish = await rectifying()
    const sentTo = await q.newHazard(0)
    const { id: dispatchId } = await q.send(sentTo, q.team('near'))
    q.who = q.team('near').member
    const answer = await tasks(near)
    expect(answer.teams).toMatchObject([{ name: 'near', duty: 'on', isOnDuty: true }])
    expect(answer.teams[0]?.people.some(({ name }) => name === q.who.personName)).toBe(false)
    expect(answer.tasks[0]).toMatchObject({
      id: sentTo,
      dispatch: { id: dispatchId, state: 'offered', allowedActions: ['accept', 'decline'] },
    })
    expect(answer.tasks.slice(1).map(({ id }) => id)).toEqual([toFinish])
    expect(allowed(answer.tasks[1])).toEqual(['reportRectified', 'addPhotos', 'note'])
    q.who = q.team('middle').member
    expect((await tasks()).tasks).toMatchObject([{ id: toFinish, dispatch: null }])
  })

  test('an unchanged answer is not sent again', async () => {
    q.who = worker
    const first = await q.get('/field/tasks')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\//)
    expect((await q.get('/field/tasks')).headers.get('etag')).toBe(etag)
  })

  test('the way begins where the asker stands; of a hazard out of his area nothing is told', async () => {
    const id = await q.newHazard(0)
    q.who = worker
    const way = await good(q.get(`/hazards/${id}/way${near}`), contract.dispatchRoute.nullable())
    expect(way).toMatchObject({ mode: 'foot' })
    q.who = neighbour
    expect((await q.get(`/hazards/${id}/way${near}`)).status).toBe(404)
    q.who = worker
    expect((await q.get(`/hazards/${id}/way`)).status).toBe(400)
  })
})
