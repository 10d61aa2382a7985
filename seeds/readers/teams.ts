import { TEAM_KINDS, TEAM_STATES } from '@wangge/db/vocabulary'
import { z } from 'zod'
import type { ReadResult, TeamRow } from '../rows.ts'
import {
  count,
  field,
  moment,
  oneOf,
  optionalLatitude,
  optionalLongitude,
  required,
  text,
  yesNo,
} from './tables/fields.ts'
import { readTable, type TableOptions, type TableShape } from './tables/table.ts'

type Field = Exclude<keyof TeamRow, 'position'> | 'lon' | 'lat' | 'positionAt'

const KIND_NAMES = {
  巡消机动队: 'mobile',
  机动队: 'mobile',
  保消巡逻队: 'patrol',
  巡逻队: 'patrol',
  义务巡逻队: 'volunteer',
  志愿队: 'volunteer',
  民兵: 'militia',
} as const

const STATE_NAMES = {
  空闲: 'free',
  待命: 'free',
  已派: 'assigned',
  途中: 'enroute',
  现场: 'onscene',
  休班: 'off',
  离线: 'off',
} as const

const ALIASES: Record<Field, readonly string[]> = {
  code: ['code', 'id', '编号', '编码', '代码'],
  name: ['name', '名称', '队伍名称'],
  kind: ['kind', 'type', '类型', '类别'],
  state: ['state', 'status', '状态'],
  members: ['members', '人数', '队员数', '成员数'],
  hasVehicle: ['has_vehicle', 'vehicle', '有车', '巡逻车', '车辆'],
  equipment: ['equipment', '装备', '器材'],
  cellCode: ['cell_code', 'division_code', '网格编码', '所属网格', '区划代码', '责任区'],
  lon: [],
  lat: [],
  positionAt: ['position_at', 'at', '定位时间', '上报时间'],
}

/** `灭火器:4;防烟面罩:6` or `extinguisher=4, mask=6` */
const equipment = () =>
  field((value, fail): Record<string, number> => {
    const items = value.split(/[;；,，、]/).filter((item) => item.trim() !== '')
    const counted: Record<string, number> = {}
    for (const item of items) {
      const [, name, number] = /^\s*(.+?)\s*[:：=×x*]\s*(\d+)\s*$/.exec(item) ?? []
      if (name === undefined) return fail('notEquipment', `'${item}' is not of the form name:number, e.g. 灭火器:4.`)
      counted[name] = Number(number)
    }
    return counted
  })

function schema(utcOffset: string) {
  return z.object({
    code: required(),
    name: text(),
    kind: oneOf(TEAM_KINDS, KIND_NAMES, null),
    state: oneOf(TEAM_STATES, STATE_NAMES, 'off'),
    members: count(0),
    hasVehicle: yesNo(false),
    equipment: equipment(),
    cellCode: field((value) => value || null),
    lon: optionalLongitude(),
    lat: optionalLatitude(),
    positionAt: moment(utcOffset),
  })
}

function shape(utcOffset: string): TableShape<Field, z.infer<ReturnType<typeof schema>>> {
  return {
    aliases: ALIASES,
    required: ['code', 'kind'],
    assumed: { state: 'every team counts as off duty', members: 'every team counts 0 members' },
    schema: schema(utcOffset),
    key: { field: 'code', of: ({ code }) => code },
  }
}

/**
 * Patrol teams from a delimited text file; needs a code and a kind. A position without the time it was taken at counts as
 * taken when the file is read (`now`).
 */
export async function readTeams(
  path: string,
  options: TableOptions & { now?: Date } = {},
): Promise<ReadResult<TeamRow>> {
  const { rows, ...rest } = await readTable(path, options, shape(options.utcOffset ?? '+08:00'))
  const readAt = (options.now ?? new Date()).toISOString()
  async function* teams(): AsyncGenerator<{ line: number; row: TeamRow }> {
    for await (const { line, row } of rows) {
      const { lon, lat, positionAt, name, ...team } = row
      const position = lon === null || lat === null ? null : { lon, lat, at: positionAt ?? readAt }
      yield { line, row: { ...team, name: name || team.code, position } }
    }
  }
  return { ...rest, rows: teams() }
}
