import type { Database } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { expect, test, vi } from 'vitest'
import type { House } from '../house.ts'
import { DispatchQuarter, later } from '../testing/dispatch-quarter.ts'
import { type Every, startRounds } from './rounds.ts'
import { dispatchWaiting } from './table.ts'

const startWaiting = (house: House, every: Every) => startRounds(house, dispatchWaiting, every)

describeOnOneEngine('the round of waiting', (db) => {
  const q = new DispatchQuarter(db)
  /** Rounds that a test turns itself. */
  const byHand = () => {
    const turned: { milliseconds: number; work: () => void; isStopped: boolean }[] = []
    const every = (milliseconds: number, work: () => void) => {
      const one = { milliseconds, work, isStopped: false }
      turned.push(one)
      return () => {
        one.isStopped = true
      }
    }
    return { every, turned }
  }
  const offered = () => q.list('state=active').then((all) => all.map(({ teamName }) => teamName))

  test('turns every five seconds, and an offer without an answer goes to the next', async () => {
    await q.send(await q.newHazard(), q.team('near'))
    const { every, turned } = byHand()
    const stop = startWaiting(q.ctx, every)
    q.now = later(61)
    await vi.waitFor(async () => {
      turned[0]?.work()
      expect(await offered()).toEqual(['middle'])
    })
    stop()
    expect(turned).toMatchObject([{ milliseconds: 5000, isStopped: true }])
  })

  test('what a process left undone, the next one does when it starts', async () => {
    await q.send(await q.newHazard(), q.team('near'))
    q.now = later(24 * 3600)
    const stop = startWaiting(q.ctx, byHand().every)
    await vi.waitFor(async () => expect(await offered()).toEqual(['middle']))
    stop()
  })

  test('goes on after a round that failed', async () => {
    await q.send(await q.newHazard(), q.team('near'))
    q.now = later(61)
    const { every, turned } = byHand()
    let fails = true
    const failed = vi.fn()
    const { database } = q.ctx
    const shaky: Database = {
      engine: database.engine,
      transaction: (context, work) =>
        fails ? Promise.reject(new Error('the database is away')) : database.transaction(context, work),
      rows: (context, query) => database.rows(context, query),
      listen: (channel, onWake) => database.listen(channel, onWake),
      ping: () => database.ping(),
      close: () => database.close(),
    }
    const stop = startWaiting({ ...q.ctx, log: { ...q.ctx.log, error: failed }, database: shaky }, every)
    await vi.waitFor(() => expect(failed).toHaveBeenCalled())
    fails = false
    await vi.waitFor(async () => {
      turned[0]?.work()
      expect(await offered()).toEqual(['middle'])
    })
    stop()
  })
})
