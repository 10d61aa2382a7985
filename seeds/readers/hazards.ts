import { HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STATES } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { HazardRow, ReadResult } from '../rows.ts'
import { field, latitude, longitude, moment, oneOf, requiredMoment, text } from './tables/fields.ts'
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
        /^\d{8}-\d{4,}$/.test(value)
          ? value
          : fail('badSerial', `'${value}' is not of the form YYYYMMDD-NNNN, e.g. 20260930-0001.`),
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
      lon: longitude(),
      lat: latitude(),
    }),
    key: { field: 'serial', of: ({ serial }) => serial },
  }
}

/** Hazards from a delimited text file; needs a serial, a kind, the time of the report and a place. Times without offset are at +08:00 unless said otherwise. */
export function readHazards(path: string, options: TableOptions = {}): Promise<ReadResult<HazardRow>> {
  return readTable(path, options, shape(options.utcOffset ?? '+08:00'))
}
