import { type Block, HALF_WIDTH_METRES, type Line } from './plan.ts'
import { boundsOf, contains, inset } from './plane.ts'
import type { Random } from './random.ts'
import { emptySite, type Site, slab } from './site.ts'

/** A block of the old town: low houses wall to wall along lanes that run from street to street, no gates. */
export function layOutOldTown(block: Block, sides: (Line | null)[], random: Random): Site {
  const site = emptySite()
  const plot = inset(block.shape, (side) => {
    const line = sides[side]
    return (line ? HALF_WIDTH_METRES[line.class] : 5) + 2
  })
  if (plot.length < 3) return site
  const { west, south, east, north } = boundsOf(plot)
  const outer = boundsOf(block.shape)
  const rows = Math.max(2, Math.round((north - south) / random.between(19, 24)))
  const pitch = (north - south) / rows
  const alley = west + (east - west) * random.between(0.35, 0.65)
  for (let row = 2; row < rows; row += 2) {
    const v = south + row * pitch
    const [fromStreet, toStreet] = [random.chance(0.75), random.chance(0.75)]
    site.paths.push({
      from: [fromStreet ? outer.west : west + 6, v],
      to: [toStreet ? outer.east : east - 6, v],
      tags: { highway: random.chance(0.5) ? 'footway' : 'living_street' },
    })
  }
  site.paths.push({ from: [alley, outer.south], to: [alley, outer.north], tags: { highway: 'living_street' } })
  for (let row = 0; row < rows; row++) {
    const v = south + (row + 0.5) * pitch
    let u = west + 1
    while (u < east - 8) {
      const length = random.between(11, 26)
      const outline = slab([u + length / 2, v], length, pitch - random.between(6, 9))
      u += length + random.between(1.5, 5)
      const acrossAlley =
        outline.some((corner) => Math.abs(corner[0] - alley) < 3) ||
        ((outline[0] as readonly number[])[0] as number) < alley ===
          ((outline[1] as readonly number[])[0] as number) > alley
      if (acrossAlley || !outline.every((corner) => contains(plot, corner)) || random.chance(0.08)) continue
      site.buildings.push({ outline, at: [u - length / 2 - 3, v], dwellings: Math.round(length / 2.2), kind: 'block' })
    }
  }
  return site
}
