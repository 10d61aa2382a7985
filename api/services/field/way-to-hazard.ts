import { hazardToReach, type ReachedHazardRow } from '@wangge/db/queries/candidates'
import type { DispatchRoute } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { streetTimesOf } from '../dispatch/street-times.ts'

interface WayInput {
  id: string
  lon: number
  lat: number
  mode: 'foot' | 'car'
}

/** The way over streets from where the asker stands, which is kept nowhere; null where there is none. Throws `notFound`: hazard. */
export async function wayToHazard({ ctx, input }: { ctx: Ctx; input: WayInput }): Promise<DispatchRoute | null> {
  const { id, lon, lat, mode } = input
  const [hazard] = await ctx.database.rows<ReachedHazardRow>(ctx.who, hazardToReach(id, ctx.clock().toISOString()))
  if (!hazard) throw notFound('hazard', id)
  const network = await ctx.networks.current()
  const start = {
    ids: [`${lon},${lat}`],
    lon: Float64Array.of(lon),
    lat: Float64Array.of(lat),
    hasVehicle: Uint8Array.of(mode === 'car' ? 1 : 0),
    isWanted: Uint8Array.of(1),
    needed: -1,
  }
  const found = network && streetTimesOf(network).to([hazard.lon, hazard.lat], start, mode, 1)
  const way = found?.wayOf(0)
  if (!found || !way) return null
  const metres = (way.walkedMm + way.drivenMm) / 1000
  const geometry = { type: 'LineString' as const, coordinates: way.coordinates }
  return { metres, seconds: found.seconds[0] ?? 0, mode, geometry }
}
