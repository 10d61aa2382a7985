import { describeOnOneEngine } from '@wangge/db/testing'
import { beforeAll, expect, test } from 'vitest'
import type { ServiceError } from '../../errors.ts'
import { testCtx } from '../../testing/house.ts'
import { act, loadCells, personOf, report } from '../../testing/ledger.ts'
import { quarterNow } from '../../testing/quarter.ts'
import { getHazard } from './get-hazard.ts'

const OFFICERS = 200

describeOnOneEngine('two hundred officers at one hazard', (db) => {
  beforeAll(async () => {
    await db.empty()
    await loadCells(testCtx(db.database))
  }, 120_000)

  test('one acknowledges it, and 199 are told who did and when', async () => {
    const ctx = testCtx(db.database)
    const { id } = await report(ctx)
    const outcomes = await Promise.allSettled(
      Array.from({ length: OFFICERS }, (_, index) => {
        const who = personOf('township_officer', 0, `officer${index}`)
        return act({ ...ctx, who }, id, { action: 'acknowledge' })
      }),
    )
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as ServiceError)
    expect(won).toHaveLength(1)
    const winner = won[0]?.value.events.at(-1)
    expect(winner).toMatchObject({ event: 'acknowledged', version: 2 })
    const told = { byName: winner?.personName, at: quarterNow.toISOString(), event: 'acknowledged' }
    expect(lost.map(({ code, params }) => ({ code, params }))).toEqual(
      Array.from({ length: OFFICERS - 1 }, () => ({
        ...{ code: 'hazardMoved', params: { ...told, state: 'acknowledged', version: 2 } },
      })),
    )
    expect(await getHazard({ ctx, input: { id } })).toMatchObject({ version: 2, state: 'acknowledged' })
  }, 60_000)

  test('two hundred reports at once get two hundred numbers without a gap', async () => {
    const ctx = testCtx(db.database)
    const made = await Promise.all(Array.from({ length: OFFICERS }, (_, index) => report(ctx, {}, `report${index}`)))
    const numbers = made.map(({ serial }) => Number(serial.split('-')[1])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: OFFICERS }, (_, index) => (numbers[0] ?? 0) + index))
  }, 60_000)
})
