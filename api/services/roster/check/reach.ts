import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CheckedHomeRow, CheckedTeamRow } from '@wangge/db/queries/roster-check'
import { limitMillimetres, Outreach, type Snaps, snapPoints } from '../../../walk/index.ts'
import { DRIVE_MM_PER_WALK_MM, WALK_SPEED_METRES_PER_SECOND } from '../../dispatch/speeds.ts'
import type { Network } from '../../walk/networks.ts'
import type { TeamLoad } from './balance.ts'

/** First attack within ten minutes (domain.md, seed 001). */
const LIMIT_SECONDS = 600
const TEAMS_A_TURN = 50
const HOMES_A_TURN = 2000

/** Streets as adopted edits leave them; without an overlay none was adopted. */
export type Streets = Pick<Network, 'graph' | 'overlay'>

/**
 * Share of the people of its cells whom a team reaches within ten minutes by its own means, by team: by car and the rest on foot, or on
 * foot where it has no car. Null without a base or position, and where nobody lives. Homes come by cell code.
 */
export async function checkReach(
  { graph, overlay }: Streets,
  homes: readonly CheckedHomeRow[],
  teams: readonly (TeamLoad & Pick<CheckedTeamRow, 'lon' | 'lat' | 'hasVehicle'>)[],
): Promise<Map<string, number | null>> {
  const limitMm = limitMillimetres({ speedMetresPerSecond: WALK_SPEED_METRES_PER_SECOND, limitSeconds: LIMIT_SECONDS })
  const outreach = new Outreach(graph, limitMm, DRIVE_MM_PER_WALK_MM, overlay ?? undefined)
  const pages = await snapPages({ graph, overlay }, homes)
  const shares = new Map<string, number | null>()
  for (const [index, { teamId, prefixes, lon, lat, hasVehicle }] of teams.entries()) {
    if (index % TEAMS_A_TURN === TEAMS_A_TURN - 1) await nextTurn()
    const ranges = prefixes.map((prefix) => [firstFrom(homes, prefix), firstFrom(homes, `${prefix}~`)] as const)
    const lives = ranges.some(([first, end]) => end > first)
    if (lon === null || lat === null || !lives) {
      shares.set(teamId, null)
      continue
    }
    outreach.setOut([lon, lat], hasVehicle)
    let [people, reached] = [0, 0]
    for (const [first, end] of ranges) {
      for (let home = first; home < end; home++) {
        const count = homes[home]?.people ?? 0
        people += count
        const page = pages[Math.floor(home / HOMES_A_TURN)]
        if (page && outreach.reaches(page, home % HOMES_A_TURN)) reached += count
      }
    }
    shares.set(teamId, people === 0 ? null : reached / people)
  }
  return shares
}

async function snapPages({ graph, overlay }: Streets, homes: readonly CheckedHomeRow[]): Promise<Snaps[]> {
  const pages: Snaps[] = []
  for (let at = 0; at < homes.length; at += HOMES_A_TURN) {
    const page = homes.slice(at, at + HOMES_A_TURN)
    pages.push(
      snapPoints(graph, Float64Array.from(page.flatMap(({ lon, lat }) => [lon, lat])), overlay ? { overlay } : {}),
    )
    await nextTurn()
  }
  return pages
}

/** First home whose code does not sort before `code`, in byte order. */
function firstFrom(homes: readonly CheckedHomeRow[], code: string): number {
  let [low, high] = [0, homes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((homes[middle]?.code ?? '') < code) low = middle + 1
    else high = middle
  }
  return low
}
