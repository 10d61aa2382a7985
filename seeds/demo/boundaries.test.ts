import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import { describe, expect, it } from 'vitest'
import type { GridCellRow } from '../rows.ts'
import { generateDemoDistrict } from './index.ts'
import { seededRandom } from './random.ts'
import { areaOfMultiPolygon, covers, signedArea } from './testPlane.ts'

const { cells, residences, servicePoints, teams, history } = generateDemoDistrict({
  now: new Date('2026-11-21T12:47:00Z'),
})
const geometryOf = (cell: GridCellRow) => {
  if (!cell.boundary) throw new Error(`${cell.code} has no boundary`)
  return cell.boundary.geometry
}
const PREFIX_LENGTHS = { ...LEVEL_CODE_LENGTH, cell: 15 }
const communities = cells.filter(({ level }) => level === 'community')

describe('boundaries of the sample district', { timeout: 60_000 }, () => {
  it('tile every parent: the areas of the children add up', () => {
    for (const parent of cells.filter(({ level }) => level !== 'cell')) {
      const children = cells.filter(({ parentCode }) => parentCode === parent.code)
      const sum = children.reduce((total, child) => total + areaOfMultiPolygon(geometryOf(child)), 0)
      const whole = areaOfMultiPolygon(geometryOf(parent))
      expect(Math.abs(sum / whole - 1)).toBeLessThan(1e-9)
    }
  })

  it('are closed rings in one piece, the outer one counter-clockwise', () => {
    for (const cell of cells) {
      const { coordinates } = geometryOf(cell)
      expect(coordinates, cell.name).toHaveLength(1)
      for (const [index, ring] of (coordinates[0] ?? []).entries()) {
        expect(ring.length).toBeGreaterThan(3)
        expect(ring[0]).toEqual(ring[ring.length - 1])
        expect(signedArea(ring) > 0).toBe(index === 0)
        expect(new Set(ring.map(String)).size).toBe(ring.length - 1)
      }
    }
  })

  it('leave no place of the county to two communities or to none', () => {
    const county = cells.find(({ level }) => level === 'county') as GridCellRow
    const random = seededRandom(1, 'sampling')
    for (let drawn = 0; drawn < 1500; drawn++) {
      const [lon, lat] = [random.between(123.51, 123.7), random.between(33.14, 33.26)]
      const holders = communities.filter((cell) => covers(geometryOf(cell), lon, lat)).length
      expect(holders).toBe(covers(geometryOf(county), lon, lat) ? 1 : 0)
    }
  })

  it('hold every home in the one community and the one small cell that its code names', () => {
    const boxes = communities.map((cell) => ({ cell, box: boxOf(cell) }))
    const byCode = new Map(cells.map((cell) => [cell.code, cell]))
    for (const home of residences) {
      const holders = boxes.filter(
        ({ cell, box }) =>
          home.lon >= box[0] &&
          home.lon <= box[2] &&
          home.lat >= box[1] &&
          home.lat <= box[3] &&
          covers(geometryOf(cell), home.lon, home.lat),
      )
      expect(holders.map(({ cell }) => cell.code)).toEqual([home.code.slice(0, 12)])
      expect(covers(geometryOf(byCode.get(home.code.slice(0, 15)) as GridCellRow), home.lon, home.lat)).toBe(true)
    }
  })

  it('add up: a cell has the people of the homes in it', () => {
    const sums = new Map<string, { people: number; dwellings: number }>()
    for (const { code, people, dwellings } of residences) {
      for (const length of Object.values(PREFIX_LENGTHS)) {
        const before = sums.get(code.slice(0, length)) ?? { people: 0, dwellings: 0 }
        sums.set(code.slice(0, length), { people: before.people + people, dwellings: before.dwellings + dwellings })
      }
    }
    for (const { code, level, population, households } of cells) {
      const expected = sums.get(code.slice(0, PREFIX_LENGTHS[level])) ?? { people: 0, dwellings: 0 }
      expect({ people: population, dwellings: households }).toEqual(expected)
    }
  })

  it('hold every point, team and hazard', () => {
    const county = geometryOf(cells[1] as GridCellRow)
    const places = [
      ...servicePoints,
      ...history.cases.map(({ report }) => report),
      ...teams.flatMap(({ position }) => (position ? [position] : [])),
    ]
    for (const { lon, lat } of places) expect(covers(county, lon, lat)).toBe(true)
  })
})

function boxOf(cell: GridCellRow): [number, number, number, number] {
  const positions = geometryOf(cell).coordinates.flat(2)
  const lons = positions.map(([lon]) => lon ?? 0)
  const lats = positions.map(([, lat]) => lat ?? 0)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
