import type { TeamState } from '@wangge/db/vocabulary'
import type { Team, WallFigures } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { listTeams } from '../teams/list-teams.ts'

/** More teams than any prefecture of the documents has (Tongliao: 3,995). */
const MOST_TEAMS = 10_000

/** Every team of the area. */
export async function allTeams(ctx: Ctx): Promise<Team[]> {
  return (await listTeams({ ctx, input: { limit: MOST_TEAMS, count: false } })).items
}

/** Teams on duty by what they do; whose position is old is stale, whatever it does, so that the parts add up. */
export function tallyTeams(teams: readonly Team[]): WallFigures['teams'] {
  const tally = { onDuty: 0, free: 0, assigned: 0, enroute: 0, onscene: 0, stale: 0 }
  for (const { state, stale } of teams) {
    if (state === 'off') continue
    tally.onDuty++
    tally[stale ? 'stale' : state]++
  }
  return tally
}

const RANK: Record<TeamState, number> = { enroute: 0, onscene: 1, assigned: 2, free: 3, off: 4 }

/** Teams on duty, those at work first, those of old positions last. */
export function dutyList(teams: readonly Team[], most: number): WallFigures['duty'] {
  return teams
    .filter(({ state }) => state !== 'off')
    .sort((a, b) => Number(a.stale) - Number(b.stale) || RANK[a.state] - RANK[b.state] || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .map(({ id, name, kind, state, stale, cellName }) => ({ id, name, kind, state, stale, cellName }))
}
