import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import { type PlanExtentRow, type PlanPointRow, planExtent, planPoints } from '@wangge/db/queries/plan-base'
import type { Ctx } from '../../house.ts'

/** As far as anybody walks under the widest settings: an hour at 2.5 m/s, which is two at the ordinary 1.25. */
const AROUND_METRES = 9000
const METRES_PER_DEGREE = 110_000

/**
 * Service points of an area and as far around it as anybody of it may walk: points of the neighbours serve its homes too. That is
 * more than row-level security shows of them elsewhere; where a public point stands and when it is open is on its door.
 */
export async function readPointsAround({ database }: Pick<Ctx, 'database'>, area: Context): Promise<PlanPointRow[]> {
  if (area.scope === null) return database.rows<PlanPointRow>(WHOLE_SYSTEM, planPoints(null))
  const [extent] = await database.rows<PlanExtentRow>(area, planExtent())
  const { west, south, east, north } = extent ?? { west: null, south: null, east: null, north: null }
  if (west === null || south === null || east === null || north === null) return []
  const upDegrees = AROUND_METRES / METRES_PER_DEGREE
  const widest = Math.max(Math.abs(south), Math.abs(north)) + upDegrees
  const sideDegrees = upDegrees / Math.cos((widest * Math.PI) / 180)
  const box = [west - sideDegrees, south - upDegrees, east + sideDegrees, north + upDegrees] as const
  return database.rows<PlanPointRow>(WHOLE_SYSTEM, planPoints(box))
}
