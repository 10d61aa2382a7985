import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../../house.ts'
import { importKind, officerOf, testCtx } from '../../testing/house.ts'
import { quarterCells, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { importFiles } from '../imports/import-files.ts'
import { summariseHazards } from './summarise-hazards.ts'

const HEADER = '编号,类型,来源,来源编号,上报时间,状态,核查结果,整改期限,整改时间,销号时间,地址,经度,纬度'
const [TOWNSHIP] = TOWNSHIPS
/** The township, the sources and the half year that the document speaks of. */
const ASKED = {
  cell: TOWNSHIP,
  source: ['forum' as const, 'hotline12345' as const],
  reportedFrom: '2025-12-31T16:00:00.000Z',
  reportedTo: '2026-06-30T16:00:00.000Z',
  all: 'true' as const,
}

interface Case {
  source: string
  reference: string
  day?: string
  state?: string
  verdict?: string
  rectified?: string
  closed?: string
  lon?: number
}

/** Seed 000: 15 hazards from the forum and 86 from the hotline, all rectified; among others that must not be counted. */
describeOnEachEngine('the figures of Huai’an', (on) => {
  let ctx: Ctx
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wangge-huaian-'))
  })
  afterAll(() => rm(directory, { recursive: true }))
  beforeEach(async () => {
    await on.empty()
    ctx = testCtx(on.database)
    await importKind(ctx, 'cells', quarterCells())
  })

  const importCases = async (cases: Case[]) => {
    const path = join(directory, 'history.csv')
    await writeFile(path, `${HEADER}\n${cases.map(line).join('\n')}\n`)
    return importFiles({ ctx, input: { kind: 'hazards', files: [path], crs: 'wgs84' } })
  }
  const summary = (more: object = {}) => summariseHazards({ ctx, input: { ...ASKED, ...more } })

  test('are 101 of 101, the decoys left aside', async () => {
    const report = await importCases([...counted(), ...decoys()])
    expect(report).toMatchObject({ rowCount: 105, badRowCount: 0, outsideCells: 0 })
    expect(await summary()).toMatchObject({
      ...{ total: 102, merged: 1, falseReports: 0, toRectify: 101, rectified: 101, open: 0, closed: 101 },
      onTimeRate: 1,
      bySource: [
        { source: 'forum', toRectify: 15, rectified: 15 },
        { source: 'hotline12345', toRectify: 86, rectified: 86 },
      ],
    })
  })

  test('are the same for the officer of that township, and none of it for another', async () => {
    await importCases([...counted(), ...decoys()])
    const officer = { ...ctx, who: officerOf(TOWNSHIP) }
    const { toRectify, rectified } = await summariseHazards({ ctx: officer, input: { ...ASKED, cell: undefined } })
    expect([rectified, toRectify]).toEqual([101, 101])
    const other = { ...ctx, who: officerOf(TOWNSHIPS[1]) }
    await expect(summariseHazards({ ctx: other, input: ASKED })).rejects.toMatchObject({ code: 'notFound' })
    expect((await summariseHazards({ ctx: other, input: { ...ASKED, cell: undefined } })).total).toBe(1)
  })

  test('take in the next period when it is asked for, with the one that is not rectified', async () => {
    await importCases([...counted(), ...decoys()])
    const { toRectify, rectified, open, overdue, onTimeRate } = await summary({
      reportedTo: '2026-12-31T16:00:00.000Z',
    })
    expect({ toRectify, rectified, open, overdue }).toEqual({ toRectify: 103, rectified: 102, open: 1, overdue: 1 })
    expect(onTimeRate).toBe(102 / 103)
  })

  test('change when one of them does', async () => {
    await importCases([...counted(), ...decoys()])
    const reopened = counted().map((one, index) =>
      index === 40 ? { ...one, state: '整改中', rectified: '', closed: '' } : one,
    )
    await importCases([...reopened, ...decoys()])
    expect(await summary()).toMatchObject({
      toRectify: 101,
      rectified: 100,
      open: 1,
      overdue: 1,
      onTimeRate: 100 / 101,
    })
    const late = counted().map((one, index) => (index === 40 ? { ...one, rectified: '2026-04-30 12:00' } : one))
    await importCases([...late, ...decoys()])
    expect(await summary()).toMatchObject({ rectified: 101, closedOnTime: 100, onTimeRate: 100 / 101 })
    const unfounded = counted().map((one, index) => (index === 40 ? { ...one, verdict: '不属实' } : one))
    await importCases([...unfounded, ...decoys()])
    expect(await summary()).toMatchObject({ toRectify: 100, rectified: 100, falseReports: 1 })
    const events = await ctx.database.rows(
      WHOLE_SYSTEM,
      sql`
      select count(*) as count from case_event e join hazard h on h.id = e.stream where h.source_reference = 'case-40'`,
    )
    expect(events).toEqual([{ count: 4 }])
  })
})

function counted(): Case[] {
  return Array.from({ length: 101 }, (_, index) => ({
    source: index < 15 ? '论坛' : '12345',
    reference: `case-${index}`,
  }))
}

function decoys(): Case[] {
  return [
    { source: '12345', reference: 'other township', lon: WEST + 0.013 },
    { source: '论坛', reference: 'other period', day: '2026-07-02' },
    { source: '12345', reference: 'repeat', verdict: '重复', rectified: '' },
    // Reported on the first day after the period, Beijing time: it would be in it by UTC.
    { source: '12345', reference: 'not rectified', day: '2026-07-01', state: '整改中', rectified: '', closed: '' },
  ]
}

function line(one: Case, index: number): string {
  const { source, reference, day = '2026-03-01', state = '已销号', verdict = '属实', lon = WEST + 0.003 } = one
  const { rectified = `${day} 18:00`, closed = `${day} 20:00` } = one
  const serial = `${day.replaceAll('-', '')}-${String(index + 1).padStart(4, '0')}`
  const place = `${lon},${SOUTH + 0.003}`
  return `${serial},其他,${source},${reference},${day} 07:30,${state},${verdict},${day} 19:00,${rectified},${closed},建设路${index}号,${place}`
}
