import { readFileSync } from 'node:fs'
import type { SitingProblem } from '../index.ts'
import { densePairs } from './dense.ts'

type Position = readonly [x: number, y: number]

/** The service areas of allagash over its demand points, both on one plane (EPSG:26912): cost 0 where the point lies in the area. */
export function allagashProblem(path: (name: string) => string): SitingProblem {
  const points = records(readFileSync(path('demand_point.shp'))).map((record) => positionAt(record, 4))
  const areas = records(readFileSync(path('facility_service_areas.shp'))).map(ringsOf)
  const weights = Float64Array.from(populations(readFileSync(path('demand_point.dbf'))))
  const costs = points.flatMap((point) => areas.map((rings) => (isInside(point, rings) ? 0 : Number.POSITIVE_INFINITY)))
  return {
    facilities: areas.map((_, at) => `area ${at}`),
    demands: points.map((_, at) => `point ${at}`),
    weights,
    pairs: densePairs(costs, areas.length),
    existing: [],
  }
}

const HEADER_BYTES = 100

/** Contents of a shapefile's records: each after a header of two big-endian words, the second its length in 16-bit words. */
function records(file: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = HEADER_BYTES; at < file.length; ) {
    const length = file.readInt32BE(at + 4) * 2
    found.push(file.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
  return found
}

const positionAt = (record: Buffer, at: number): Position => [record.readDoubleLE(at), record.readDoubleLE(at + 8)]

/** Of a polygon: type, box, parts, points, first point of each part, points. */
function ringsOf(record: Buffer): Position[][] {
  const [parts, count] = [record.readInt32LE(36), record.readInt32LE(40)]
  const from = 44 + 4 * parts
  const starts = Array.from({ length: parts }, (_, part) => record.readInt32LE(44 + 4 * part))
  return starts.map((start, part) => {
    const end = starts[part + 1] ?? count
    return Array.from({ length: end - start }, (_, at) => positionAt(record, from + 16 * (start + at)))
  })
}

/** Crossings of a ray to the east, over all rings: even = outside or in a hole. */
function isInside([x, y]: Position, rings: readonly Position[][]): boolean {
  let inside = false
  for (const ring of rings)
    for (const [at, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[at + 1] ?? ring[0] ?? [0, 0]
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
  return inside
}

/** The field Population of a dBase table. */
function populations(table: Buffer): number[] {
  const [rows, header, width] = [table.readUInt32LE(4), table.readUInt16LE(8), table.readUInt16LE(10)]
  let from = 1
  for (let at = 32; table[at] !== 0x0d; at += 32) {
    const name = table.toString('latin1', at, at + 11).replace(/\0.*$/, '')
    const length = table[at + 16] ?? 0
    if (name === 'Population')
      return Array.from({ length: rows }, (_, row) =>
        Number(table.toString('latin1', header + row * width + from, header + row * width + from + length)),
      )
    from += length
  }
  return []
}
