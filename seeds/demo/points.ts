import type { ServicePointKind } from '@wangge/db/vocabulary'
import type { ServicePointRow } from '../rows.ts'
import type { Division } from './divisions.ts'
import type { District } from './layOut.ts'
import type { Community } from './plan.ts'
import { distance, type Point } from './plane.ts'
import type { Random } from './random.ts'
import { heartOf, nearestSpot, type Spot, spotsByCommunity } from './spots.ts'

/** Besides one consultation point a community: the documents name these kinds, the sample how many. */
const OTHERS: [ServicePointKind, number][] = [
  ['servicePoint', 19],
  ['microStation', 12],
  ['policeRoom', 7],
]
/** How far a consultation point may lie from where its people are, metres. */
const STRAY_METRES = 420

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
  const taken: Point[] = []
  const rows: ServicePointRow[] = []
  const put = (kind: ServicePointKind, name: string, spot: Spot) => {
    taken.push(spot.at)
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
      capacity: random.chance(0.6) ? random.whole(2, 12) * (kind === 'safetyCentre' ? 4 : 1) : null,
    })
  }

  for (const [index, community] of divisions.communities.entries()) {
    const heart = heartOf(district, index)
    const stray = random.between(0, STRAY_METRES)
    const angle = random.between(0, 2 * Math.PI)
    const aim: Point = [heart[0] + stray * Math.cos(angle), heart[1] + stray * Math.sin(angle)]
    put('consultation', `${community.name}消防咨询点`, nearestSpot(spots[index] as Spot[], aim))
  }
  for (const [key, township] of divisions.townships) {
    const inside = plan.communities.flatMap((community, index) => (community.township === key ? [index] : []))
    put(
      'safetyCentre',
      `${township.name}消防安全服务中心`,
      farthest(spots[random.pick(inside)] as Spot[], taken, random),
    )
  }
  const names = new Map<string, number>()
  for (const [kind, count] of OTHERS) {
    for (let made = 0; made < count; made++) {
      const index = random.whole(0, plan.communities.length - 1)
      const spot = farthest(spots[index] as Spot[], taken, random)
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

/** Of a few places drawn at random, the one farthest from any point so far. */
function farthest(spots: Spot[], taken: Point[], random: Random): Spot {
  const gap = ({ at }: Spot) => Math.min(...taken.map((point) => distance(point, at)))
  const drawn = Array.from({ length: 4 }, () => random.pick(spots))
  return drawn.reduce((best, spot) => (gap(spot) > gap(best) ? spot : best))
}
