import type { ExportedHazardRow } from '@wangge/db/queries/export-hazards'
import type { HazardKindRow } from '@wangge/db/queries/hazard-kinds'
import { withoutPhones } from '../../life/masking.ts'
import { wallClockText } from '../days.ts'
import { type ExportLanguage, wordsIn } from './export-words.ts'

type Column = readonly [zh: string, en: string, text: (row: ExportedHazardRow) => string]

/** Headers of the register and how a hazard fills its line. The Chinese ones are those that `wangge import hazards` reads. */
export function exportColumns(language: ExportLanguage, zone: string, kinds: readonly HazardKindRow[]) {
  const columns = columnsOf(language, zone, kinds)
  return {
    headers: columns.map(([zh, en]) => (language === 'zh' ? zh : en)),
    line: (row: ExportedHazardRow) => columns.map(([, , text]) => text(row)),
  }
}

function columnsOf(language: ExportLanguage, zone: string, kinds: readonly HazardKindRow[]): Column[] {
  const words = wordsIn(language)
  const kindNames = new Map(kinds.map(({ key, nameZh, nameEn }) => [key, language === 'zh' ? nameZh : nameEn]))
  const at = (instant: string | null) => (instant === null ? '' : wallClockText(zone, new Date(instant)))
  return [
    ['编号', 'Serial', (row) => row.serial],
    ['类型', 'Kind', (row) => kindNames.get(row.kind) ?? row.kind],
    ['等级', 'Grade', (row) => words.grade(row.grade)],
    ['状态', 'State', (row) => words.state(row.state)],
    ['计时', 'Clock', (row) => words.clock(row.clock)],
    ['到期时间', 'Due', (row) => at(row.dueAt)],
    ['来源', 'Source', (row) => words.source(row.source)],
    ['来源编号', 'Reference', (row) => row.sourceReference],
    ['描述', 'Description', (row) => withoutPhones(row.description)],
    ['地址', 'Address', (row) => withoutPhones(row.address)],
    ['街镇', 'Township', (row) => row.townshipName ?? ''],
    ['网格', 'Cell', (row) => row.cellName ?? ''],
    ['网格代码', 'Cell code', (row) => row.cellCode ?? ''],
    ['经度', 'Longitude', (row) => row.lon.toFixed(6)],
    ['纬度', 'Latitude', (row) => row.lat.toFixed(6)],
    ['上报人', 'Reporter', (row) => row.reporterNameMasked ?? ''],
    ['上报人电话', 'Phone', (row) => row.reporterPhoneMasked ?? ''],
    ['上报时间', 'Reported', (row) => at(row.reportedAt)],
    ['受理时间', 'Acknowledged', (row) => at(row.acknowledgedAt)],
    ['首次反馈时间', 'Answered', (row) => at(row.answeredAt)],
    ['核查时间', 'Verified', (row) => at(row.verifiedAt)],
    ['核查结果', 'Verdict', (row) => (row.verdict ? words.verdict(row.verdict) : '')],
    [
      '整改方式',
      'Rectification',
      (row) => (row.rectificationClass ? words.rectificationClass(row.rectificationClass) : ''),
    ],
    ['整改期限', 'Deadline', (row) => at(row.rectifyDeadline)],
    ['整改时间', 'Rectified', (row) => at(row.rectifiedAt)],
    ['复查时间', 'Reinspected', (row) => at(row.reinspectedAt)],
    ['答复时间', 'Replied', (row) => at(row.repliedAt)],
    ['销号时间', 'Closed out', (row) => at(row.closedOutAt)],
    ['责任单位', 'Responsible unit', (row) => row.responsibleUnit],
    ['责任人', 'Owner', (row) => row.ownerName ?? ''],
  ]
}
