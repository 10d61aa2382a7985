import { pond } from './openGround.ts'
import type { Block, Line } from './plan.ts'
import { areaOf, between, boundsOf, centreOf, contains, distance, inset, type Point, type Shape } from './plane.ts'
import type { Random } from './random.ts'
import { type Building, emptySite, type Path, type Site, slab } from './site.ts'

/** Rows of houses on each side of the road, metres from its centre line. */
const ROWS_METRES = [17, 43, 74, 102]
const LANE_EVERY_METRES = 92
/** Farther from any road than a home may be joined to one: 250 m, and the warp's stretch. */
const REMOTE_METRES = 320

/** Houses strung along the country roads of one village, a row or two deep, with short lanes; the rest is fields. */
export function layOutVillage(blocks: Block[], roads: Line[], random: Random): Map<Block, Site> {
  const sites = new Map(blocks.map((block) => [block, emptySite()]))
  const land = blocks
    .filter(({ ground }) => ground === 'fields')
    .map((block) => ({ block, inner: inset(block.shape, () => 11) }))
  const owner = (outline: Shape) => land.find(({ inner }) => outline.every((corner) => contains(inner, corner)))?.block
  for (const road of roads) {
    const length = distance(road.from, road.to)
    let at = random.between(60, 260)
    while (at < length - 150) {
      const end = Math.min(at + random.between(260, 620), length - 40)
      for (const side of [1, -1]) string(road, at, end, side, random.whole(1, 4), owner, sites, random)
      at = end + random.between(420, 1100)
    }
  }
  for (const { block, inner } of land) dressFields(sites.get(block) as Site, inner, random)
  return sites
}

function string(
  road: Line,
  start: number,
  end: number,
  side: number,
  depth: number,
  owner: (outline: Shape) => Block | undefined,
  sites: Map<Block, Site>,
  random: Random,
): void {
  const along = alongOf(road)
  const upright = road.from[0] === road.to[0]
  const at = (metres: number, offset: number): Point => {
    const [u, v] = along(metres)
    return upright ? [u + side * offset, v] : [u, v + side * offset]
  }
  const reach = (ROWS_METRES[depth - 1] as number) + 13
  for (let lane = start; lane < end; lane += LANE_EVERY_METRES) {
    const strip = [at(lane - 3, 12), at(lane + 3, reach)]
    const block = owner(strip)
    if (block && depth > 1) {
      const path: Path = {
        from: at(lane, 0),
        to: at(lane, reach),
        tags: { highway: depth > 2 ? 'residential' : 'service' },
      }
      sites.get(block)?.paths.push(path)
    }
    const next = Math.min(lane + LANE_EVERY_METRES, end)
    if (block && depth > 2 && owner([at(next, reach)])) {
      sites.get(block)?.paths.push({ from: at(lane, 59), to: at(next, 59), tags: { highway: 'track' } })
    }
    for (const offset of ROWS_METRES.slice(0, depth)) {
      const houses: Building[] = []
      for (let metres = lane + 14; metres < next - 8; metres += 27) {
        const [width, deep] = [random.between(19, 25), random.between(8.5, 10.5)]
        const outline = ccw([
          at(metres - width / 2 + 4, offset - deep / 2),
          at(metres + width / 2 + 4, offset - deep / 2),
          at(metres + width / 2 + 4, offset + deep / 2),
          at(metres - width / 2 + 4, offset + deep / 2),
        ])
        const home = owner(outline)
        if (!home || random.chance(0.12)) continue
        houses.push({ outline, at: at(metres + 4, offset), dwellings: 2, kind: 'hamlet' })
      }
      // One row of houses between two lanes is one record: about seven dwellings.
      const middle = houses[Math.floor(houses.length / 2)]
      if (!middle) continue
      const home = owner(middle.outline)
      if (!home) continue
      for (const house of houses) {
        sites.get(home)?.buildings.push({ ...house, dwellings: house === middle ? houses.length * 2 + 1 : 0 })
      }
    }
  }
}

function dressFields(site: Site, inner: Shape, random: Random): void {
  if (inner.length < 3 || areaOf(inner) < 60_000) return
  const { west, south, east, north } = boundsOf(inner)
  const spot = (): Point => [random.between(west + 90, east - 90), random.between(south + 90, north - 90)]
  const clear = (shape: Shape) =>
    site.buildings.every(({ at }) => shape.every((corner) => distance(corner, at) > 30)) &&
    shape.every((corner) => contains(inner, corner))
  for (let count = random.whole(1, 3); count > 0; count--) {
    const pool = pond(spot(), random.between(22, 55), random)
    if (clear(pool)) site.ponds.push(pool)
  }
  const remote = inset(inner, () => REMOTE_METRES)
  if (remote.length > 2 && random.chance(0.3)) {
    const at = centreOf(remote)
    site.buildings.push({ outline: slab(at, 16, 10), at, dwellings: random.whole(1, 2), kind: 'home' })
  }
  for (let count = random.whole(1, 4); count > 0; count--) {
    const wood = pond(spot(), random.between(40, 110), random)
    if (clear(wood)) site.greens.push(wood)
  }
}

function alongOf({ from, to }: Line): (metres: number) => Point {
  const length = distance(from, to)
  return (metres) => between(from, to, metres / length)
}

function ccw(shape: Point[]): Point[] {
  return areaOf(shape) < 0 ? shape.reverse() : shape
}
