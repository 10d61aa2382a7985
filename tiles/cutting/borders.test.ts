import type { Feature, Position } from 'geojson'
import { expect, it } from 'vitest'
import { bordersOf } from './borders.ts'

const polygon = (...rings: Position[][]): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: rings },
})
const square = (west: number): Position[] => [
  [west, 0],
  [west + 1, 0],
  [west + 1, 1],
  [west, 1],
  [west, 0],
]
const lengthOf = (features: Feature[]) =>
  features
    .flatMap(({ geometry }) => (geometry.type === 'LineString' ? [geometry.coordinates] : []))
    .reduce((sum, line) => sum + line.length - 1, 0)

it('draws the border that two cells share once', () => {
  const lines = bordersOf([polygon(square(0)), polygon(square(1))])
  expect(lengthOf(lines)).toBe(7)
  expect(lines).toHaveLength(3)
})

it('closes a ring that touches nothing', () => {
  const [line, ...more] = bordersOf([polygon(square(5))])
  expect(more).toEqual([])
  expect(line?.geometry).toEqual({ type: 'LineString', coordinates: square(5) })
})

it('keeps holes and takes a vertex given twice as one', () => {
  const ring = square(0)
  const lines = bordersOf([polygon([...ring.slice(0, 2), ring[1] as Position, ...ring.slice(2)], square(0.2))])
  expect(lengthOf(lines)).toBe(8)
})
