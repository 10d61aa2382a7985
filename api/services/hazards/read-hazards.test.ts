import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import type { HazardRow } from '@wangge/seeds'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Hazard } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { importKind, officerOf, testCtx } from '../../testing/house.ts'
import { quarterCells, quarterHazards, quarterNow, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { countInbox } from './count-inbox.ts'
import { exportHazards } from './export-hazards.ts'
import type { FilterInput } from './filter-of.ts'
import { findDuplicates } from './find-duplicates.ts'
import { listHazards } from './list-hazards.ts'
import { listTransferred } from './list-transferred.ts'
import { summariseHazards } from './summarise-hazards.ts'
import { tallyHazards } from './tally-hazards.ts'

const [WESTERN] = TOWNSHIPS
/** Metres of a degree of latitude hereabouts. */
const METRES = 1 / 111_100

describeOnEachEngine('the ledger', (on) => {
  let ctx: Ctx
  let officer: Ctx
  beforeAll(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    officer = { ...ctx, who: officerOf(WESTERN) }
    await importKind(ctx, 'cells', quarterCells())
    await importKind(ctx, 'hazards', [...quarterHazards(), ...more()])
    await on.script(`
      update hazard set owner_id = 'officer', owner_name = '王工' where serial = '20261121-0001';
      update hazard set backup_id = 'officer', backup_name = '王工' where serial = '20261121-0002';
      update hazard set state = 'rectifying', rectified_at = reported_at where serial = '20261121-0004';
      update hazard set reporter_name_masked = '王**', reporter_phone_masked = '138****0000' where serial = '20261121-0001';
      insert into hazard_transfer
        select id, n, serial, kind, grade, address, '15050210000101', case n when 1 then '150502101001' else '150502100001' end, '社区',
          '不归我管', '2026-11-21T11:00:00Z'::timestamptz + n * interval '1 minute', '王工'
        from hazard, generate_series(1, 2) n where serial = '20261121-1001'`)
  })

  const all = async (
    input: FilterInput & { sort?: 'due' | 'reported' },
    who: Ctx = ctx,
    limit = 3,
  ): Promise<Hazard[]> => {
    const found: Hazard[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listHazards({ ctx: who, input: { ...input, cursor, limit, count: true } })
      found.push(...page.items)
      if (page.nextCursor === null) {
        expect(page.total).toBe(found.length)
        return found
      }
      cursor = page.nextCursor
    }
  }
  const named = async (input: FilterInput & { sort?: 'due' | 'reported' }, who?: Ctx) =>
    (await all(input, who)).map(({ description }) => description)

  test('is listed by due time, those without one last, closed ones behind them', async () => {
    const open = ['overdue0', 'soon0', 'ontime0', 'paused0', 'notStarted0']
    expect(await named({}, officer)).toEqual(open)
    expect(await named({ all: 'true' }, officer)).toEqual([...open, 'closed0', 'later0', 'earlier0'])
    for (const hazard of await all({ all: 'true' }, officer)) {
      if (!/er0$/.test(hazard.description)) expect(hazard.description).toBe(`${hazard.clock}0`)
      expect(hazard).toMatchObject({ cellName: '网格0', townshipCode: WESTERN, townshipName: '镇0' })
    }
  })

  test('is listed by report, latest first, whatever the state, page by page without losing or repeating one', async () => {
    const listed = await all({ all: 'true', sort: 'reported' })
    expect(listed).toHaveLength(16)
    expect(new Set(listed.map(({ id }) => id)).size).toBe(16)
    const order = listed.map(({ reportedAt, id }) => `${reportedAt} ${id}`)
    expect(order).toEqual([...order].sort().reverse())
  })

  test('does not take the cursor of the other order', async () => {
    const { nextCursor } = await listHazards({ ctx, input: { sort: 'due', limit: 2, count: false } })
    const other = listHazards({ ctx, input: { sort: 'reported', limit: 2, count: false, cursor: nextCursor ?? '' } })
    await expect(other).rejects.toMatchObject({ code: 'invalidCursor' })
  })

  test('passes every filter, and both orders hold the same', async () => {
    const filters: [FilterInput, string[]][] = [
      [{ clock: 'overdue' }, ['overdue0']],
      [{ clock: ['soon', 'ontime', 'closed'] }, ['soon0', 'ontime0', 'closed0', 'later0', 'earlier0']],
      [{ clock: 'paused' }, ['paused0']],
      [{ clock: 'notStarted' }, ['notStarted0']],
      [{ state: 'rectifying' }, ['notStarted0']],
      [{ state: ['rectifying', 'closedOut'] }, ['notStarted0', 'closed0', 'later0', 'earlier0']],
      [{ state: 'closedOut', clock: 'overdue' }, []],
      [{ all: 'true', source: 'forum' }, ['earlier0']],
      [{ all: 'true', source: ['forum', 'hotline12345'] }, ['later0', 'earlier0']],
      [{ all: 'true', kind: ['gasHose', 'other'] }, ['later0']],
      [{ all: 'true', grade: 'major' }, ['earlier0']],
      [{ all: 'true', verdict: 'false' }, ['earlier0']],
      [{ all: 'true', reportedTo: '2026-03-02T00:00:00.000Z' }, ['earlier0']],
      [{ all: 'true', reportedFrom: '2026-03-02T00:00:00.000Z', reportedTo: '2026-11-01T00:00:00.000Z' }, ['later0']],
      [{ owner: 'me' }, ['soon0', 'ontime0']],
      [{ q: '20261121-0003' }, ['paused0']],
      [{ all: 'true', q: 'lt-7' }, ['earlier0']],
      [{ q: '横2路1号' }, ['soon0']],
      [{ q: 'ONTIME' }, ['ontime0']],
      [{ q: '100%' }, []],
      [{ cell: '15050210000101', clock: 'overdue' }, ['overdue0']],
    ]
    for (const [filter, expected] of filters) {
      expect(await named(filter, officer), JSON.stringify(filter)).toEqual(expected)
      const byReport = await named({ ...filter, sort: 'reported' }, officer)
      expect(byReport.sort(), JSON.stringify(filter)).toEqual([...expected].sort())
    }
    const county = await named({ cell: '150502000000', clock: 'overdue' })
    expect(county).toEqual(['overdue0', 'overdue1'])
  })

  test('of another township is not found, whatever is asked', async () => {
    await expect(
      listHazards({ ctx: officer, input: { cell: TOWNSHIPS[1], limit: 5, count: false } }),
    ).rejects.toMatchObject({
      code: 'notFound',
    })
    for (const hazard of await all({ all: 'true', sort: 'reported' }, officer))
      expect(hazard.townshipCode).toBe(WESTERN)
    expect(await named({ all: 'true', q: 'overdue1' }, officer)).toEqual([])
    const there = { kind: 'blockedFireLane', lon: WEST + 0.013, lat: SOUTH + 0.003, address: '横2路1号' }
    expect(await findDuplicates({ ctx: officer, input: there })).toEqual({ near: [], sameAddress: 0 })
    expect((await findDuplicates({ ctx, input: there })).near).toHaveLength(5)
  })

  test('is tallied by clock, in all or in one cell', async () => {
    const one = { overdue: 1, soon: 1, ontime: 1, paused: 1, notStarted: 1, closed: 3 }
    expect(await tallyHazards({ ctx: officer })).toEqual(one)
    expect(await tallyHazards({ ctx, input: { cell: '150502100001' } })).toEqual(one)
    expect(await tallyHazards({ ctx })).toEqual({ overdue: 2, soon: 2, ontime: 2, paused: 2, notStarted: 2, closed: 6 })
  })

  test('counts what waits in the tabs of a desk', async () => {
    expect(await countInbox({ ctx: officer })).toEqual({ open: 5, mine: 2, reinspect: 1, transferred: 1 })
    expect(await countInbox({ ctx })).toEqual({ open: 10, mine: 0, reinspect: 1, transferred: 2 })
  })

  test('keeps a line of what was handed on out of the area, and shows it to nobody else', async () => {
    const lines = async (who: Context) =>
      await listTransferred({ ctx: { ...ctx, who }, input: { limit: 9, count: true } })
    const mine = await lines(officer.who)
    expect(mine).toMatchObject({ total: 1, nextCursor: null })
    expect(mine.items).toMatchObject([{ serial: '20261121-1001', toCode: '150502101001', reason: '不归我管' }])
    expect((await lines(officerOf(TOWNSHIPS[1]))).items).toEqual([])
    const first = await listTransferred({ ctx, input: { limit: 1, count: false } })
    const second = await listTransferred({ ctx, input: { limit: 1, count: false, cursor: first.nextCursor ?? '' } })
    expect([...first.items, ...second.items].map(({ transferredAt }) => transferredAt)).toEqual([
      '2026-11-21T11:02:00.000Z',
      '2026-11-21T11:01:00.000Z',
    ])
  })

  test('offers open hazards of the same kind within 50 m, nearest first, and earlier ones at the address', async () => {
    const at = (northMetres: number) => ({ lon: WEST + 0.003, lat: SOUTH + 0.003 + northMetres * METRES })
    const find = (input: { kind?: string; address?: string; northMetres: number }) =>
      findDuplicates({
        ctx: officer,
        input: { kind: input.kind ?? 'blockedFireLane', address: input.address ?? '', ...at(input.northMetres) },
      })
    const near = (await find({ northMetres: 49 })).near
    expect(near.map(({ description }) => description).sort()).toEqual(
      ['notStarted0', 'ontime0', 'overdue0', 'paused0', 'soon0'].sort(),
    )
    for (const { metres } of near) expect(metres).toBeCloseTo(49, 0)
    expect((await find({ northMetres: 51 })).near).toEqual([])
    expect((await find({ northMetres: 0, kind: 'gasHose' })).near).toEqual([])
    // As people write it; the closed one counts, the neighbour's 横2路5号 of another township does not.
    expect((await find({ northMetres: 0, address: '横 2路，5号' })).sameAddress).toBe(1)
    expect((await find({ northMetres: 0, address: '' })).sameAddress).toBe(0)
  })

  test('offers the nearest first', async () => {
    await importKind(ctx, 'hazards', [
      { ...hazard('20261120-0001', 'near'), lat: SOUTH + 0.003 + 20 * METRES },
      { ...hazard('20261120-0002', 'nearer'), lat: SOUTH + 0.003 + 32 * METRES },
    ])
    const found = await findDuplicates({
      ctx,
      input: { kind: 'combustibles', lon: WEST + 0.003, lat: SOUTH + 0.003 + 40 * METRES, address: '' },
    })
    expect(found.near.map(({ description }) => description)).toEqual(['nearer', 'near'])
    await on.script(`delete from hazard where serial like '20261120-%'`)
  })

  test('sums up without false reports and repeats; what is open and overdue is not on time', async () => {
    expect(await summariseHazards({ ctx: officer, input: { all: 'true' } })).toEqual({
      ...{
        total: 8,
        falseReports: 1,
        merged: 0,
        toRectify: 7,
        rectified: 3,
        open: 5,
        overdue: 1,
        closed: 2,
        closedOnTime: 1,
      },
      onTimeRate: 1 / 3,
      bySource: [
        { source: 'hotline12345', toRectify: 1, rectified: 1 },
        { source: 'resident', toRectify: 6, rectified: 2 },
      ],
    })
    expect((await summariseHazards({ ctx: officer, input: { q: '没有' } })).onTimeRate).toBeNull()
  })

  test('leaves as CSV: masked, harmless in a spreadsheet, in the deployment’s time, and written down', async () => {
    const text = async (input: FilterInput, language: 'zh' | 'en' = 'zh') => {
      let csv = ''
      for await (const part of await exportHazards({ ctx: officer, input: { ...input, language } })) csv += part
      return csv
    }
    const csv = await text({ all: 'true' })
    const lines = csv.split('\r\n')
    expect(lines).toHaveLength(10)
    expect(lines[0]?.startsWith('\uFEFF编号,类型,等级,状态')).toBe(true)
    expect(csv).toContain('20261121-0001,占用消防车道,一般,核查,将到期,2026-11-21 21:00:00,居民')
    expect(csv).toContain('王**,138****0000')
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""请致电138****8000"")"`)
    expect(csv).not.toContain('13800138000')
    expect(csv).not.toContain('overdue1')
    expect((await text({ clock: 'overdue' }, 'en')).split('\r\n')[0]).toContain('Serial,Kind,Grade')
    const events = await ctx.database.rows(
      WHOLE_SYSTEM,
      sql`
      select person_id, action, details from audit_event order by id`,
    )
    expect(events).toMatchObject([
      { person_id: 'officer', action: 'ledgerExported', details: { hazards: 8, filter: { all: 'true' } } },
      { action: 'ledgerExported', details: { hazards: 1 } },
    ])
  })
})

/** Two closed ones of March in each township: a false report of the forum, and one of the hotline that was rectified a second late. */
function more(): HazardRow[] {
  return TOWNSHIPS.flatMap((_, township) => [
    {
      ...hazard(`20260301-${township}001`, `earlier${township}`),
      ...{
        lon: WEST + 0.003 + township * 0.01,
        source: 'forum',
        sourceReference: `LT-7${township || ''}`,
        grade: 'major',
      },
      ...{
        state: 'closedOut',
        verdict: 'false',
        closedOutAt: '2026-03-01T12:00:00Z',
        reportedAt: '2026-03-01T08:00:00Z',
      },
      address: '=HYPERLINK("http://x","请致电13800138000")',
    } satisfies HazardRow,
    {
      ...hazard(`20260303-${township}001`, `later${township}`),
      ...{
        lon: WEST + 0.003 + township * 0.01,
        source: 'hotline12345',
        kind: 'gasHose',
        state: 'closedOut',
        verdict: 'real',
      },
      ...{ reportedAt: '2026-03-03T08:00:00Z', dueAt: '2026-03-05T08:00:00Z', rectifiedAt: '2026-03-05T08:00:01Z' },
      closedOutAt: '2026-03-06T08:00:00Z',
    } satisfies HazardRow,
  ])
}

function hazard(serial: string, description: string): HazardRow {
  return {
    ...{
      serial,
      description,
      kind: 'combustibles',
      grade: 'general',
      state: 'verified',
      source: 'inspection',
      address: '',
    },
    ...{ reportedAt: quarterNow.toISOString(), dueAt: null, pausedAt: null, closedOutAt: null },
    ...{ lon: WEST + 0.003, lat: SOUTH + 0.003 },
  }
}
