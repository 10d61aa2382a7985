import { setImmediate as nextTurn } from 'node:timers/promises'
import { WHOLE_SYSTEM } from '@wangge/db'
import { placeSampleTeams, type SampleTeamRow, sampleTeamsOnDuty } from '@wangge/db/queries/sample'
import type { House } from '../../house.ts'
import { route, type WalkGraph } from '../../walk/index.ts'
import { CAR_SPEED_METRES_PER_SECOND, WALK_SPEED_METRES_PER_SECOND } from '../dispatch/speeds.ts'
import { STALE_MILLISECONDS } from '../teams/list-teams.ts'
import { bringSampleUpToDate } from './bring-up-to-date.ts'

const MINUTE = 60_000
/** Each team walks a minute in so many: a sixth of the routes, and people stop to look. */
const TURNS = 6
/** A patrol keeps its goal for half an hour, then gets another. */
const HEADING_MILLISECONDS = 30 * MINUTE
/** A minute's stroll, and a minute's way of those that are sent somewhere. */
const STROLL_METRES = 60
const MINUTE_METRES = { foot: WALK_SPEED_METRES_PER_SECOND * 60, car: CAR_SPEED_METRES_PER_SECOND * 60 }
/** Phones report at different moments: up to so long ago. */
const SPREAD_SECONDS = 50

/**
 * The sample's teams on duty report again: those that are sent somewhere further on their way, some a little further along the streets
 * towards a home of their own area, the others from where they stood; those whose shift has begun from their base. Those that had fallen silent stay silent. After a pause longer than positions stay fresh, everything of the sample
 * is moved on first. Returns how many have reported.
 */
export async function moveSampleTeams({
  ctx,
}: {
  ctx: Pick<House, 'database' | 'clock' | 'networks'>
}): Promise<number> {
  const now = ctx.clock()
  let teams = await teamsOnDuty(ctx, now)
  if (teams.length === 0) {
    await bringSampleUpToDate({ ctx })
    teams = await teamsOnDuty(ctx, now)
  }
  const graph = (await ctx.networks.current())?.graph
  const places: Parameters<typeof placeSampleTeams>[0][number][] = []
  for (const [index, team] of teams.entries()) {
    const [lon, lat] = graph && team.goalLon !== null ? strolled(graph, team) : [team.lon, team.lat]
    const secondsAgo = (index * 7) % SPREAD_SECONDS
    places.push({ id: team.id, lon, lat, at: new Date(now.getTime() - secondsAgo * 1000).toISOString() })
    await nextTurn()
  }
  return ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(placeSampleTeams(places)))
}

async function teamsOnDuty({ database }: Pick<House, 'database'>, now: Date): Promise<SampleTeamRow[]> {
  const time = now.getTime()
  const heardSince = new Date(time - STALE_MILLISECONDS).toISOString()
  const turn = Math.floor(time / MINUTE) % TURNS
  const heading = String(Math.floor(time / HEADING_MILLISECONDS))
  const part = { turn, turns: TURNS, heading }
  return database.rows<SampleTeamRow>(WHOLE_SYSTEM, sampleTeamsOnDuty({ now: now.toISOString(), heardSince }, part))
}

/** A minute further on the way to the goal; where the team is if there is no way, or if it has arrived. */
function strolled(graph: WalkGraph, { lon, lat, goalLon, goalLat, mode }: SampleTeamRow): [number, number] {
  return along(graph, [lon, lat], [goalLon ?? lon, goalLat ?? lat], mode === null ? STROLL_METRES : MINUTE_METRES[mode])
}

/** So many metres on the way from one place to another; where it began if there is no way, or none so long. */
export function along(
  graph: WalkGraph,
  [lon, lat]: [number, number],
  goal: readonly [number, number],
  metres: number,
): [number, number] {
  const way = route(graph, [lon, lat], goal)
  if (!way || way.metres <= metres) return [lon, lat]
  let left = metres
  const corners = way.geometry.coordinates as [number, number][]
  for (const [index, to] of corners.entries()) {
    const from = corners[index - 1]
    if (!from) continue
    const length = metresBetween(from, to)
    if (length >= left && length > 0) {
      const share = left / length
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    }
    left -= length
  }
  return [lon, lat]
}

const METRES_PER_DEGREE = 111_195

/** On a plane: good to a metre in a kilometre. */
function metresBetween([lonA, latA]: [number, number], [lonB, latB]: [number, number]): number {
  const east = (lonB - lonA) * Math.cos((latA * Math.PI) / 180)
  return Math.hypot(east, latB - latA) * METRES_PER_DEGREE
}
