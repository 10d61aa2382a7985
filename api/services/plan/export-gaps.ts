import type { Ctx } from '../../house.ts'
import { BYTE_ORDER_MARK, csvLine } from '../hazards/csv.ts'
import type { ExportLanguage } from '../hazards/export-words.ts'
import { audit } from '../people/audit.ts'
import { getPlanGaps, type PlanGapsInput } from './get-gaps.ts'

type Gap = Awaited<ReturnType<typeof getPlanGaps>>['items'][number]

/** The list of gaps as CSV, a gap a line, the greatest first. Throws what `getPlanGaps` throws. */
export async function exportPlanGaps({
  ctx,
  input: { language, ...asked },
}: {
  ctx: Ctx
  input: PlanGapsInput & { language: ExportLanguage }
}): Promise<string> {
  const { items } = await getPlanGaps({ ctx, input: asked })
  await ctx.database.transaction(ctx.who, (tx) =>
    audit(
      { ctx, tx },
      { action: 'gapsExported', subjectType: 'plan', subjectId: '', details: { asked, gaps: items.length } },
    ),
  )
  const header = csvLine(COLUMNS.map(([zh, en]) => (language === 'zh' ? zh : en)))
  const lines = items.map((gap) => csvLine(COLUMNS.map(([, , text]) => text(gap, language))))
  return [BYTE_ORDER_MARK + header, ...lines].join('')
}

const STATES = { gap: ['走不到', 'Unreachable'], closed: ['够得着但不开', 'In reach but closed'] } as const

const COLUMNS: readonly (readonly [zh: string, en: string, text: (gap: Gap, language: ExportLanguage) => string])[] = [
  ['状态', 'State', ({ state }, language) => STATES[state][language === 'zh' ? 0 : 1]],
  ['名称', 'Name', ({ name }) => name],
  ['网格代码', 'Cell code', ({ cellCode }) => cellCode ?? ''],
  ['人数', 'People', ({ people }) => String(people)],
  ['户数', 'Dwellings', ({ dwellings }) => String(dwellings)],
  ['独居老人和九小场所', 'Living alone, small premises', ({ vulnerable }) => String(vulnerable ?? '')],
  ['住处', 'Residences', ({ residences }) => String(residences)],
  ['最近服务点', 'Nearest service point', ({ nearest }) => nearest?.name ?? ''],
  ['步行中位数（秒）', 'Median walk (s)', ({ nearest }) => nearest?.medianSeconds.toFixed(1) ?? ''],
  ['经度', 'Longitude', ({ centre }) => centre[0].toFixed(6)],
  ['纬度', 'Latitude', ({ centre }) => centre[1].toFixed(6)],
]
