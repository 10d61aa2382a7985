import { drawArterials, drawCountyRoads, drawDiagonals, placeArterials, RAIL_UPRIGHT } from './arterials.ts'
import { drawCommunities } from './communities.ts'
import { cutAlong } from './diagonals.ts'
import { type Block, type Plan, RAIL_STRIP_METRES } from './plan.ts'
import { centreOf, type Point } from './plane.ts'
import { seededRandom } from './random.ts'
import { createStreetNames } from './streetNames.ts'
import { subdivide } from './subdivide.ts'

/** The whole district on the drawing board: arterials, communities, superblocks, villages. */
export function drawPlan(seed: number): Plan {
  const random = seededRandom(seed, 'plan')
  const { us, vs } = placeArterials(random)
  const railU = us[RAIL_UPRIGHT] as number
  const communities = drawCommunities(us, vs, random)
  const waterside = communities.filter(({ bounds }) => bounds.south === 0 || bounds.north === 0)
  const west = Math.min(...waterside.map(({ bounds }) => bounds.west))
  const east = Math.max(...waterside.map(({ bounds }) => bounds.east))
  const beside = (u: number) => communities.filter(({ bounds }) => bounds.west <= u && bounds.east >= u)
  const rail = {
    u: railU,
    south: Math.min(...beside(railU).map(({ bounds }) => bounds.south)),
    north: Math.max(...beside(railU).map(({ bounds }) => bounds.north)),
  }
  const lines = [...drawArterials(us, vs, west, east), ...drawCountyRoads(communities, railU)]
  const blocks: Block[] = []
  const names = createStreetNames(random)
  for (const [index, community] of communities.entries()) {
    const parts = subdivide(community, index, rail.u, names, seededRandom(seed, `blocks ${index}`))
    blocks.push(...parts.blocks)
    lines.push(...parts.lines)
  }
  const oldTown: Point = [((us[4] as number) + (us[3] as number)) / 2 + 300, vs[4] as number]
  const diagonals = drawDiagonals(us, vs)
  const cut = diagonals.reduce(cutAlong, blocks)
  placeStation(cut, rail.u)
  return { lines: [...lines, ...diagonals], blocks: cut, communities, rail, river: { west, east }, oldTown }
}

/** The station stands beside the railway, a little south of the river. */
function placeStation(blocks: Block[], railU: number): void {
  const beside = blocks.filter(
    ({ shape, ground }) =>
      ground !== 'railside' && Math.max(...shape.map((point) => point[0])) === railU - RAIL_STRIP_METRES,
  )
  const southOf = ({ shape }: Block) => Math.abs(centreOf(shape)[1] + 700)
  const nearest = beside.reduce((best, block) => (southOf(block) < southOf(best) ? block : best))
  nearest.ground = 'station'
}
