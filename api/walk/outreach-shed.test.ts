import { expect, test } from 'vitest'
import { quarterStreets, SOUTH, WEST } from '../testing/quarter.ts'
import { buildWalkGraph, Outreach, snapPoints, walkshed } from './index.ts'
import { covers } from './testing/polygons.ts'
import { townOf } from './testing/random-town.ts'

const LIMIT_MM = 150_000
const RATIO = 50 / 9

test('the ground of a base on foot is its walkshed', () => {
  const town = townOf(5, 11, 0, 4)
  const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
  for (let i = 0; i < town.points.length; i += 2) {
    const base: [number, number] = [town.points[i] as number, town.points[i + 1] as number]
    const outreach = new Outreach(graph, LIMIT_MM, RATIO)
    outreach.setOut(base, false)
    expect(outreach.shed()).toEqual(walkshed(graph, base, LIMIT_MM))
  }
})

test('the ground of a base by car holds the homes that it reaches and no others, but for the rim', () => {
  const streets = quarterStreets()
  const wayTags = streets.wayTags.map((tags, way) => (way % 3 === 0 ? { ...tags, oneway: 'yes' } : tags))
  const graph = buildWalkGraph({ ...streets, wayTags })
  const outreach = new Outreach(graph, LIMIT_MM, RATIO)
  outreach.setOut([WEST + 0.0102, SOUTH + 0.0051], true)
  const { geometry } = outreach.shed()
  const places = Array.from({ length: 60 * 40 }, (_, i): [number, number] => [
    WEST + ((i % 60) / 60) * 0.02 + 0.00013,
    SOUTH + (Math.floor(i / 60) / 40) * 0.01 + 0.00007,
  ])
  const homes = snapPoints(graph, places.flat())
  const seen = { inside: 0, outside: 0, wrong: 0 }
  for (const [home, place] of places.entries()) {
    const isReached = outreach.reaches(homes, home)
    seen[covers(geometry, place) !== isReached ? 'wrong' : isReached ? 'inside' : 'outside']++
  }
  expect(seen.inside).toBeGreaterThan(800)
  expect(seen.outside).toBeGreaterThan(800)
  expect(seen.wrong / seen.inside).toBeLessThan(0.05)
})
