import type { Feature, Position } from 'geojson'
import { expect, it } from 'vitest'
import { labelPointsOf, shortName } from './labels.ts'

const named = (name: string, ...polygons: Position[][][]): Feature => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'MultiPolygon', coordinates: polygons },
})
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

it('stands in the thick part of a bent cell, not in its hollow', () => {
  const bent: Position[] = [
    [0, 0],
    [3, 0],
    [3, 1],
    [1, 1],
    [1, 3],
    [0, 3],
    [0, 0],
  ]
  const [lon = 0, lat = 0] = labelPointsOf([named('甲', [bent])])[0]?.geometry.coordinates ?? []
  expect(Math.min(lon, lat)).toBeLessThan(1)
  expect(Math.min(lon, lat)).toBeGreaterThan(0.3)
})

it('takes the largest part and keeps out of holes', () => {
  const [label] = labelPointsOf([named('乙', [box(10, 0, 10.1, 0.1)], [box(0, 0, 1, 1), box(0.3, 0.3, 0.7, 0.7)])])
  const [lon = 0, lat = 0] = label?.geometry.coordinates ?? []
  expect(lon).toBeLessThan(1)
  expect(lon > 0.3 && lon < 0.7 && lat > 0.3 && lat < 0.7).toBe(false)
})

it('leaves nameless cells and lines alone', () => {
  expect(labelPointsOf([named('', [box(0, 0, 1, 1)])])).toEqual([])
})

it.each([
  ['木桥社区', '木桥'],
  ['柳河村', '柳河'],
  ['新村', '新村'],
  ['望桥街道', '望桥街道'],
  ['东门社区居委会', '东门'],
])('shortens %s to %s', (name, short) => expect(shortName(name)).toBe(short))
