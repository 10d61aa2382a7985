import { RESIDENCE_KINDS } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { ReadResult, ResidenceRow } from '../rows.ts'
import { count, latitude, longitude, oneOf, required, text } from './tables/fields.ts'
import { readTable, type TableOptions, type TableShape } from './tables/table.ts'

type Field = keyof ResidenceRow

const SHAPE: TableShape<Field, ResidenceRow> = {
  aliases: {
    code: ['code', 'id', '编号', '编码', '代码', '区划代码', '门牌号', 'residence_id'],
    kind: ['kind', 'type', '类型', '类别'],
    name: ['name', '名称', '小区名称', '楼栋', '小区'],
    address: ['address', '地址', '详细地址', '住址'],
    dwellings: ['dwellings', 'households', 'units', '户数', '住户数', '套数'],
    people: ['people', 'population', 'residents', 'pop', '人口', '人数', '常住人口', '人口数', '居民数'],
    elderlyAlone: ['elderly_alone', 'elderly_living_alone', '独居老人', '独居老人数', '独居老年人', '空巢独居老人'],
    smallPremises: ['small_premises', '九小场所', '九小场所数', '小场所', '小场所数'],
    lon: [],
    lat: [],
  },
  required: ['code', 'lon', 'lat'],
  assumed: {
    people: 'every residence counts 0 people',
    dwellings: 'every residence counts 0 dwellings',
    elderlyAlone: 'older people living alone stay as they are known, 0 where nothing is',
    smallPremises: 'small premises stay as they are known, 0 where nothing is',
  },
  schema: z.object({
    code: required(),
    kind: oneOf(
      RESIDENCE_KINDS,
      {
        住宅: 'home',
        户: 'home',
        楼栋: 'block',
        楼: 'block',
        小区: 'block',
        屯: 'hamlet',
        自然村: 'hamlet',
        村: 'hamlet',
      },
      'block',
    ),
    name: text(),
    address: text(),
    dwellings: count(0),
    people: count(0),
    elderlyAlone: count(null),
    smallPremises: count(null),
    lon: longitude(),
    lat: latitude(),
  }),
  key: { field: 'code', of: ({ code }) => code },
}

/**
 * Homes, blocks and hamlets with their dwellings and people from a delimited text file; needs a code and a place.
 * Numbers are never made up: an absent column counts 0 (those who need more: stays as it is known) and is named in `notes`.
 */
export function readResidences(path: string, options: TableOptions = {}): Promise<ReadResult<ResidenceRow>> {
  return readTable(path, options, SHAPE)
}
