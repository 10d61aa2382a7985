import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { type AreaNameRow, areaNames } from '@wangge/db/queries/report-areas'
import type { ReportMap } from '../../contract/index.ts'
import type { House } from '../../house.ts'
import { dayIn } from '../days.ts'
import { listAreas } from './areas.ts'

type Names = ReportMap['names']

/** Areas change once a year. */
const REMEMBERED_MS = 60_000
const remembered = new WeakMap<Database, { until: number; names: Promise<Names> }>()

/** The areas that a resident may choose from, with a point inside each; remembered for a minute. */
export function areaNamesShown(house: House): Promise<Names> {
  const now = house.clock().getTime()
  const known = remembered.get(house.database)
  if (known && known.until > now) return known.names
  const names = readNames(house)
  remembered.set(house.database, { until: now + REMEMBERED_MS, names })
  names.catch(() => remembered.delete(house.database))
  return names
}

async function readNames(house: House): Promise<Names> {
  const { townships } = await listAreas(house)
  const level = townships.some(({ communities }) => communities.length > 0) ? 'community' : 'township'
  const today = dayIn(house.zone, house.clock())
  const rows = await house.database.rows<AreaNameRow>(WHOLE_SYSTEM, areaNames(level, today))
  return rows.map(({ name, lon, lat }) => ({ name, position: [lon, lat] }))
}
