import {
  type Block,
  type Community,
  type Ground,
  type Line,
  type LineClass,
  RAIL_STRIP_METRES,
  RIVER_STRIP_METRES,
} from './plan.ts'
import { rectangle } from './plane.ts'
import type { Random } from './random.ts'
import type { StreetNames } from './streetNames.ts'

interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** Longest side left uncut, metres: superblocks are 250–450 m, blocks of the old town 130–210, villagers' groups 1–1.6 km. */
const LONGEST_METRES = { city: [330, 450], oldTown: [135, 215], village: [1050, 1500] } as const

/** Cuts a community into small cells along streets of its own, strips along river and railway first. */
export function subdivide(
  community: Community,
  index: number,
  railU: number,
  names: StreetNames,
  random: Random,
): { blocks: Block[]; lines: Line[] } {
  const blocks: Block[] = []
  const lines: Line[] = []
  const put = (box: Box, ground: Ground) =>
    blocks.push({ shape: rectangle(box.west, box.south, box.east, box.north), community: index, ground })
  let land = community.bounds
  if (land.south === 0) {
    put({ ...land, north: RIVER_STRIP_METRES }, 'bank')
    land = { ...land, south: RIVER_STRIP_METRES }
  } else if (land.north === 0) {
    put({ ...land, south: -RIVER_STRIP_METRES }, 'bank')
    land = { ...land, north: -RIVER_STRIP_METRES }
  }
  if (land.west === railU) {
    put({ ...land, east: railU + RAIL_STRIP_METRES }, 'railside')
    land = { ...land, west: railU + RAIL_STRIP_METRES }
  } else if (land.east === railU) {
    put({ ...land, west: railU - RAIL_STRIP_METRES }, 'railside')
    land = { ...land, east: railU - RAIL_STRIP_METRES }
  }

  const [shortest, longest] = LONGEST_METRES[community.rural ? 'village' : community.oldTown ? 'oldTown' : 'city']
  const cut = (box: Box, depth: number) => {
    const width = box.east - box.west
    const height = box.north - box.south
    if (Math.max(width, height) <= random.between(shortest, longest)) {
      put(box, community.rural ? 'fields' : community.oldTown ? 'oldTown' : cityGround(width * height, random))
      return
    }
    const kind = classAt(community, depth)
    const share = random.between(0.4, 0.6)
    const name = names(kind, community.rural)
    const mapped = !community.poorlyMapped || depth === 0
    if (width > height * random.between(0.9, 1.1)) {
      const u = Math.round(box.west + width * share)
      lines.push({ from: [u, box.south], to: [u, box.north], class: kind, name, mapped, tags: {}, stops: [] })
      cut({ ...box, east: u }, depth + 1)
      cut({ ...box, west: u }, depth + 1)
    } else {
      const v = Math.round(box.south + height * share)
      lines.push({ from: [box.west, v], to: [box.east, v], class: kind, name, mapped, tags: {}, stops: [] })
      cut({ ...box, north: v }, depth + 1)
      cut({ ...box, south: v }, depth + 1)
    }
  }
  cut(land, 0)
  return { blocks, lines }
}

function classAt(community: Community, depth: number): LineClass {
  if (community.rural) return 'country'
  if (depth === 0) return 'tertiary'
  return community.oldTown && depth > 2 ? 'lane' : 'residential'
}

function cityGround(squareMetres: number, random: Random): Ground {
  const draw = random.next()
  if (draw < 0.045) return 'park'
  if (draw < 0.1) return 'school'
  if (draw < 0.15) return 'works'
  if (draw < 0.19) return 'market'
  return draw < 0.36 && squareMetres > 70_000 ? 'towers' : 'estate'
}
