import { describeOnEachEngine } from '@wangge/db/testing'
import exceljs from 'exceljs'
import { beforeEach, expect, test } from 'vitest'
import type { CoverageReport } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { importKind, loadQuarter, officerOf, testCtx } from '../../testing/house.ts'
import { quarterResidences, SOUTH, TOWNSHIPS, WEST } from '../../testing/quarter.ts'
import { computeCoverage } from '../coverage/compute.ts'
import { exportCoverageReport } from './export-report.ts'
import { getCoverageReport, type ReportInput } from './get-report.ts'

const settings: CoverageReport['settings'] = {
  ...{ limitSeconds: 600, speedMetresPerSecond: 1.25, kinds: [], minuteOfWeek: null },
  ...{ asksForStaff: false, asksForRoom: false, weight: 'people' },
}

describeOnEachEngine('a coverage report', (on) => {
  let ctx: Ctx
  let whole: CoverageReport

  beforeEach(async () => {
    if (ctx) return
    await on.empty()
    ctx = testCtx(on.database)
    await loadQuarter(ctx)
    const homes = quarterResidences().slice(0, 1)
    await importKind(ctx, 'residences', [
      ...homes.map((row) => ({ ...row, code: 'outside', lat: SOUTH - 0.001 })),
      ...homes.map((row) => ({ ...row, code: 'nowhere', lon: WEST - 0.05 })),
    ])
    const { finished } = await computeCoverage({ ctx, input: { minutes: 10, speedMetresPerSecond: 1.25, kinds: [] } })
    await finished
    whole = await report()
  })

  const report = async (more: Partial<CoverageReport['settings']> = {}, area?: string, as: Ctx = ctx) => {
    const input: ReportInput = { settings: { ...settings, ...more }, area }
    return (await getCoverageReport({ ctx: as, input })).report
  }
  const sum = (areas: readonly { people: number; peopleServed: number }[]) => [
    areas.reduce((total, { people }) => total + people, 0),
    areas.reduce((total, { peopleServed }) => total + peopleServed, 0),
  ]

  test('under the settings of the run has its figures, to the person', () => {
    const { run, totals, differentSettings } = whole
    expect(differentSettings).toEqual([])
    expect(totals.people).toEqual({
      all: run.totals?.people,
      served: run.totals?.peopleServed,
      closed: 0,
      gap: run.totals?.peopleGap,
      noStreetData: run.totals?.peopleNoStreetData,
    })
  })

  test('sums up: its areas and what lies in none are the whole, and the curve passes through it at the limit', () => {
    const { areas, outsideAreas, totals, cumulative, peopleUnreachable, townships, points } = whole
    expect(outsideAreas.people).toBe(20)
    expect(sum([...areas, outsideAreas])).toEqual([totals.people.all, totals.people.served])
    const at = (minutes: number) => cumulative.find((step) => step.minutes === minutes)?.people
    expect(at(10)).toBe(totals.people.served)
    expect(at(60)).toBe(totals.people.all - totals.people.noStreetData - peopleUnreachable)
    expect(townships.map(({ cumulative: own }) => own.at(-1))).toEqual([200, 200])
    expect(points.reduce((people, { peopleNearest }) => people + peopleNearest, 0)).toBe(totals.people.served)
  })

  test('says in what it differs from the run', async () => {
    const late = await report({ limitSeconds: 480, minuteOfWeek: 23 * 60, asksForStaff: true })
    expect(late.differentSettings.map(({ what }) => what)).toEqual(['limit', 'minuteOfWeek', 'staff'])
    expect(late.totals.people.closed).toBeGreaterThan(0)
    expect(late.points.map(({ counts }) => counts)).toEqual([false, true])
    expect(sum([...late.areas, late.outsideAreas])[1]).toBe(late.totals.people.served)
  })

  test('of one area holds that area only, and nobody asks for what is not his', async () => {
    const own = await report({}, TOWNSHIPS[1])
    expect(own.area).toEqual({ code: TOWNSHIPS[1], name: '镇1' })
    expect(own.totals.people.all).toBe(200)
    expect(own.areas.map(({ code }) => code)).toEqual(['150502101001'])
    const officer = { ...ctx, who: officerOf(TOWNSHIPS[1]) }
    const theirs = await report({}, undefined, officer)
    expect({ ...theirs, run: null }).toEqual({ ...own, run: null })
    await expect(report({}, TOWNSHIPS[0], officer)).rejects.toMatchObject({ code: 'notFound' })
    await expect(report({}, '150502000000', officer)).rejects.toMatchObject({ code: 'notFound' })
  })

  test('is carried away as a workbook that names every parameter and lists the residences behind the figures', async () => {
    const file = await exportCoverageReport({ ctx, input: { settings, language: 'zh' } })
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.read(file)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['概览', '社区', '盲区', '服务点', '住处'])
    for (const sheet of workbook.worksheets) expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    const residences = workbook.getWorksheet('住处')
    expect(residences?.rowCount).toBe(1 + 42)
    const people = residences?.getColumn(6).values.slice(2) as number[]
    expect(people.reduce((total, own) => total + own, 0)).toBe(420)
    const overview = workbook.getWorksheet('概览')?.getColumn(1).values
    for (const parameter of ['时限', '步速', '服务点类型', '路网版本', '时刻']) expect(overview).toContain(parameter)
  })
})
