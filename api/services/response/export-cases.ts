import { type HazardKindRow, hazardKinds } from '@wangge/db/queries/hazard-kinds'
import {
  type ResponseListRow,
  type ResponsePlace,
  responseList,
  responseListCount,
} from '@wangge/db/queries/response-list'
import { HAZARD_SOURCES } from '@wangge/db/vocabulary'
import type { Ctx } from '../../house.ts'
import { withoutPhones } from '../../life/masking.ts'
import { wallClockText } from '../days.ts'
import { BYTE_ORDER_MARK, csvLine } from '../hazards/csv.ts'
import { type ExportLanguage, wordsIn } from '../hazards/export-words.ts'
import { audit } from '../people/audit.ts'
import type { Asking } from './ask.ts'
import { type CasesInput, wantedCases } from './list-cases.ts'

/** Each page reads all facts of the filter: few, and not so many lines that they weigh in memory. */
const PAGE_ROWS = 10_000

/**
 * The cases behind a number as CSV, a page of lines at a time, slowest first or as sorted. That it was asked for, with which filter and
 * for how many cases, is written down before the first line is given.
 */
export async function exportResponseCases({
  input,
  ...asking
}: Asking & { input: CasesInput & { language: ExportLanguage } }): Promise<AsyncGenerator<string>> {
  const { ctx, signal } = asking
  const { language, sort, ...given } = input
  const wanted = await wantedCases(asking, input)
  const kinds = await ctx.database.transaction({ ...ctx.who, sums: true }, async (tx) => {
    const { total } = await tx.one<{ total: number }>(responseListCount(wanted))
    await audit(
      { ctx, tx },
      { action: 'responseExported', subjectType: 'hazard', subjectId: '', details: { filter: given, cases: total } },
    )
    return tx.rows<HazardKindRow>(hazardKinds())
  })
  const names = new Map(kinds.map(({ key, nameZh, nameEn }) => [key, language === 'zh' ? nameZh : nameEn]))
  const columns = columnsOf(ctx, { kinds: names, language, step: input.step })
  const page = (after: ResponsePlace | null) =>
    ctx.database.rows<ResponseListRow>(
      { ...ctx.who, sums: true },
      responseList(wanted, { sort, after, limit: PAGE_ROWS }),
      { signal },
    )
  return (async function* lines() {
    yield BYTE_ORDER_MARK + csvLine(columns.map(([zh, en]) => (language === 'zh' ? zh : en)))
    for (let rows = await page(null); ; ) {
      if (rows.length > 0) yield rows.map((row) => csvLine(columns.map(([, , text]) => text(row)))).join('')
      const last = rows.at(-1)
      if (!last || rows.length < PAGE_ROWS) return
      rows = await page(last)
    }
  })()
}

type Column = readonly [zh: string, en: string, text: (row: ResponseListRow) => string]

interface Wording {
  kinds: ReadonlyMap<string, string>
  language: ExportLanguage
  step: string
}

function columnsOf(ctx: Ctx, { kinds, language, step }: Wording): Column[] {
  const words = wordsIn(language)
  // Another system's history has sources of its own.
  const sourceOf = (source: string) => {
    const known = HAZARD_SOURCES.find((one) => one === source)
    return known ? words.source(known) : source
  }
  return [
    ['编号', 'Serial', (row) => row.serial],
    ['类型', 'Kind', (row) => kinds.get(row.kind) ?? row.kind],
    ['来源', 'Source', (row) => sourceOf(row.source)],
    ['地址', 'Address', (row) => withoutPhones(row.address)],
    ['街镇', 'Township', (row) => row.townshipName ?? ''],
    ['网格代码', 'Cell code', (row) => row.cellCode ?? ''],
    ['队伍', 'Team', (row) => row.teamName ?? ''],
    ['上报时间', 'Reported', (row) => wallClockText(ctx.zone, new Date(row.reportedAt))],
    ['环节', 'Step', () => step],
    ['秒', 'Seconds', (row) => (row.seconds < 0 ? '' : String(row.seconds))],
  ]
}
