import { wayAccess } from '../access.ts'
import { isObstacleLine } from '../barriers.ts'
import { type Projection, toX, toY } from '../project.ts'
import type { StreetInput } from '../streets.ts'

/**
 * Lines that a leg between home and street may not cross, as x1, y1, x2, y2: railways, wide waters and their shores, walls and
 * fences. A way that is itself a street (a dam path, a platform) is no obstacle.
 */
export function obstacleLines(streets: StreetInput, projection: Projection): Int32Array {
  const lines: number[] = []
  streets.wayTags.forEach((tags, way) => {
    if (!isObstacleLine(tags) || wayAccess(tags) !== null) return
    const end = (streets.wayStart[way + 1] as number) - 1
    for (let i = streets.wayStart[way] as number; i < end; i++) {
      const a = streets.wayNodes[i] as number
      const b = streets.wayNodes[i + 1] as number
      lines.push(toX(projection, streets.nodeLon[a] as number), toY(projection, streets.nodeLat[a] as number))
      lines.push(toX(projection, streets.nodeLon[b] as number), toY(projection, streets.nodeLat[b] as number))
    }
  })
  for (const { layer, geometry } of streets.backdrop ?? []) {
    if (layer !== 'water') continue
    for (const ring of ringsOf(geometry)) {
      for (let i = 1; i < ring.length; i++) {
        const [lonA, latA] = ring[i - 1] as [number, number]
        const [lonB, latB] = ring[i] as [number, number]
        lines.push(toX(projection, lonA), toY(projection, latA), toX(projection, lonB), toY(projection, latB))
      }
    }
  }
  return Int32Array.from(lines)
}

function ringsOf(geometry: { type: string; coordinates?: unknown }): number[][][] {
  if (geometry.type === 'Polygon') return geometry.coordinates as number[][][]
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as number[][][][]).flat() : []
}
