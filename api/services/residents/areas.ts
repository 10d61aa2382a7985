import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { pointInArea, type ReportAreaRow, reportAreas } from '@wangge/db/queries/report-areas'
import { DEMO_CODE_PREFIX } from '@wangge/db/vocabulary'
import type { House } from '../../house.ts'
import { dayIn } from '../days.ts'

/** What somebody without a position may choose as his area. */
export interface Areas {
  /** Townships with their communities; without these where there are too many for one list. */
  townships: { code: string; name: string; communities: { code: string; name: string }[] }[]
  isDemo: boolean
}

/** A list of more takes a phone longer to load than everything else of the page. */
const MOST_COMMUNITIES = 150
/** Areas change once a year. */
const REMEMBERED_MS = 60_000

type Asker = Pick<House, 'database' | 'clock' | 'zone'>
const remembered = new WeakMap<Database, { until: number; areas: Promise<Areas> }>()

/** The areas in force, remembered for a minute. */
export function listAreas(house: Asker): Promise<Areas> {
  const now = house.clock().getTime()
  const known = remembered.get(house.database)
  if (known && known.until > now) return known.areas
  const areas = readAreas(house)
  remembered.set(house.database, { until: now + REMEMBERED_MS, areas })
  areas.catch(() => remembered.delete(house.database))
  return areas
}

/** An area by its code, with a point inside it; null where there is none of that code. */
export async function findArea({ database, clock, zone }: Asker, code: string) {
  const query = pointInArea(code, dayIn(zone, clock()))
  const [row] = await database.rows<{ code: string; name: string; lon: number; lat: number }>(WHOLE_SYSTEM, query)
  return row ? { code: row.code, name: row.name, position: [row.lon, row.lat] as [number, number] } : null
}

async function readAreas({ database, clock, zone }: Asker): Promise<Areas> {
  const rows = await database.rows<ReportAreaRow>(WHOLE_SYSTEM, reportAreas(dayIn(zone, clock())))
  const communities = rows.filter(({ level }) => level === 'community')
  const shown = communities.length <= MOST_COMMUNITIES ? communities : []
  const townships = rows
    .filter(({ level }) => level === 'township')
    .map(({ code, name }) => ({
      ...{ code, name },
      communities: shown
        .filter((one) => one.code.slice(0, TOWNSHIP_LENGTH) === code.slice(0, TOWNSHIP_LENGTH))
        .map((one) => ({ code: one.code, name: one.name })),
    }))
  return { townships, isDemo: rows.length > 0 && rows.every(({ code }) => code.startsWith(DEMO_CODE_PREFIX)) }
}

const TOWNSHIP_LENGTH = 9
