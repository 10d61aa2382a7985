import { createHash } from 'node:crypto'
import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import {
  type PlanResidenceRow,
  planResidences,
  type RegisterStampRow,
  registerStamp,
} from '@wangge/db/queries/plan-base'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { openWeekOf } from '../opening-week.ts'
import { scopeKeyOf } from '../scopes.ts'
import type { Network } from '../walk/networks.ts'
import { readNetworkEdits, type StreetEdit } from './network-edits.ts'
import { readPointsAround } from './points-around.ts'
import { seesVulnerable } from './roles.ts'

/** One statement stays some 100 ms on the embedded engine, so that others get their turn. */
const PAGE_ROWS = 5000

export interface GroundPoint {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
  openingHours: string
  openWeek: number[]
  staffed: boolean
  capacity: number | null
}

/** What a plan stands on, but for the residences: cheap to read, and enough to say whether anything has changed. */
export interface Ground {
  /** Changes with whatever a person's table shows. */
  version: string
  network: Network
  points: GroundPoint[]
  networkEdits: StreetEdit[]
}

/** The ground of the area of `area`, as he may see it. Throws `noWalkNetwork`. */
export async function readGround(ctx: Ctx, area: Context): Promise<Ground> {
  const network = await ctx.networks.current()
  if (!network) throw new ServiceError('noWalkNetwork', 'There are no streets yet: import streets first')
  const networkEdits = await readNetworkEdits(ctx, network.id)
  const [stamp] = await ctx.database.rows<RegisterStampRow>(WHOLE_SYSTEM, registerStamp())
  const rows = await readPointsAround(ctx, area)
  // Hours that cannot be read count as never open, as everywhere.
  const points = rows.map((row) => ({ ...row, openWeek: [...(openWeekOf(row.openingHours) ?? [])] }))
  const said = [network.id, networkEdits, stamp?.stamp, scopeKeyOf(area.scope), seesVulnerable(area), points]
  const version = createHash('sha256').update(JSON.stringify(said)).digest('base64url')
  return { version, network, points, networkEdits }
}

export interface GroundResidences {
  id: string[]
  lon: number[]
  lat: number[]
  people: number[]
  dwellings: number[]
  /** Empty where the person's role may not see it. */
  vulnerable: number[]
  /** Index into cellCodes; -1 outside every cell. */
  cell: number[]
  cellCodes: string[]
}

/** Residences of an area as columns, in the order of their ids. */
export async function readResidences({ database }: Pick<Ctx, 'database'>, area: Context): Promise<GroundResidences> {
  const columns: GroundResidences = {
    ...{ id: [], lon: [], lat: [], people: [], dwellings: [], vulnerable: [], cell: [], cellCodes: [] },
  }
  const codes: (string | null)[] = []
  const showsVulnerable = seesVulnerable(area)
  for (let after: string | null = null; ; ) {
    const page: PlanResidenceRow[] = await database.rows<PlanResidenceRow>(area, planResidences(after, PAGE_ROWS))
    for (const row of page) {
      columns.id.push(row.id)
      columns.lon.push(row.lon)
      columns.lat.push(row.lat)
      columns.people.push(row.people)
      columns.dwellings.push(row.dwellings)
      if (showsVulnerable) columns.vulnerable.push(row.elderlyAlone + row.smallPremises)
      codes.push(row.cellCode)
    }
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE_ROWS) break
  }
  columns.cellCodes = [...new Set(codes)].filter((code) => code !== null).sort()
  const places = new Map(columns.cellCodes.map((code, index) => [code, index]))
  columns.cell = codes.map((code) => (code === null ? -1 : (places.get(code) ?? -1)))
  return columns
}
