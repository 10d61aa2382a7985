import type { District } from './layOut.ts'
import type { Block } from './plan.ts'
import { between, distance, type Point } from './plane.ts'

/** A place by the street where a counter may be or a patrol may stand. */
export interface Spot {
  at: Point
  block: Block
}

/** Places just inside the pavement of each community: at open gates, lane mouths, village roads. */
export function spotsByCommunity({ plan, sites }: District): Spot[][] {
  const spots: Spot[][] = plan.communities.map(() => [])
  for (const [block, site] of sites) {
    const list = spots[block.community] as Spot[]
    for (const gate of site.gates) if (gate.open) list.push({ at: between(gate.street, gate.wall, 0.6), block })
    if (site.gates.length > 0 || site.buildings.length === 0) continue
    if (site.paths.length > 0) for (const path of site.paths) list.push({ at: towards(path.from, path.to, 7), block })
    else if (plan.communities[block.community]?.poorlyMapped)
      list.push({ at: towards(block.shape[0] as Point, block.shape[2] as Point, 30), block })
  }
  return spots
}

function towards(from: Point, to: Point, metres: number): Point {
  return between(from, to, metres / distance(from, to))
}
