import {
  HAZARD_GRADES,
  HAZARD_SOURCES,
  HAZARD_STATES,
  HAZARD_VERDICTS,
  RECTIFICATION_CLASSES,
} from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { HazardRow, ReadResult } from '../rows.ts'
import { field, latitude, longitude, moment, oneOf, optionalOneOf, requiredMoment, text } from './tables/fields.ts'
import { readTable, type TableOptions, type TableShape } from './tables/table.ts'

type Field = keyof HazardRow

const ALIASES: Record<Field, readonly string[]> = {
  serial: ['serial', 'code', 'id', '编号', '隐患编号'],
  kind: ['kind', 'type', '类型', '类别', '隐患类型'],
  grade: ['grade', 'level', '等级', '级别', '隐患等级'],
  state: ['state', 'status', '状态'],
  source: ['source', '来源', '隐患来源'],
  description: ['description', '描述', '内容', '隐患描述', '情况'],
  address: ['address', '地址', '位置', '地点'],
  reportedAt: ['reported_at', 'reported', '上报时间', '发现时间'],
  dueAt: ['due_at', 'due', 'deadline', '整改期限', '期限', '截止时间'],
  pausedAt: ['paused_at', '暂停时间'],
  closedOutAt: ['closed_out_at', 'closed_at', 'closed', '销号时间'],
  sourceReference: ['source_reference', 'reference', '来源编号', '工单号', '工单编号', '帖子编号'],
  responsibleUnit: ['responsible_unit', 'unit', '责任单位', '整改单位'],
  verdict: ['verdict', '核查结果', '核查结论', '是否属实'],
  rectificationClass: ['rectification_class', 'rectification', '整改方式', '整改类型'],
  acknowledgedAt: ['acknowledged_at', 'acknowledged', '受理时间'],
  answeredAt: ['answered_at', 'answered', '首次反馈时间', '反馈时间'],
  verifiedAt: ['verified_at', 'verified', '核查时间'],
  rectifyingAt: ['rectifying_at', 'rectifying', '整改开始时间'],
  rectifiedAt: ['rectified_at', 'rectified', '整改时间', '整改完成时间'],
  reinspectedAt: ['reinspected_at', 'reinspected', '复查时间'],
  repliedAt: ['replied_at', 'replied', '答复时间', '回复时间'],
  lon: [],
  lat: [],
}

/** The kinds of the first migration by their Chinese names; people may add others, so that a key of Latin letters is passed on. */
const KIND_NAMES: Record<string, string> = {
  安全出口锁闭: 'lockedExit',
  疏散通道堵塞: 'blockedEscapeRoute',
  消防设施停用: 'disabledEquipment',
  电动车楼道充电: 'indoorCharging',
  飞线充电: 'danglingCharging',
  占用消防车道: 'blockedFireLane',
  可燃物堆放: 'combustibles',
  灭火器过期: 'expiredExtinguisher',
  燃气软管老化: 'gasHose',
  其他: 'other',
}
const GRADE_NAMES = { 一般: 'general', 一般隐患: 'general', 重大: 'major', 重大隐患: 'major' } as const
const STATE_NAMES = {
  已上报: 'reported',
  上报: 'reported',
  已受理: 'acknowledged',
  受理: 'acknowledged',
  已核查: 'verified',
  核查: 'verified',
  整改中: 'rectifying',
  整改: 'rectifying',
  已复查: 'reinspected',
  复查: 'reinspected',
  已销号: 'closedOut',
  销号: 'closedOut',
} as const
const VERDICT_NAMES = {
  属实: 'real',
  是: 'real',
  不属实: 'false',
  否: 'false',
  重复: 'duplicate',
  重复上报: 'duplicate',
} as const
const CLASS_NAMES = {
  立查立改: 'onTheSpot',
  立行立改: 'onTheSpot',
  当场整改: 'onTheSpot',
  限期整改: 'byDeadline',
  长期整改: 'longTerm',
} as const
const SOURCE_NAMES = {
  居民: 'resident',
  网格员: 'gridWorker',
  巡逻: 'patrol',
  '12345': 'hotline12345',
  '96119': 'hotline96119',
  论坛: 'forum',
  检查: 'inspection',
  报警: 'alarm',
} as const

function shape(utcOffset: string): TableShape<Field, HazardRow> {
  return {
    aliases: ALIASES,
    required: ['serial', 'kind', 'reportedAt', 'lon', 'lat'],
    assumed: {
      grade: 'every hazard counts as general',
      state: 'every hazard counts as reported',
      source: 'every hazard counts as found by inspection',
    },
    schema: z.object({
      serial: field((value, fail) =>
        isSerial(value)
          ? value
          : fail('badSerial', `'${value}' is not a day and a number as YYYYMMDD-NNNN, e.g. 20260930-0001.`),
      ),
      kind: field((value, fail) => {
        const known = KIND_NAMES[value]
        if (known !== undefined) return known
        if (/^[a-z][A-Za-z0-9]*$/.test(value)) return value
        return fail(
          value === '' ? 'missing' : 'unknownKind',
          `'${value}' is no kind of hazard: use a key or ${Object.keys(KIND_NAMES).join(', ')}.`,
        )
      }),
      grade: oneOf(HAZARD_GRADES, GRADE_NAMES, 'general'),
      state: oneOf(HAZARD_STATES, STATE_NAMES, 'reported'),
      source: oneOf(HAZARD_SOURCES, SOURCE_NAMES, 'inspection'),
      description: text(),
      address: text(),
      reportedAt: requiredMoment(utcOffset),
      dueAt: moment(utcOffset),
      pausedAt: moment(utcOffset),
      closedOutAt: moment(utcOffset),
      sourceReference: text(),
      responsibleUnit: text(),
      verdict: optionalOneOf(HAZARD_VERDICTS, VERDICT_NAMES),
      rectificationClass: optionalOneOf(RECTIFICATION_CLASSES, CLASS_NAMES),
      acknowledgedAt: moment(utcOffset),
      answeredAt: moment(utcOffset),
      verifiedAt: moment(utcOffset),
      rectifyingAt: moment(utcOffset),
      rectifiedAt: moment(utcOffset),
      reinspectedAt: moment(utcOffset),
      repliedAt: moment(utcOffset),
      lon: longitude(),
      lat: latitude(),
    }),
    key: { field: 'serial', of: ({ serial }) => serial },
  }
}

/** A day that exists, and at most nine digits, which the day's counter holds. */
function isSerial(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})-\d{4,9}$/.exec(value) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isFinite(date.getTime()) && date.getUTCDate() === Number(day)
}

/** Hazards from a delimited text file; needs a serial, a kind, the time of the report and a place. Times without offset are at +08:00 unless said otherwise. */
export function readHazards(path: string, options: TableOptions = {}): Promise<ReadResult<HazardRow>> {
  return readTable(path, options, shape(options.utcOffset ?? '+08:00'))
}
