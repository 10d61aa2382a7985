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
    for (const path of site.paths) list.push({ at: towards(path.from, path.to, 7), block })
  }
  // Where no way in is mapped, a street corner has to do.
  for (const block of plan.blocks) {
    const list = spots[block.community] as Spot[]
    const lived = (sites.get(block)?.buildings.length ?? 0) > 0
    const strip = block.ground === 'bank' || block.ground === 'railside'
    if ((list.length === 0 && !strip) || (lived && plan.communities[block.community]?.poorlyMapped)) {
      list.push(cornerOf(block))
    }
  }
  return spots
}

function cornerOf(block: Block): Spot {
  return { at: towards(block.shape[0] as Point, block.shape[2] as Point, 30), block }
}

function towards(from: Point, to: Point, metres: number): Point {
  return between(from, to, metres / distance(from, to))
}
