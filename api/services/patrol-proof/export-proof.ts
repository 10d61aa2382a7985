import { type HazardKindRow, hazardKinds } from '@wangge/db/queries/hazard-kinds'
import type { KeyPlaceKind, VisitReason, VisitVerdict } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import type { proofQuery } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { wallClockText } from '../days.ts'
import { BYTE_ORDER_MARK, csvLine } from '../hazards/csv.ts'
import type { ExportLanguage } from '../hazards/export-words.ts'
import { audit } from '../people/audit.ts'
import { proofsOfDay } from './get-proof-day.ts'

type Words<Word extends string> = Record<Word, readonly [zh: string, en: string]>

const VERDICTS: Words<VisitVerdict> = {
  visited: ['已到', 'Visited'],
  missed: ['未到', 'Missed'],
  stale: ['位置过期', 'Position stale'],
  pending: ['待到', 'To visit'],
}
const REASONS: Words<VisitReason> = {
  major: ['重大隐患', 'Major hazard'],
  overdue: ['超时隐患', 'Overdue hazard'],
  marked: ['指定必查', 'Marked'],
  place: ['重点部位', 'Key place'],
}
const PLACE_KINDS: Words<KeyPlaceKind> = {
  keyUnit: ['重点单位', 'Key unit'],
  school: ['学校', 'School'],
  careHome: ['养老机构', 'Care home'],
  market: ['市场', 'Market'],
  highRise: ['高层建筑', 'High-rise'],
  warehouse: ['仓库', 'Warehouse'],
  other: ['其他', 'Other'],
}
const HEAD: readonly (readonly [zh: string, en: string])[] = [
  ['日期', 'Day'],
  ['班次', 'Shift'],
  ['队伍', 'Team'],
  ['必查对象', 'To visit'],
  ['类别', 'Kind'],
  ['原因', 'Why'],
  ['地址', 'Address'],
  ['网格', 'Cell'],
  ['结果', 'Result'],
  ['到', 'From'],
  ['离', 'To'],
  ['停留秒数', 'Seconds there'],
  ['最近米数', 'Nearest, metres'],
  ['最近时刻', 'Nearest at'],
]

/** Everything that a day's shifts had to visit as CSV, a line each. That it was asked for is written down. */
export async function exportProof({
  ctx,
  input: { language, ...asked },
}: {
  ctx: Ctx
  input: z.output<typeof proofQuery> & { language: ExportLanguage }
}): Promise<AsyncGenerator<string>> {
  const at = language === 'zh' ? 0 : 1
  const { proofs, kinds } = await ctx.database.transaction(ctx.who, async (tx) => {
    const read = await proofsOfDay(tx, asked, ctx.clock())
    const details = { ...asked, shifts: read.proofs.length }
    await audit({ ctx, tx }, { action: 'patrolProofExported', subjectType: 'shift', subjectId: '', details })
    const rows = await tx.rows<HazardKindRow>(hazardKinds())
    return { ...read, kinds: new Map(rows.map(({ key, nameZh, nameEn }) => [key, at === 0 ? nameZh : nameEn])) }
  })
  const moment = (iso: string | undefined) => (iso ? wallClockText(ctx.zone, new Date(iso)) : '')
  const kindName = (subject: string, key: string) =>
    (subject === 'place' ? PLACE_KINDS[key as KeyPlaceKind]?.[at] : kinds.get(key)) ?? key
  return (async function* lines() {
    yield BYTE_ORDER_MARK + csvLine(HEAD.map((words) => words[at]))
    for (const { shift, items } of proofs)
      for (const { subject, name, detail, why, address, cellCode, verdict, stay, nearest } of items)
        yield csvLine([
          ...[shift.day, shift.kind, shift.teamName, name, kindName(subject, detail), REASONS[why][at], address],
          ...[cellCode ?? '', VERDICTS[verdict][at], moment(stay?.from), moment(stay?.to)],
          ...[stay ? String(stay.insideSeconds) : '', nearest ? String(nearest.metres) : '', moment(nearest?.at)],
        ])
  })()
}
