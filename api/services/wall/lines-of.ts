import type { Dispatch, WallMap } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { listDispatches } from '../dispatch/list-dispatches.ts'
import { routeOfDispatch } from '../dispatch/route-of-team.ts'

/** More lines than this hide the streets they follow. */
const MOST_LINES = 40
/** A team under way has moved by a block after this long. */
const REMEMBERED_MS = 20_000

interface Way {
  at: number
  coordinates: [number, number][]
}
/** By dispatch and state; those that are over are forgotten with the next answer. */
const ways = new WeakMap<Ctx['database'], Map<string, Way>>()

/** Ways over streets of the teams that are asked or on their way, the latest first. */
export async function linesOf(ctx: Ctx): Promise<WallMap['lines']> {
  const { items } = await listDispatches({ ctx, input: { state: 'active', limit: MOST_LINES, count: false } })
  const going = items.filter(({ state }) => state !== 'arrived')
  const known = ways.get(ctx.database) ?? new Map<string, Way>()
  ways.set(ctx.database, known)
  const now = ctx.clock().getTime()
  for (const [key, { at }] of known) if (now - at > 2 * REMEMBERED_MS) known.delete(key)
  const lines: WallMap['lines'] = []
  for (const one of going) {
    const coordinates = await wayOf(ctx, one, known, now)
    const { id, hazardId, teamId, state, etaAt } = one
    if (coordinates.length > 1) lines.push({ id, hazardId, teamId, state, etaAt, coordinates })
  }
  return lines
}

async function wayOf(
  ctx: Ctx,
  { id, state }: Dispatch,
  known: Map<string, Way>,
  now: number,
): Promise<Way['coordinates']> {
  const key = `${id} ${state}`
  const found = known.get(key)
  if (found && now - found.at < REMEMBERED_MS) return found.coordinates
  const route = await routeOfDispatch({ ctx, input: { id } })
  const coordinates = (route?.geometry.coordinates ?? []).map(([lon, lat]): [number, number] => [lon, lat])
  known.set(key, { at: now, coordinates })
  return coordinates
}
