import { readStreets } from '@wangge/seeds'
import { describe, expect, test } from 'vitest'
import { sharedData } from './bench/shared-data.ts'
import { buildWalkGraph, type WalkGraph } from './index.ts'

/** Kilometres as the data's README gives them; vertices and what is left out as found when the engine was written. */
const FILES = [
  { path: 'osm/fujian_ninghua.osm', kilometres: 19, vertices: 53, components: 1, leftOut: 0 },
  { path: 'osm/jiangxi_guixi.osm', kilometres: 115, vertices: 332, components: 1, leftOut: 0 },
  { path: 'osm/beijing_tsinghua.osm', kilometres: 123, vertices: 1_018, components: 1, leftOut: 32 },
  { path: 'osm/portoalegre_poa.osm.pbf', kilometres: null, vertices: 19_254, components: 2, leftOut: 61 },
  { path: 'osm/porto_r5.osm.pbf', kilometres: 9_824, vertices: 72_069, components: 2, leftOut: 1_012 },
]

describe.each(FILES)('$path', ({ path, kilometres, vertices, components, leftOut }) => {
  const file = sharedData(path)
  if (file === null) {
    console.warn(`../shared/data/${path} is absent: its streets are not tested`)
    test.skip('is absent', () => undefined)
    return
  }

  test('comes out as long, as large and as connected as the file is known to be', async () => {
    const streets = await readStreets(file)
    const stats = buildWalkGraph(streets).stats()
    const whole = buildWalkGraph(streets, { minComponentVertices: 1 }).stats()
    expect(stats.vertices).toBe(vertices)
    expect([stats.components, stats.componentsLeftOut]).toEqual([components, leftOut])
    expect(stats.largestComponentShare).toBeGreaterThan(0.99)
    expect(whole.vertices - stats.vertices).toBe(stats.verticesLeftOut)
    expect(whole.components).toBe(components + leftOut)
    expect(whole.kilometres).toBeGreaterThanOrEqual(stats.kilometres)
    // Within 3 %: a walkable way can be counted a little otherwise (platforms, piers, private ways).
    if (kilometres !== null) expect(Math.abs(whole.kilometres / kilometres - 1)).toBeLessThan(0.03)
  }, 60_000)

  test('every street lies within the bounds and is as long as its ends are apart, or longer', async () => {
    const graph = buildWalkGraph(await readStreets(file))
    const [west, south, east, north] = graph.stats().bounds
    for (const { coordinates } of graph.streets()) {
      for (const [lon, lat] of coordinates) {
        if (lon < west - 1e-6 || lon > east + 1e-6 || lat < south - 1e-6 || lat > north + 1e-6) {
          throw new Error(`Expected a place within ${graph.stats().bounds}, got ${lon},${lat}`)
        }
      }
    }
    expect(shorterThanTheCrowFlies(graph)).toEqual([])
  }, 60_000)
})

/** Edges whose length is below the straight line between their ends by more than the plane's stretch. */
function shorterThanTheCrowFlies(graph: WalkGraph): number[] {
  const wrong: number[] = []
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [from, to] = [graph.edgeFrom[edge] as number, graph.edgeTo[edge] as number]
    const east = (graph.vertexX[to] as number) - (graph.vertexX[from] as number)
    const north = (graph.vertexY[to] as number) - (graph.vertexY[from] as number)
    if ((graph.edgeLength[edge] as number) * 1.02 + 10 < Math.sqrt(east * east + north * north)) wrong.push(edge)
  }
  return wrong
}
