import { describeOnEachEngine } from '@wangge/db/testing'
import { beforeEach, expect, test } from 'vitest'
import type { RunResidence } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { TOWNSHIPS } from '../../testing/quarter.ts'
import { exportRunResidences } from './export-run-residences.ts'
import { getRun } from './get-run.ts'
import { listRunResidences, type RunResidenceInput } from './list-run-residences.ts'

describeOnEachEngine('the residences behind a figure', (on) => {
  let ctx: Ctx
  let whole: RunResidence[]
  const input = { id: 'latest', sort: 'walkLongest' } as const

  beforeEach(async () => {
    if (ctx) return
    await on.empty()
    ctx = testCtx(on.database)
    await loadQuarter(ctx)
    whole = await walk()
  })

  const walk = async (more: Partial<RunResidenceInput> = {}, limit = 200, as: Ctx = ctx) => {
    const found: RunResidence[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listRunResidences({ ctx: as, input: { ...input, ...more, cursor, limit, count: true } })
      found.push(...page.items)
      if (page.nextCursor === null) {
        expect(page.total).toBe(found.length)
        return found
      }
      cursor = page.nextCursor
    }
  }
  const people = (rows: readonly RunResidence[]) => rows.reduce((sum, row) => sum + row.people, 0)

  test('are all there, and each state sums up to the figure of the run', async () => {
    const { totals } = await getRun({ ctx, input: { id: 'latest' } })
    expect(whole.length).toBe(40)
    for (const [state, figure] of [
      ['served', totals?.peopleServed],
      ['gap', totals?.peopleGap],
      ['noStreetData', totals?.peopleNoStreetData],
    ] as const) {
      expect(people(await walk({ state }))).toBe(figure)
    }
  })

  test('come in every order page by page, none lost and none twice', async () => {
    for (const sort of ['walkLongest', 'walkShortest', 'people', 'code'] as const) {
      const paged = await walk({ sort }, 7)
      expect(new Set(paged.map(({ id }) => id)).size).toBe(40)
      expect(paged).toEqual(await walk({ sort }))
    }
    const codes = (await walk({ sort: 'code' }, 7)).map(({ code }) => code)
    expect(codes).toEqual(codes.toSorted())
    const seconds = whole.map(({ walkSeconds }) => walkSeconds ?? Number.POSITIVE_INFINITY)
    expect(seconds).toEqual(seconds.toSorted((a, b) => b - a))
  })

  test('of a cell are those whose code begins as its own does, by its level', async () => {
    expect((await walk({ cell: TOWNSHIPS[0] })).map(({ cellCode }) => cellCode?.slice(0, 9))).toEqual(
      Array(20).fill(TOWNSHIPS[0].slice(0, 9)),
    )
    await expect(walk({ cell: '999999999999' })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('of another township are not an officer’s to see, in the list and in the file', async () => {
    const own = { ...ctx, who: officerOf(TOWNSHIPS[0]) }
    expect((await walk({}, 200, own)).length).toBe(20)
    await expect(walk({ cell: TOWNSHIPS[1] }, 200, own)).rejects.toMatchObject({ code: 'notFound' })
    const lines: string[] = []
    for await (const line of await exportRunResidences({ ctx: own, input: { ...input, language: 'zh' } }))
      lines.push(line)
    expect(lines.join('').split('\r\n').length).toBe(1 + 20 + 1)
    expect(lines[0]).toContain('步行时间（秒）')
  })

  test('are asked for by a cursor of their own list only', async () => {
    const { nextCursor } = await listRunResidences({ ctx, input: { ...input, limit: 5, count: false } })
    const other = { ...input, sort: 'people', cursor: nextCursor ?? '', limit: 5, count: false } as const
    await expect(listRunResidences({ ctx, input: other })).rejects.toMatchObject({ code: 'invalidCursor' })
  })
})
