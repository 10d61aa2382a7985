import type { Divisions } from './divisions.ts'
import { layOutEstate } from './estate.ts'
import type { Frame } from './frame.ts'
import { LineIndex } from './lineIndex.ts'
import { layOutOldTown } from './oldTown.ts'
import { layOutOpenGround } from './openGround.ts'
import type { Block, Community, Line, Plan } from './plan.ts'
import { distance, leftOf, sidesOf } from './plane.ts'
import { seededRandom } from './random.ts'
import type { Site } from './site.ts'
import { layOutVillage } from './village.ts'

/** All that is drawn, for those who put points, teams and hazards into it. */
export interface District {
  plan: Plan
  sites: Map<Block, Site>
  divisions: Divisions
  frame: Frame
}

/** Fills every block by what it is for. */
export function layOutSites(plan: Plan, seed: number): Map<Block, Site> {
  const index = new LineIndex(plan.lines)
  const sites = new Map<Block, Site>()
  for (const [at, community] of plan.communities.entries()) {
    const random = seededRandom(seed, `sites ${at}`)
    const blocks = plan.blocks.filter((block) => block.community === at)
    for (const block of blocks) {
      const sides = sidesOf(block.shape).map(([a, b]) => index.along(a, b))
      if (block.ground === 'estate' || block.ground === 'towers')
        sites.set(block, layOutEstate(block, community, sides, random))
      else if (block.ground === 'oldTown') sites.set(block, layOutOldTown(block, sides, random))
      else if (block.ground !== 'fields') sites.set(block, layOutOpenGround(block, sides, random))
    }
    const roads = plan.lines.filter((line) => line.class === 'country' && within(line, community))
    const land = blocks.filter(({ ground }) => ground === 'fields')
    for (const [block, site] of layOutVillage(land, roads, random)) sites.set(block, site)
    for (const block of blocks) joinToStreets(block, sites.get(block), index)
  }
  return sites
}

/** Where a path ends on a street, the street gets a node. */
function joinToStreets(block: Block, site: Site | undefined, index: LineIndex): void {
  const ends = site?.paths.flatMap(({ from, to }) => [from, to]) ?? []
  for (const [a, b] of sidesOf(block.shape)) {
    for (const end of ends) {
      if (Math.abs(leftOf(a, b, end)) < 0.01 * distance(a, b)) index.along(a, b, end)?.stops.push(end)
    }
  }
}

function within({ from, to }: Line, { bounds }: Community): boolean {
  return [from, to].every(([u, v]) => u >= bounds.west && u <= bounds.east && v >= bounds.south && v <= bounds.north)
}
