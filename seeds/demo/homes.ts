import type { ResidenceRow } from '../rows.ts'
import type { Division } from './divisions.ts'
import type { District } from './layOut.ts'
import type { Block } from './plan.ts'
import type { Random } from './random.ts'

/** People a dwelling, so that the district comes to about 600,000. */
const PEOPLE_PER_DWELLING = 2.05

export function peopleIn(dwellings: number): number {
  return Math.round(dwellings * PEOPLE_PER_DWELLING)
}

interface Need {
  /** Older people living alone, of a hundred dwellings. */
  aloneOfHundred: number
  /** How likely a building holds small premises, and how many at most. */
  premises: readonly [chance: number, most: number]
}

/** Old streets and villages have more of both than towers; invented, like the district itself. */
const NEEDS: Partial<Record<Block['ground'], Need>> = {
  oldTown: { aloneOfHundred: 9, premises: [0.3, 4] },
  towers: { aloneOfHundred: 2, premises: [0.08, 2] },
  fields: { aloneOfHundred: 11, premises: [0.1, 2] },
}
const ELSEWHERE: Need = { aloneOfHundred: 5, premises: [0.12, 3] }

/** Every building or row of houses with somebody in it. */
export function listHomes(
  { plan, sites, divisions, frame }: District,
  /** Says who needs more than others, and moves no house. */
  random: Random,
): ResidenceRow[] {
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
        ...whoNeedsMore(dwellings, NEEDS[block.ground] ?? ELSEWHERE, random),
      })
    }
  }
  return rows
}

function whoNeedsMore(
  dwellings: number,
  { aloneOfHundred, premises: [chance, most] }: Need,
  random: Random,
): Pick<ResidenceRow, 'elderlyAlone' | 'smallPremises'> {
  const elderlyAlone = Math.floor((dwellings * aloneOfHundred * random.between(0.4, 1.6)) / 100 + random.next())
  return {
    elderlyAlone: Math.min(elderlyAlone, peopleIn(dwellings)),
    smallPremises: random.chance(chance) ? random.whole(1, most) : 0,
  }
}
