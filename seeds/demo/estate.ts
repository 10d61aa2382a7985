import { doorAt } from './doors.ts'
import { type Block, type Community, HALF_WIDTH_METRES, type Line } from './plan.ts'
import { areaOf, boundsOf, centreOf, contains, inset, type Point, type Shape, sidesOf, spanAcross } from './plane.ts'
import type { Random } from './random.ts'
import { emptySite, type Gate, type Path, type Site, slab } from './site.ts'

/** Plot edge to the wall, and wall to the ring road inside, metres. */
const WALL_SETBACK_METRES = 4
const RING_SETBACK_METRES = 11

/** How the rows stand: metres between rows, depth of a building, its length, dwellings a building. */
interface Style {
  rowMetres: [number, number]
  depthMetres: [number, number]
  lengthMetres: [number, number]
  gapMetres: [number, number]
  dwellings: (lengthMetres: number) => number
}

/** Four storeys on average, two dwellings a landing, a staircase every 13 m, a shop at the foot of each. */
const SLABS: Style = {
  rowMetres: [34, 44],
  depthMetres: [11, 13],
  lengthMetres: [38, 66],
  gapMetres: [9, 14],
  dwellings: (length) => Math.max(2, Math.round(length / 13)) * 7,
}
/** Eleven to eighteen storeys, four dwellings a floor. */
const TOWERS: Style = {
  rowMetres: [62, 78],
  depthMetres: [18, 22],
  lengthMetres: [26, 38],
  gapMetres: [26, 44],
  dwellings: (length) => Math.round(length * 2),
}

/** A housing estate: rows of buildings facing south, a ring road, paths between rows, a wall with a few gates. */
export function layOutEstate(block: Block, community: Community, sides: (Line | null)[], random: Random): Site {
  const site = emptySite()
  const style = block.ground === 'towers' ? TOWERS : SLABS
  const plot = inset(block.shape, (side) => {
    const line = sides[side]
    return (line ? HALF_WIDTH_METRES[line.class] : 6) + WALL_SETBACK_METRES
  })
  const ring = inset(plot, () => RING_SETBACK_METRES)
  if (ring.length < 3 || areaOf(ring) < 2500) {
    if (plot.length > 2) site.greens.push(plot)
    return site
  }
  const { west, south, east, north } = boundsOf(ring)
  const rowMetres = random.between(...style.rowMetres)
  const rows = Math.max(1, Math.round((north - south) / rowMetres))
  const pitch = (north - south) / rows
  const columns = Math.max(1, Math.round((east - west) / random.between(115, 165)))
  const avenues = Array.from(
    { length: columns - 1 },
    (_, at) => west + ((east - west) * (at + 1)) / columns + random.between(-14, 14),
  )
  const everySecond = style === SLABS ? 2 : 1
  const lanes: number[] = []
  for (let row = everySecond; row < rows; row += everySecond) lanes.push(south + row * pitch)

  const green = greenHeart(ring, random)
  if (green) site.greens.push(green)
  const edges = [west, ...avenues, east]
  for (let row = 0; row < rows; row++) {
    const depth = random.between(...style.depthMetres)
    const v = south + (row + 0.5) * pitch
    const span = spanAcross(ring, 1, v)
    if (!span) continue
    for (let column = 0; column + 1 < edges.length; column++) {
      placeRow(
        site,
        ring,
        green,
        [(edges[column] as number) + 7, (edges[column + 1] as number) - 7],
        v,
        depth,
        style,
        random,
      )
    }
  }
  if (community.poorlyMapped) return site

  site.paths.push(
    ...sidesOf(ring).map(([from, to]): Path => ({ from, to, tags: { highway: 'service', service: 'driveway' } })),
  )
  for (const v of lanes) addAcross(site, ring, 1, v, { highway: 'footway' })
  for (const u of avenues) addAcross(site, ring, 0, u, { highway: 'service' })
  const walled = random.chance(0.8)
  if (walled) site.wall = plot
  site.gates = gatesOf(block, plot, ring, sides, avenues, lanes, walled, community, random)
  for (const gate of site.gates) {
    site.paths.push({
      from: gate.street,
      to: gate.inner,
      tags: { highway: 'service', ...(walled ? { access: 'permissive' } : {}) },
    })
  }
  return site
}

function placeRow(
  site: Site,
  ring: Shape,
  green: Shape | null,
  [from, to]: [number, number],
  v: number,
  depth: number,
  style: Style,
  random: Random,
): void {
  const wanted = random.between(...style.lengthMetres)
  const gap = random.between(...style.gapMetres)
  const count = Math.max(1, Math.round((to - from + gap) / (wanted + gap)))
  const length = Math.min((to - from + gap) / count - gap, style.lengthMetres[1] * 1.15)
  if (length < style.lengthMetres[0] * 0.6) return
  const step = (to - from + gap) / count
  for (let index = 0; index < count; index++) {
    const own = length * random.between(0.86, 1)
    const middle: Point = [from + index * step + length / 2, v]
    const outline = slab(middle, own, depth)
    if (!outline.every((corner) => contains(ring, corner)) || random.chance(0.02)) continue
    if (green && outline.some((corner) => contains(green, corner))) continue
    site.buildings.push({
      outline,
      at: middle,
      dwellings: random.chance(0.03) ? 0 : style.dwellings(own),
      kind: 'block',
    })
  }
}

function greenHeart(ring: Shape, random: Random): Shape | null {
  const { west, south, east, north } = boundsOf(ring)
  if (areaOf(ring) < 45_000 || !random.chance(0.45)) return null
  const middle: Point = [
    west + (east - west) * random.between(0.35, 0.65),
    south + (north - south) * random.between(0.35, 0.65),
  ]
  return slab(middle, random.between(55, 95), random.between(38, 64))
}

function addAcross(site: Site, ring: Shape, axis: 0 | 1, at: number, tags: Record<string, string>): void {
  const span = spanAcross(ring, axis, at)
  if (!span || span[1] - span[0] < 20) return
  const [from, to]: [Point, Point] =
    axis === 0
      ? [
          [at, span[0]],
          [at, span[1]],
        ]
      : [
          [span[0], at],
          [span[1], at],
        ]
  site.paths.push({ from, to, tags })
}

/** One main gate always stands open; the rest by the community's habit. */
function gatesOf(
  block: Block,
  plot: Shape,
  ring: Shape,
  sides: (Line | null)[],
  avenues: number[],
  lanes: number[],
  walled: boolean,
  community: Community,
  random: Random,
): Gate[] {
  const doors = sidesOf(block.shape).flatMap(([a, b], index) => {
    const line = sides[index]
    const axis = a[0] === b[0] ? 0 : 1
    const crossings = axis === 0 ? lanes : avenues
    const at = crossings.length > 0 ? random.pick(crossings) : centreOf(ring)[axis === 0 ? 1 : 0]
    const door = line?.mapped ? doorAt(line, axis, at, plot, ring) : null
    return door ? [door] : []
  })
  const wanted = walled ? random.whole(2, 4) : 4
  const kept = random.shuffled(doors).slice(0, wanted)
  if (!walled) return kept
  return kept.map((gate, index) => ({ ...gate, open: index === 0 || !random.chance(community.shutGates) }))
}
