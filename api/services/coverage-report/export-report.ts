import type { PassThrough } from 'node:stream'
import { type ReportResidenceRow, reportResidences } from '@wangge/db/queries/coverage-report'
import type { Ctx } from '../../house.ts'
import { withoutPhones } from '../../life/masking.ts'
import { PLAN_STATES } from '../../walk/index.ts'
import { audit } from '../people/audit.ts'
import { getCoverageReport, type ReportAndPart, type ReportInput } from './get-report.ts'
import type { ResidenceRow } from './workbook/sheets.ts'
import type { Language } from './workbook/words.ts'
import { writeWorkbook } from './workbook/write-workbook.ts'

/** A page is a moment's work, so that others get their turn between two. */
const PAGE_ROWS = 2000
/** A sheet of Excel holds 1,048,576 rows, its heading included. */
const ROWS_OF_A_SHEET = 1_048_575

/**
 * The report as a workbook, streamed. That it was asked for, of which area, with which settings and of how many residences, is written
 * down before the first byte is given. Throws what getCoverageReport throws.
 */
export async function exportCoverageReport({
  ctx,
  signal,
  input,
}: {
  ctx: Ctx
  signal?: AbortSignal | undefined
  input: ReportInput & { language: Language }
}): Promise<PassThrough> {
  const { language, settings, area = '' } = input
  const found = await getCoverageReport({ ctx, signal, input })
  const { residences } = found.report
  await ctx.database.transaction(ctx.who, (tx) =>
    audit(
      { ctx, tx },
      { action: 'coverageReportExported', subjectType: 'cell', subjectId: area, details: { settings, residences } },
    ),
  )
  return writeWorkbook({ report: found.report, residences: pagesOf(ctx, found), language, zone: ctx.zone })
}

/** Those behind the figures in the order of their ids, as the report counts them; who has gone since has no name. */
async function* pagesOf(ctx: Ctx, found: ReportAndPart): AsyncGenerator<ResidenceRow[]> {
  const { id: ids } = found.part.residences
  const count = Math.min(ids.length, ROWS_OF_A_SHEET)
  for (let from = 0; from < count; from += PAGE_ROWS) {
    const page = ids.slice(from, Math.min(from + PAGE_ROWS, count))
    const rows = await ctx.database.rows<ReportResidenceRow>(ctx.who, reportResidences(page))
    const known = new Map(rows.map((row) => [row.id, row]))
    yield page.map((id, at) => residenceRow(found, from + at, known.get(id)))
  }
}

function residenceRow(
  { part, nearestPoint }: ReportAndPart,
  row: number,
  known: ReportResidenceRow | undefined,
): ResidenceRow {
  const { people, dwellings, cell } = part.residences
  const seconds = part.seconds[row] ?? Number.NaN
  return {
    code: known?.code ?? '',
    name: known?.name ?? '',
    address: withoutPhones(known?.address ?? ''),
    cellCode: part.cellCodes[cell[row] ?? -1] ?? null,
    cellName: known?.cellName ?? null,
    people: people[row] ?? 0,
    dwellings: dwellings[row] ?? 0,
    state: PLAN_STATES[part.states[row] ?? -1] ?? 'noStreetData',
    servedPeople: part.servedPeople[row] ?? 0,
    walkSeconds: Number.isNaN(seconds) ? null : seconds,
    nearestPoint: nearestPoint(row),
  }
}
