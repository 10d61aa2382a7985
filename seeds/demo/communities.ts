import type { TownshipKey } from './names.ts'
import type { Community } from './plan.ts'
import type { Random } from './random.ts'

/** Communities and villages: the documents' 77, each with a consultation point. */
const COMMUNITY_COUNT = 77

/** Townships of the core, north row first, one letter an arterial cell. */
const CORE_TOWNSHIPS = ['HHHHHWYYY', 'BBBWWWYYY', 'BBBWWWYYY', 'AAANNNLLL', 'AAANNNNLL', 'AANNNNLLL']
const OLD_TOWN_CELLS = ['3,1', '4,1', '4,2']
const POOR_CELLS = ['7,5', '8,0']

/** Communities between the arterials (west to east, south to north) and the villages around them: 77 in all. */
export function drawCommunities(us: number[], vs: number[], random: Random): Community[] {
  return [...coreCommunities(us, vs, random), ...villages(us, vs, random)]
}

function coreCommunities(us: number[], vs: number[], random: Random): Community[] {
  const communities: Community[] = []
  const villagesAround = 17
  const cells = (us.length - 1) * (vs.length - 1)
  const inTwo = new Set(
    random
      .shuffled(['4,1', '1,2', '2,3', '4,4', '5,3', '6,1', '3,4', '2,1'])
      .slice(0, COMMUNITY_COUNT - villagesAround - cells),
  )
  for (const [row, townships] of CORE_TOWNSHIPS.entries()) {
    for (const [column, township] of [...townships].entries()) {
      const bounds = {
        west: us[column] as number,
        east: us[column + 1] as number,
        north: vs[vs.length - 1 - row] as number,
        south: vs[vs.length - 2 - row] as number,
      }
      const key = `${column},${row}`
      const one: Community = {
        township: township as TownshipKey,
        rural: false,
        oldTown: OLD_TOWN_CELLS.includes(key),
        poorlyMapped: POOR_CELLS.includes(key),
        shutGates: random.between(0, 0.9),
        vacancy: vacancyAt(column, row),
        fringe: null,
        bounds,
      }
      if (!inTwo.has(key)) communities.push(one)
      else {
        const middle = Math.round(bounds.west + (bounds.east - bounds.west) * random.between(0.44, 0.56))
        communities.push(
          { ...one, bounds: { ...bounds, east: middle } },
          { ...one, bounds: { ...bounds, west: middle } },
        )
      }
    }
  }
  return communities
}

/** The city thins out towards its corners. */
function vacancyAt(column: number, row: number): number {
  const rim = Number(column === 0 || column === 8) + Number(row === 0 || row === 5)
  return [0.015, 0.13, 0.36][rim] as number
}

/** Seventeen villages around the core, their outer edge uneven. */
function villages(us: number[], vs: number[], random: Random): Community[] {
  const u = (index: number) => us[index] as number
  const v = (index: number) => vs[index] as number
  const grown = (side: 'north' | 'south' | 'east' | 'west') => ({ side, metres: far(380, 900) })
  const far = (low: number, high: number) => Math.round(random.between(low, high))
  const list: [TownshipKey, number, number, number, number, Community['fringe']?][] = [
    ['D', u(0), v(6), u(2), far(4700, 5200)],
    ['D', u(2), v(6), u(4), far(5300, 5900), grown('south')],
    ['D', u(4), v(6), u(6), far(4900, 5500), grown('south')],
    ['D', u(6), v(6), u(9), far(5000, 5600)],
    ['U', u(0), far(-5500, -4900), u(2), v(0)],
    ['U', u(2), far(-6100, -5600), u(4), v(0), grown('north')],
    ['N', u(4), far(-5600, -5000), u(6), v(0)],
    ['L', u(6), far(-6000, -5500), u(7), v(0), grown('north')],
    ['L', u(7), far(-5300, -4800), u(9), v(0)],
    ['U', far(-7700, -7100), v(5), u(0), far(4100, 4500)],
    ['U', far(-8300, -7700), 0, u(0), v(5), grown('east')],
    ['U', far(-8000, -7300), v(1), u(0), 0, grown('east')],
    ['U', far(-7500, -6900), far(-4700, -4200), u(0), v(1)],
    ['D', u(9), v(5), far(7000, 7500), far(4200, 4700)],
    ['D', u(9), 0, far(7500, 8100), v(5)],
    ['D', u(9), v(1), far(7700, 8300), 0, grown('west')],
    ['L', u(9), far(-4900, -4300), far(7000, 7600), v(1)],
  ]
  return list.map(([township, west, south, east, north, fringe = null]) => ({
    township,
    rural: true,
    oldTown: false,
    poorlyMapped: false,
    shutGates: 0.5,
    vacancy: 0.42,
    fringe,
    bounds: { west, south, east, north },
  }))
}
