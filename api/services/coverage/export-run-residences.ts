import { type RunResidenceRow, runResidenceCount, runResidences } from '@wangge/db/queries/run-residences'
import type { CoverageState } from '@wangge/db/vocabulary'
import type { Ctx } from '../../house.ts'
import { withoutPhones } from '../../life/masking.ts'
import { BYTE_ORDER_MARK, csvLine } from '../hazards/csv.ts'
import type { ExportLanguage } from '../hazards/export-words.ts'
import { audit } from '../people/audit.ts'
import { placeOf, type RunResidenceInput, runResidenceFilter } from './list-run-residences.ts'

/** A page is a moment's work, so that others get their turn between two; nothing more is held in memory. */
const PAGE_ROWS = 2000

/**
 * The residences behind a figure as CSV, a page of lines at a time. That it was asked for, of which run, with which filter and for how
 * many residences, is written down before the first line is given. Throws `notFound` before anything is yielded.
 */
export async function exportRunResidences({
  ctx,
  input,
}: {
  ctx: Ctx
  input: RunResidenceInput & { language: ExportLanguage }
}): Promise<AsyncGenerator<string>> {
  const { language, sort, id, ...given } = input
  const filter = await runResidenceFilter(ctx, input)
  await ctx.database.transaction(ctx.who, async (tx) => {
    const { total } = await tx.one<{ total: number }>(runResidenceCount(filter))
    const details = { filter: given, residences: total }
    await audit(
      { ctx, tx },
      { action: 'runResidencesExported', subjectType: 'coverageRun', subjectId: filter.runId, details },
    )
  })
  const page = (after: RunResidenceRow | null) =>
    ctx.database.rows<RunResidenceRow>(
      ctx.who,
      runResidences(filter, { sort, after: after && placeOf(after, sort), limit: PAGE_ROWS }),
    )
  return (async function* lines() {
    yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(([zh, en]) => (language === 'zh' ? zh : en)))
    for (let rows = await page(null); ; ) {
      if (rows.length > 0) yield rows.map((row) => csvLine(COLUMNS.map(([, , text]) => text(row, language)))).join('')
      const last = rows.at(-1)
      if (!last || rows.length < PAGE_ROWS) return
      rows = await page(last)
    }
  })()
}

const STATES: Record<CoverageState, readonly [zh: string, en: string]> = {
  served: ['已覆盖', 'Served'],
  gap: ['盲区', 'Gap'],
  noStreetData: ['无可用道路数据', 'No usable street data'],
}

const COLUMNS: readonly (readonly [
  zh: string,
  en: string,
  text: (row: RunResidenceRow, language: ExportLanguage) => string,
])[] = [
  ['住处代码', 'Code', (row) => row.code],
  ['名称', 'Name', (row) => row.name],
  ['地址', 'Address', (row) => withoutPhones(row.address)],
  ['网格代码', 'Cell code', (row) => row.cellCode ?? ''],
  ['网格', 'Cell', (row) => row.cellName ?? ''],
  ['人数', 'People', (row) => String(row.people)],
  ['户数', 'Dwellings', (row) => String(row.dwellings)],
  ['状态', 'State', (row, language) => STATES[row.state][language === 'zh' ? 0 : 1]],
  ['步行时间（秒）', 'Walk (s)', (row) => (row.walkSeconds === null ? '' : row.walkSeconds.toFixed(1))],
  ['到路距离（米）', 'To the street (m)', (row) => (row.snapMetres === null ? '' : row.snapMetres.toFixed(1))],
  ['最近服务点', 'Nearest service point', (row) => row.servicePointName ?? ''],
]
