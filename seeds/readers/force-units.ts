import { FORCE_UNIT_KINDS } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { ForceUnitRow, ReadResult } from '../rows.ts'
import { field, oneOf, optionalLatitude, optionalLongitude, required, text } from './tables/fields.ts'
import { readTable, type TableOptions, type TableShape } from './tables/table.ts'

type Field = keyof ForceUnitRow | 'lon' | 'lat'

/** Squads are teams: they stand in the file of teams. */
const KIND_NAMES = {
  消防办: 'fireOffice',
  消防办公室: 'fireOffice',
  街道办: 'streetOffice',
  街道办事处: 'streetOffice',
  镇政府: 'streetOffice',
  街镇: 'streetOffice',
  社区: 'community',
  村: 'community',
  民兵连: 'company',
  连: 'company',
  民兵排: 'platoon',
  排: 'platoon',
} as const

const ALIASES: Record<Field, readonly string[]> = {
  code: ['code', 'id', '编号', '编码', '代码', '单位编码'],
  name: ['name', '名称', '单位名称'],
  kind: ['kind', 'type', '类型', '类别'],
  parentCode: ['parent_code', 'parent', '上级编码', '上级', '上级单位编码'],
  leaderName: ['leader', 'leader_name', '负责人', '领导', '连长', '排长'],
  cellCode: ['cell_code', 'division_code', '网格编码', '所属网格', '区划代码'],
  lon: [],
  lat: [],
}

const SCHEMA = z.object({
  code: required(),
  name: text(),
  kind: oneOf(FORCE_UNIT_KINDS, KIND_NAMES, null),
  parentCode: field((value) => value || null),
  leaderName: text(),
  cellCode: field((value) => value || null),
  lon: optionalLongitude(),
  lat: optionalLatitude(),
})

const SHAPE: TableShape<Field, z.infer<typeof SCHEMA>> = {
  aliases: ALIASES,
  required: ['code', 'kind'],
  assumed: { parentCode: 'every unit stands at the top' },
  schema: SCHEMA,
  key: { field: 'code', of: ({ code }) => code },
}

/**
 * Units above teams from a delimited text file; needs a code and a kind. Who stands above may come later in the file or be in place
 * already: whether it is anywhere, and whether the chain ends, shows when the rows meet what is there.
 */
export async function readForceUnits(path: string, options: TableOptions = {}): Promise<ReadResult<ForceUnitRow>> {
  const { rows, ...rest } = await readTable(path, options, SHAPE)
  async function* units(): AsyncGenerator<{ line: number; row: ForceUnitRow }> {
    for await (const { line, row } of rows) {
      const { lon: _, lat: __, name, ...unit } = row
      yield { line, row: { ...unit, name: name || unit.code } }
    }
  }
  return { ...rest, rows: units() }
}
