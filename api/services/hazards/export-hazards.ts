import { type ExportedHazardRow, hazardsToExport } from '@wangge/db/queries/export-hazards'
import { hazardCount } from '@wangge/db/queries/hazard-count'
import { type HazardKindRow, hazardKinds } from '@wangge/db/queries/hazard-kinds'
import { readInOrder } from '@wangge/db/queries/read-in-order'
import type { Ctx } from '../../house.ts'
import { audit } from '../people/audit.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import { exportColumns } from './export-columns.ts'
import type { ExportLanguage } from './export-words.ts'
import { type FilterInput, filterOf } from './filter-of.ts'

/** A page is a moment's work, so that others get their turn between two; nothing more is held in memory. */
const PAGE_ROWS = 1000

interface ExportInput extends FilterInput {
  language: ExportLanguage
}

/**
 * What a filter holds as CSV, a page of lines at a time, latest report first. That it was asked for, with which filter and for how many
 * hazards, is written down before the first line is given. Throws what `filterOf` throws, before anything is yielded.
 */
export async function exportHazards({ ctx, input }: { ctx: Ctx; input: ExportInput }): Promise<AsyncGenerator<string>> {
  const { language, ...given } = input
  const filter = await filterOf(ctx, given)
  const now = ctx.clock().toISOString()
  const page = (after: ExportedHazardRow | null) =>
    ctx.database.transaction(ctx.who, async (tx) => {
      await tx.run(readInOrder())
      return tx.rows<ExportedHazardRow>(hazardsToExport(filter, now, after, PAGE_ROWS))
    })
  const kinds = await ctx.database.transaction(ctx.who, async (tx) => {
    const { total } = await tx.one<{ total: number }>(hazardCount(filter, now))
    await audit(
      { ctx, tx },
      { action: 'ledgerExported', subjectType: 'hazard', subjectId: '', details: { filter: given, hazards: total } },
    )
    return tx.rows<HazardKindRow>(hazardKinds())
  })
  const { headers, line } = exportColumns(language, ctx.zone, kinds)
  return (async function* lines() {
    yield BYTE_ORDER_MARK + csvLine(headers)
    for (let rows = await page(null); ; ) {
      if (rows.length > 0) yield rows.map((row) => csvLine(line(row))).join('')
      const last = rows.at(-1)
      if (!last || rows.length < PAGE_ROWS) return
      rows = await page(last)
    }
  })()
}
