import type { Scenario } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { BYTE_ORDER_MARK, csvLine } from '../hazards/csv.ts'
import type { ExportLanguage } from '../hazards/export-words.ts'
import { audit } from '../people/audit.ts'
import { getScenario } from './get-scenario.ts'

type Cell = Scenario['cells'][number]

/** Who gains and who loses, a community a line, in the weight of the settings. Throws `forbidden`, `notFound`. */
export async function exportScenarioCells({
  ctx,
  input: { id, language },
}: {
  ctx: Ctx
  input: { id: string; language: ExportLanguage }
}): Promise<string> {
  const { cells, name } = await getScenario({ ctx, input: { id } })
  await ctx.database.transaction(ctx.who, (tx) =>
    audit(
      { ctx, tx },
      { action: 'scenarioExported', subjectType: 'scenario', subjectId: id, details: { name, cells: cells.length } },
    ),
  )
  const header = csvLine(COLUMNS.map(([zh, en]) => (language === 'zh' ? zh : en)))
  const lines = cells.map((cell) => csvLine(COLUMNS.map(([, , text]) => text(cell))))
  return [BYTE_ORDER_MARK + header, ...lines].join('')
}

const COLUMNS: readonly (readonly [zh: string, en: string, text: (cell: Cell) => string])[] = [
  ['网格代码', 'Cell code', ({ code }) => code],
  ['网格', 'Cell', ({ name }) => name],
  ['合计', 'All', ({ after }) => String(after.all)],
  ['原已覆盖', 'Served before', ({ before }) => String(before.served)],
  ['新增', 'Gained', ({ gained }) => String(gained)],
  ['失去', 'Lost', ({ lost }) => String(lost)],
  ['现已覆盖', 'Served after', ({ after }) => String(after.served)],
  ['够得着但不开', 'In reach but closed after', ({ after }) => String(after.closed)],
  ['盲区', 'Gap after', ({ after }) => String(after.gap)],
  ['无可用道路数据', 'No usable street data', ({ after }) => String(after.noStreetData)],
]
