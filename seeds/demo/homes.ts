import type { ResidenceRow } from '../rows.ts'
import type { Division, Divisions } from './divisions.ts'
import type { Frame } from './frame.ts'
import type { Block, Plan } from './plan.ts'
import type { Site } from './site.ts'

/** People a dwelling, so that the district comes to about 600,000. */
const PEOPLE_PER_DWELLING = 2.05

export function peopleIn(dwellings: number): number {
  return Math.round(dwellings * PEOPLE_PER_DWELLING)
}

/** Every building or row of houses with somebody in it. */
export function listHomes(plan: Plan, sites: Map<Block, Site>, divisions: Divisions, frame: Frame): ResidenceRow[] {
  const rows: ResidenceRow[] = []
  for (const [block, site] of sites) {
    const cell = divisions.blocks.get(block) as Division
    const community = plan.communities[block.community]
    const township = community ? (divisions.townships.get(community.township)?.name ?? '') : ''
    let number = 0
    for (const { at, dwellings, kind } of site.buildings) {
      if (dwellings === 0) continue
      number += 1
      const name = `${cell.name} ${number} 号${kind === 'block' && block.ground !== 'oldTown' ? '楼' : ''}`
      const place = frame(at)
      rows.push({
        ...place,
        code: `${cell.code}-${String(number).padStart(3, '0')}`,
        kind,
        name,
        address: township + name,
        dwellings,
        people: peopleIn(dwellings),
      })
    }
  }
  return rows
}
