import { type CoordinateSystem, TEAM_DUTIES, TEAM_KINDS, TEAM_STATES } from '@wangge/db/vocabulary'
import { z } from 'zod'
import { toWgs84 } from '../coordinates.ts'
import type { Place, ReadResult, TeamRow } from '../rows.ts'
import {
  count,
  field,
  moment,
  oneOf,
  optionalLatitude,
  optionalLongitude,
  optionalOneOf,
  required,
  text,
  yesNo,
} from './tables/fields.ts'
import { readTable, type TableOptions, type TableShape } from './tables/table.ts'

type Field =
  | Exclude<keyof TeamRow, 'position' | 'base' | 'equipmentUnready'>
  | ('lon' | 'lat' | 'positionAt' | 'baseLon' | 'baseLat')

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

const DUTY_NAMES = { 按排班: 'byRoster', 排班: 'byRoster', 在岗: 'on', 休班: 'off' } as const

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
  parentCode: ['parent_code', 'parent', '上级编码', '上级', '上级单位编码'],
  leaderName: ['leader', 'leader_name', '队长', '负责人', '班长'],
  baseLon: ['base_lon', 'base_lng', 'base_longitude', '驻地经度', '基地经度'],
  baseLat: ['base_lat', 'base_latitude', '驻地纬度', '基地纬度'],
  duty: ['duty', '值班', '值班方式'],
}

interface Equipment {
  counts: Record<string, number>
  unready: Record<string, number>
}

const ITEM = /^\s*(.+?)\s*[:：=×x*]\s*(\d+)\s*(?:[/／]\s*(\d+)\s*)?$/

/** `灭火器:4;防烟面罩:6` or `extinguisher=4, mask=6`; `灭火器:4/1` = four, of which one is not ready. */
const equipment = () =>
  field((value, fail): Equipment => {
    const items = value.split(/[;；,，、]/).filter((item) => item.trim() !== '')
    const found: Equipment = { counts: {}, unready: {} }
    for (const item of items) {
      const [, name, number, unready = '0'] = ITEM.exec(item) ?? []
      if (name === undefined) {
        return fail('notEquipment', `'${item}' is not of the form name:number or name:number/unready, e.g. 灭火器:4/1.`)
      }
      if (Number(unready) > Number(number)) {
        return fail(
          'outOfRange',
          `'${item}': ${unready} of ${number} cannot be unready: correct one of the two numbers.`,
        )
      }
      found.counts[name] = Number(number)
      if (Number(unready) > 0) found.unready[name] = Number(unready)
    }
    return found
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
    parentCode: field((value) => value || null),
    leaderName: text(),
    baseLon: optionalLongitude(),
    baseLat: optionalLatitude(),
    duty: optionalOneOf(TEAM_DUTIES, DUTY_NAMES),
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
      const { lon, lat, positionAt, name, baseLon, baseLat, equipment, duty, ...team } = row
      const position = lon === null || lat === null ? null : { lon, lat, at: positionAt ?? readAt }
      yield {
        line,
        row: {
          ...{ ...team, name: name || team.code, position, base: baseAt(baseLon, baseLat, options.crs) },
          ...{ equipment: equipment.counts, equipmentUnready: equipment.unready },
          ...(duty === null ? {} : { duty }),
        },
      }
    }
  }
  return { ...rest, rows: teams() }
}

function baseAt(lon: number | null, lat: number | null, crs: CoordinateSystem = 'wgs84'): Place | null {
  if (lon === null || lat === null) return null
  if (crs === 'wgs84' || crs === 'cgcs2000') return { lon, lat }
  const [east, north] = toWgs84(lon, lat, crs)
  return { lon: east, lat: north }
}
