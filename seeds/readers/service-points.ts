import { SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { ReadResult, ServicePointRow } from '../rows.ts'
import { count, field, latitude, longitude, oneOf, required, text, yesNo } from './tables/fields.ts'
import { readTable, type TableOptions, type TableShape } from './tables/table.ts'

type Field = keyof ServicePointRow

const KIND_NAMES = {
  便民服务点: 'servicePoint',
  服务点: 'servicePoint',
  消防咨询点: 'consultation',
  咨询点: 'consultation',
  社区警务室: 'policeRoom',
  警务室: 'policeRoom',
  消防安全服务中心: 'safetyCentre',
  微型消防站: 'microStation',
} as const

const SHAPE: TableShape<Field, ServicePointRow> = {
  aliases: {
    code: ['code', 'id', '编号', '编码', '代码', '区划代码'],
    name: ['name', '名称', '服务点名称', '点位名称'],
    kind: ['kind', 'type', '类型', '类别'],
    address: ['address', '地址', '详细地址'],
    openingHours: ['opening_hours', 'hours', '营业时间', '开放时间', '服务时间'],
    staffed: ['staffed', '有人值守', '值守', '是否值守'],
    capacity: ['capacity', '容量', '接待能力', '服务能力'],
    lon: [],
    lat: [],
  },
  required: ['code', 'lon', 'lat'],
  assumed: {
    kind: 'every point is a plain service point',
    openingHours: 'every point counts as open around the clock',
    staffed: 'every point counts as staffed',
  },
  schema: z
    .object({
      code: required(),
      name: text(),
      kind: oneOf<string>(SERVICE_POINT_KINDS, KIND_NAMES, 'servicePoint'),
      address: text(),
      openingHours: field((value) => (value === '' || /^(全天|24小时)$/.test(value) ? '24/7' : value)),
      staffed: yesNo(true),
      capacity: count(null),
      lon: longitude(),
      lat: latitude(),
    })
    .transform((row) => ({ ...row, name: row.name || row.code })),
  key: { field: 'code', of: ({ code }) => code },
}

/** Service points (便民服务点, 消防咨询点, 社区警务室, …) from a delimited text file; needs a code and a place. */
export function readServicePoints(path: string, options: TableOptions = {}): Promise<ReadResult<ServicePointRow>> {
  return readTable(path, options, SHAPE)
}
