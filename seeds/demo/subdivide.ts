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

type Texture = 'city' | 'oldTown' | 'village'

/** Longest side left uncut, metres: superblocks are 250–450 m, blocks of the old town smaller, villagers' groups 1–1.6 km. */
const LONGEST_METRES: Record<Texture, [number, number]> = {
  city: [420, 530],
  oldTown: [190, 280],
  village: [1050, 1500],
}

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

  const draw = (box: Box, axis: 0 | 1, at: number, kind: LineClass, mapped: boolean) => {
    // Now and then a narrow street is one-way for cars.
    const tags: Record<string, string> = kind === 'residential' && random.chance(0.06) ? { oneway: 'yes' } : {}
    const line = { class: kind, name: names(kind, kind === 'country'), mapped, tags, stops: [] }
    lines.push(
      axis === 0
        ? { ...line, from: [at, box.south], to: [at, box.north] }
        : { ...line, from: [box.west, at], to: [box.east, at] },
    )
  }

  const cut = (box: Box, depth: number, texture: Texture) => {
    const width = box.east - box.west
    const height = box.north - box.south
    const [shortest, longest] = LONGEST_METRES[texture]
    if (Math.max(width, height) <= random.between(shortest, longest)) {
      put(box, groundOf(texture, width * height, community.vacancy, random))
      return
    }
    const share = random.between(0.4, 0.6)
    const mapped = !community.poorlyMapped || depth === 0
    const upright = width > height * random.between(0.9, 1.1)
    const at = Math.round(upright ? box.west + width * share : box.south + height * share)
    draw(box, upright ? 0 : 1, at, classAt(texture, depth), mapped)
    for (const half of halves(box, upright ? 0 : 1, at)) cut(half, depth + 1, texture)
  }

  let land: Box = community.bounds
  for (const [box, ground] of strips(land, railU)) {
    put(box, ground)
    land = without(land, box)
  }
  if (community.fringe) {
    const { axis, at } = fringeCut(land, community.fringe)
    draw(land, axis, at, 'tertiary', true)
    const parts = halves(land, axis, at)
    const grown = community.fringe.side === 'west' || community.fringe.side === 'south' ? 0 : 1
    cut(parts[grown], 1, 'city')
    cut(parts[1 - grown] as Box, 0, 'village')
  } else cut(land, 0, community.rural ? 'village' : community.oldTown ? 'oldTown' : 'city')
  return { blocks, lines }
}

function* strips(land: Box, railU: number): Generator<[Box, Ground]> {
  let rest = land
  if (land.south === 0) yield [{ ...land, north: RIVER_STRIP_METRES }, 'bank']
  if (land.north === 0) yield [{ ...land, south: -RIVER_STRIP_METRES }, 'bank']
  if (land.south === 0) rest = { ...rest, south: RIVER_STRIP_METRES }
  if (land.north === 0) rest = { ...rest, north: -RIVER_STRIP_METRES }
  if (land.west === railU) yield [{ ...rest, east: railU + RAIL_STRIP_METRES }, 'railside']
  if (land.east === railU) yield [{ ...rest, west: railU - RAIL_STRIP_METRES }, 'railside']
}

function without(land: Box, strip: Box): Box {
  if (strip.north < land.north) return { ...land, south: strip.north }
  if (strip.south > land.south) return { ...land, north: strip.south }
  return strip.east < land.east ? { ...land, west: strip.east } : { ...land, east: strip.west }
}

function halves(box: Box, axis: 0 | 1, at: number): [Box, Box] {
  return axis === 0
    ? [
        { ...box, east: at },
        { ...box, west: at },
      ]
    : [
        { ...box, north: at },
        { ...box, south: at },
      ]
}

function fringeCut(land: Box, { side, metres }: NonNullable<Community['fringe']>): { axis: 0 | 1; at: number } {
  switch (side) {
    case 'west':
      return { axis: 0, at: land.west + metres }
    case 'east':
      return { axis: 0, at: land.east - metres }
    case 'south':
      return { axis: 1, at: land.south + metres }
    case 'north':
      return { axis: 1, at: land.north - metres }
  }
}

function classAt(texture: Texture, depth: number): LineClass {
  if (texture === 'village') return 'country'
  if (depth === 0) return 'tertiary'
  return texture === 'oldTown' && depth > 2 ? 'lane' : 'residential'
}

/** What a plot is for; about a third of the city is not for living. */
const SHARES: [Ground, number][] = [
  ['park', 0.055],
  ['school', 0.06],
  ['works', 0.05],
  ['market', 0.045],
  ['office', 0.095],
  ['towers', 0.17],
]
/** Towers stand on large plots only, square metres. */
const TOWER_PLOT = 70_000

function groundOf(texture: Texture, squareMetres: number, vacancy: number, random: Random): Ground {
  if (texture === 'village') return 'fields'
  if (texture === 'oldTown') return random.chance(0.04) ? 'school' : 'oldTown'
  if (random.chance(vacancy)) return random.chance(0.3) ? 'works' : 'vacant'
  let draw = random.next()
  for (const [ground, share] of SHARES) {
    draw -= share
    if (draw < 0) return ground === 'towers' && squareMetres < TOWER_PLOT ? 'estate' : ground
  }
  return 'estate'
}
