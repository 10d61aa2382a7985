import { gunzipSync } from 'node:zlib'
import { describeOnEachEngine } from '@wangge/db/testing'
import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { TOWNSHIPS } from '../../testing/quarter.ts'
import { WalkGraph } from '../../walk/index.ts'
import { getPlanBase } from './get-base.ts'
import { getPlanGraph } from './get-graph.ts'

describeOnEachEngine("the ground of the planner's table", (on) => {
  let ctx: Ctx
  const fresh = { input: { knows: () => false } }

  beforeAll(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await loadQuarter(ctx)
    await on.script(`update residence set elderly_alone = 2, small_premises = 1 where code = 'R0-00'`)
  })

  const baseOf = async (who: Ctx['who']) => {
    const base = await getPlanBase({ ctx: { ...ctx, who }, ...fresh })
    if (!base) throw new Error('There is a base')
    return base
  }

  test('holds every residence, every point with its week, and the network in force', async () => {
    const base = await baseOf(ctx.who)
    expect(base.residences.id).toHaveLength(40)
    expect(base.residences.id).toEqual([...base.residences.id].sort())
    expect(base.residences.people.every((people) => people === 10)).toBe(true)
    expect(base.residences.vulnerable.reduce((sum, one) => sum + one, 0)).toBe(3)
    expect(base.points.map(({ openWeek }) => openWeek.slice(0, 4)).sort()).toEqual([
      [0, 10080],
      [480, 1320, 1920, 2760],
    ])
    expect(base).toMatchObject({
      scope: null,
      networkEdits: [],
      gates: [],
      network: { version: 1 },
      allowedActions: ['save'],
    })
    const graph = await getPlanGraph({ ctx, input: { networkId: base.network.id, gzip: true } })
    expect(WalkGraph.from(new Uint8Array(gunzipSync(graph))).edgeCount).toBeGreaterThan(0)
  })

  test('shows an officer of a township his own homes only, and the points that his neighbours walk to as well', async () => {
    const base = await baseOf(officerOf(TOWNSHIPS[1]))
    expect(base.residences.id).toHaveLength(20)
    expect(base.cellCodes.every((code) => code.startsWith(TOWNSHIPS[1].slice(0, 9)))).toBe(true)
    expect(base.points).toHaveLength(2)
    expect(base).toMatchObject({ scope: { level: 'township', code: TOWNSHIPS[1] }, allowedActions: [] })
  })

  test('tells those at the command nothing of who lives alone, and the other roles nothing at all', async () => {
    expect((await baseOf({ ...ctx.who, role: 'command' })).residences.vulnerable).toEqual([])
    await expect(baseOf({ ...ctx.who, role: 'grid_worker' })).rejects.toMatchObject({ code: 'forbidden' })
    const worker = { ...ctx, who: { ...ctx.who, role: 'patrol_member' as const } }
    const networkId = (await baseOf(ctx.who)).network.id
    await expect(getPlanGraph({ ctx: worker, input: { networkId, gzip: false } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const nowhere = '01900000-0000-7000-8000-000000000000'
    await expect(getPlanGraph({ ctx, input: { networkId: nowhere, gzip: false } })).rejects.toMatchObject({
      code: 'notFound',
    })
  })

  test('is not sent again until something has changed', async () => {
    const { version } = await baseOf(ctx.who)
    const input = { knows: (one: string) => one === version }
    expect(await getPlanBase({ ctx, input })).toBeNull()
    expect(await getPlanBase({ ctx: { ...ctx, who: officerOf(TOWNSHIPS[0]) }, input })).not.toBeNull()
    await on.script(`update service_point set staffed = false where code = 'P1'`)
    expect((await getPlanBase({ ctx, input }))?.points.filter(({ staffed }) => !staffed)).toHaveLength(1)
  })
})
