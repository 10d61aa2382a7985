import type { ServicePointKind } from '@wangge/db/vocabulary'
import type { ServicePointRow } from '../rows.ts'
import type { Division } from './divisions.ts'
import type { District } from './layOut.ts'
import type { Community } from './plan.ts'
import { distance, type Point } from './plane.ts'
import type { Random } from './random.ts'
import { type Spot, spotsByCommunity } from './spots.ts'

/** Besides one consultation point a community: the documents name these kinds, the sample how many. */
const OTHERS: [ServicePointKind, number][] = [
  ['servicePoint', 22],
  ['microStation', 12],
  ['policeRoom', 8],
]
/** Whoever sited the points looked at homes as the crow flies, and not always at many places. */
const LOOKED_AT_METRES = 560
const PLACES_COMPARED = [2, 14] as const

/** People a counter can serve: some points are full before everybody near them has come. */
const PEOPLE_A_COUNTER = 600
const COUNTERS = [2, 12] as const

const HOURS: Record<ServicePointKind, string[]> = {
  consultation: ['Mo-Fr 09:00-17:30', 'Mo-Sa 08:30-18:00', 'Mo-Su 08:30-20:00'],
  servicePoint: ['Mo-Su 08:00-22:00', 'Mo-Sa 09:00-18:00', 'Mo-Fr 08:30-17:30'],
  policeRoom: ['24/7', 'Mo-Su 08:00-22:00'],
  safetyCentre: ['Mo-Fr 08:30-12:00,13:30-17:30', 'Mo-Sa 09:00-17:00'],
  microStation: ['24/7'],
}

export function listServicePoints(district: District, random: Random): ServicePointRow[] {
  const { plan, divisions, frame } = district
  const spots = spotsByCommunity(district)
  const homes = [...district.sites].flatMap(([{ community }, { buildings }]) =>
    buildings.flatMap(({ at, dwellings }) => (dwellings > 0 ? [{ at, dwellings, community }] : [])),
  )
  const everywhere = spots.flat()
  let alone = homes
  const rows: ServicePointRow[] = []
  const put = (kind: ServicePointKind, name: string, spot: Spot) => {
    alone = alone.filter((home) => distance(home.at, spot.at) > LOOKED_AT_METRES)
    const township = divisions.townships.get((plan.communities[spot.block.community] as Community).township)
    const cell = divisions.blocks.get(spot.block) as Division
    rows.push({
      ...frame(spot.at),
      code: `99P${String(rows.length + 1).padStart(4, '0')}`,
      name,
      kind,
      address: `${township?.name ?? ''}${cell.name}门口`,
      openingHours: random.pick(HOURS[kind]),
      staffed: kind === 'consultation' ? !random.chance(0.05) : !random.chance(0.16),
      capacity: random.chance(0.6)
        ? random.whole(...COUNTERS) * PEOPLE_A_COUNTER * (kind === 'safetyCentre' ? 4 : 1)
        : null,
    })
  }

  for (const [index, community] of divisions.communities.entries()) {
    const drawn = draw(spots[index] as Spot[], random.whole(...PLACES_COMPARED), random)
    put(
      'consultation',
      `${community.name}消防咨询点`,
      busiest(
        drawn,
        alone.filter((home) => home.community === index),
      ),
    )
  }
  for (const [key, township] of divisions.townships) {
    const inside = plan.communities.flatMap((community, index) => (community.township === key ? [index] : []))
    const drawn = inside.flatMap((index) => draw(spots[index] as Spot[], 1, random))
    put('safetyCentre', `${township.name}消防安全服务中心`, busiest(drawn, alone))
  }
  const names = new Map<string, number>()
  for (const [kind, count] of OTHERS) {
    for (let made = 0; made < count; made++) {
      const drawn = draw(everywhere, random.whole(...PLACES_COMPARED), random)
      const spot = busiest(drawn, alone)
      const index = spot.block.community
      const community = divisions.communities[index] as Division
      const name =
        kind === 'servicePoint'
          ? `${divisions.blocks.get(spot.block)?.name}便民服务点`
          : `${community.name}${kind === 'policeRoom' ? '警务室' : '微型消防站'}`
      const same = (names.get(name) ?? 0) + 1
      names.set(name, same)
      put(kind, same > 1 ? `${name}（${same}）` : name, spot)
    }
  }
  return rows
}

interface Home {
  at: Point
  dwellings: number
  community: number
}

function draw(spots: Spot[], count: number, random: Random): Spot[] {
  return Array.from({ length: count }, () => random.pick(spots))
}

/** Of the places drawn, the one with most dwellings around it. */
function busiest(drawn: Spot[], homes: Home[]): Spot {
  const around = ({ at }: Spot) =>
    homes.reduce((sum, home) => sum + (distance(home.at, at) <= LOOKED_AT_METRES ? home.dwellings : 0), 0)
  const counted = drawn.map((spot) => ({ spot, dwellings: around(spot) }))
  return counted.reduce((best, one) => (one.dwellings > best.dwellings ? one : best)).spot
}
