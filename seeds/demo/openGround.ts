import { doorAt } from './doors.ts'
import { type Block, HALF_WIDTH_METRES, type Line } from './plan.ts'
import { areaOf, between, boundsOf, centreOf, contains, inset, type Point, type Shape, sidesOf } from './plane.ts'
import type { Random } from './random.ts'
import { emptySite, type Site, slab } from './site.ts'

/** Length and depth of the halls. */
const HALLS_METRES: Partial<Record<Block['ground'], [number, number]>> = {
  works: [92, 44],
  market: [74, 52],
  office: [48, 34],
  station: [150, 38],
}

/** Parks, schools, works, markets and the station: nobody lives there, and the way through is open or walled. */
export function layOutOpenGround(block: Block, sides: (Line | null)[], random: Random): Site {
  const site = emptySite()
  const plot = inset(block.shape, (side) => {
    const line = sides[side]
    return (line ? HALF_WIDTH_METRES[line.class] : 4) + 3
  })
  if (plot.length < 3) return site
  if (block.ground === 'bank') return { ...site, greens: [plot] }
  if (block.ground === 'railside') return site
  if (block.ground === 'vacant') return layOutVacant(site, plot, random)
  if (block.ground === 'park') return layOutPark(site, block, plot, sides, random)
  return layOutHalls(site, block, plot, sides, random)
}

function layOutPark(site: Site, block: Block, plot: Shape, sides: (Line | null)[], random: Random): Site {
  const heart = centreOf(plot)
  site.greens.push(plot)
  for (const [index, [a, b]] of sidesOf(block.shape).entries()) {
    if (!sides[index]?.mapped) continue
    site.paths.push({ from: between(a, b, random.between(0.3, 0.7)), to: heart, tags: { highway: 'footway' } })
  }
  if (areaOf(plot) > 20_000)
    site.ponds.push(pond([heart[0] + 45, heart[1] + 30], Math.sqrt(areaOf(plot)) * 0.11, random))
  return site
}

function layOutVacant(site: Site, plot: Shape, random: Random): Site {
  const { west, south, east, north } = boundsOf(plot)
  const wood = pond([random.between(west, east), random.between(south, north)], random.between(30, 70), random)
  if (areaOf(plot) < 20_000) site.greens.push(plot)
  else if (wood.every((corner) => contains(plot, corner))) site.greens.push(wood)
  return site
}

function layOutHalls(site: Site, block: Block, plot: Shape, sides: (Line | null)[], random: Random): Site {
  const { west, south, east, north } = boundsOf(plot)
  const [length, depth] = HALLS_METRES[block.ground] ?? [62, 18]
  const field = slab([(west + east) / 2, south + 34], Math.min(110, (east - west) * 0.6), 52)
  const hasField = block.ground === 'school' && field.every((corner) => contains(plot, corner))
  if (hasField) site.greens.push(field)
  const [stepU, stepV] = [length + 22, depth + 24]
  for (let v = south + stepV / 2 + (hasField ? 66 : 6); v < north; v += stepV) {
    for (let u = west + stepU / 2; u < east; u += stepU) {
      const outline = slab(
        [u + random.between(-4, 4), v],
        length * random.between(0.7, 1),
        depth * random.between(0.8, 1),
      )
      if (random.chance(0.3) || !outline.every((corner) => contains(plot, corner))) continue
      site.buildings.push({ outline, at: [u, v], dwellings: 0, kind: 'block' })
    }
  }
  if (block.ground === 'school' || block.ground === 'works') site.wall = plot
  const heart = centreOf(plot)
  const doors = sides.flatMap((line, index) => {
    const [a, b] = sidesOf(block.shape)[index] as [Point, Point]
    const axis = a[0] === b[0] ? 0 : 1
    const door = line?.mapped
      ? doorAt(
          line,
          axis,
          heart[axis === 0 ? 1 : 0],
          plot,
          inset(plot, () => 12),
        )
      : null
    return door ? [door] : []
  })
  for (const door of random.shuffled(doors).slice(0, block.ground === 'market' || block.ground === 'station' ? 4 : 1)) {
    const inner: Point = door.wall[0] === door.street[0] ? [door.street[0], heart[1]] : [heart[0], door.street[1]]
    site.gates.push({ ...door, inner })
    site.paths.push({ from: door.street, to: inner, tags: { highway: 'service' } })
  }
  return site
}

/** A rounded, uneven pool. */
export function pond(middle: Point, radius: number, random: Random): Shape {
  const corners = 14
  const [stretch, first, second] = [random.between(1.1, 1.7), random.between(0, 6), random.between(0, 6)]
  return Array.from({ length: corners }, (_, index): Point => {
    const angle = (2 * Math.PI * index) / corners
    const reach = radius * (1 + 0.22 * Math.sin(2 * angle + first) + 0.12 * Math.sin(3 * angle + second))
    return [middle[0] + reach * stretch * Math.cos(angle), middle[1] + reach * Math.sin(angle)]
  })
}
