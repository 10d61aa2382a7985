import type { Hazard, WallMap } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { listHazards } from '../hazards/list-hazards.ts'
import { linesOf } from './lines-of.ts'
import { remembered } from './remembered.ts'
import { type Screen, screenOf } from './screen-of.ts'
import { allTeams } from './teams-of.ts'

/** A new hazard shall be seen within a second, however many screens ask. */
const REMEMBERED_MS = 500
/** More symbols than that no map can show, and no screen hold for weeks. */
const MOST_HAZARDS = 2000
/** Sixteen kilobytes of places are enough for the eye. */
const MOST_TEAMS = 1000

/** What moves on the wall's map: hazards, teams on duty, and the ways of those sent. Throws `notFound`. */
export async function getWallMap({ ctx, input }: { ctx: Ctx; input: { area?: string | undefined } }): Promise<WallMap> {
  return compute(await screenOf(ctx, input.area))
}

const compute = remembered(REMEMBERED_MS, async ({ ctx }: Screen): Promise<WallMap> => {
  const asOf = ctx.clock().toISOString()
  const hazards = await listHazards({ ctx, input: { limit: MOST_HAZARDS, sort: 'due', count: false } })
  const teams = (await allTeams(ctx)).flatMap(({ id, code, kind, state, stale, position }) =>
    state === 'off' || position === null ? [] : [{ id, code, kind, state, stale, position }],
  )
  return {
    asOf,
    hazards: hazards.items.map(hazardOf),
    isCut: hazards.nextCursor !== null,
    teams: teams.slice(0, MOST_TEAMS),
    lines: await linesOf(ctx),
  }
})

function hazardOf(hazard: Hazard): WallMap['hazards'][number] {
  const { id, kind, grade, clock, dueClock, dueAt, soonAt, reportedAt, position } = hazard
  return { id, kind, grade, clock, dueClock, dueAt, soonAt, reportedAt, position }
}
