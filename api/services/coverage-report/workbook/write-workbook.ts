import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { stream, Worksheet } from 'exceljs'
import type { CoverageReport } from '../../../contract/index.ts'
import { noFigures } from '../figures.ts'
import { overviewOf } from './overview.ts'
import {
  AREA_COLUMNS,
  type AreaRow,
  type Column,
  GAP_COLUMNS,
  POINT_COLUMNS,
  RESIDENCE_COLUMNS,
  type ResidenceRow,
  type Value,
} from './sheets.ts'
import { inWords, type Language } from './words.ts'

type Workbook = InstanceType<typeof stream.xlsx.WorkbookWriter>

interface WorkbookInput {
  report: CoverageReport
  /** Pages of those behind the figures; a page is made when the reader of the file has taken the one before. */
  residences: AsyncIterable<readonly ResidenceRow[]>
  language: Language
  zone: string
}

/** The report as an .xlsx file, written while it is read. An error cuts it off: a file that is not whole must not look so. */
export function writeWorkbook(input: WorkbookInput): PassThrough {
  const out = new PassThrough()
  write(input, out).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return out
}

async function write({ report, residences, language, zone }: WorkbookInput, out: PassThrough): Promise<void> {
  // Some 200 ms to load: whoever wants no workbook does not wait for it.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  workbook.creator = 'Wangge'
  const add = (zh: string, en: string) => newSheet(workbook, inWords(language, [zh, en]), report.isDemo)
  writeOverview(add('概览', 'Overview'), report, language, zone)
  writeTable(add('社区', 'Areas'), AREA_COLUMNS, areaRows(report, language), language)
  writeTable(add('盲区', 'Gaps'), GAP_COLUMNS, report.gaps, language)
  writeTable(add('服务点', 'Points'), POINT_COLUMNS, report.points, language)
  const sheet = startTable(add('住处', 'Residences'), RESIDENCE_COLUMNS, language)
  for await (const page of residences) {
    for (const row of page) sheet.addRow(valuesOf(RESIDENCE_COLUMNS, row, language)).commit()
    if (out.writableNeedDrain) await once(out, 'drain')
    else await nextTurn()
    if (out.destroyed) return
  }
  sheet.commit()
  await workbook.commit()
}

/** Nobody prints or sends on a sheet of invented figures that does not say so. */
function newSheet(workbook: Workbook, name: string, isDemo: boolean): Worksheet {
  return workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    ...(isDemo && { headerFooter: { oddHeader: '&C演示数据 Demo data', evenHeader: '&C演示数据 Demo data' } }),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
}

function writeOverview(sheet: Worksheet, report: CoverageReport, language: Language, zone: string): void {
  sheet.columns = [30, 60, 30].map((width) => ({ width }))
  head(sheet, language === 'zh' ? ['项目', '值', '单位'] : ['Item', 'Value', 'Unit'])
  for (const [what, value, unit, format] of overviewOf(report, language, zone)) {
    const row = sheet.addRow([what, value, unit])
    const cell = row.getCell(2)
    cell.alignment = { horizontal: 'left', wrapText: true }
    if (typeof value === 'number') cell.numFmt = format ?? (Number.isInteger(value) ? '#,##0' : '0.##')
    row.commit()
  }
  sheet.commit()
}

function writeTable<Row>(
  sheet: Worksheet,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): void {
  startTable(sheet, columns, language)
  for (const row of rows) sheet.addRow(valuesOf(columns, row, language)).commit()
  sheet.commit()
}

/** Heading and widths; rows follow. */
function startTable<Row>(sheet: Worksheet, columns: readonly Column<Row>[], language: Language): Worksheet {
  sheet.columns = columns.map(({ width = 14, format }) => ({ width, ...(format && { style: { numFmt: format } }) }))
  head(
    sheet,
    columns.map(({ heading }) => inWords(language, heading)),
  )
  return sheet
}

function head(sheet: Worksheet, headings: readonly string[]): void {
  const row = sheet.addRow([...headings])
  row.font = { bold: true }
  row.alignment = { wrapText: true, vertical: 'top' }
  row.commit()
}

function valuesOf<Row>(columns: readonly Column<Row>[], row: Row, language: Language): Value[] {
  return columns.map(({ value }) => value(row, language))
}

/** Every community, what lies in none of them, and the whole. */
function areaRows({ areas, outsideAreas, totals }: CoverageReport, language: Language): AreaRow[] {
  const { all, served, closed, gap, noStreetData } = totals.people
  const whole = {
    people: all,
    peopleServed: served,
    peopleClosed: closed,
    peopleGap: gap,
    peopleNoStreetData: noStreetData,
  }
  const rest = { code: '', medianSeconds: null, reliable: null }
  return [
    ...areas,
    { ...noFigures(), ...outsideAreas, ...rest, name: inWords(language, ['不在任何社区内', 'In no community']) },
    { ...whole, ...rest, name: inWords(language, ['合计', 'All']) },
  ]
}
