import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildWalkGraph, Coverage, Overlay, reachable, route, snapPoints } from './index.ts'
import { legByBruteForce, nearestByBruteForce } from './testing/oracle.ts'
import { randomTown, townOf } from './testing/random-town.ts'

test('every home has the nearest point and the walk that brute force finds', () => {
  fc.assert(
    fc.property(randomTown, (town) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const residences = snapPoints(graph, town.homes)
      const points = snapPoints(graph, town.points)
      const coverage = new Coverage(graph, { residences, points })
      const truth = nearestByBruteForce(graph, residences, points)
      expect([...coverage.nearestMm]).toEqual(truth.mm)
      expect([...coverage.nearestPoint]).toEqual(truth.point)
      const { nearestMm, nearestPoint } = coverage
      expect(coverage.walksOf(residences)).toEqual({ nearestMm, nearestPoint })
    }),
    { numRuns: 300 },
  )
})

test('every leg is the shortest that nothing lies before', () => {
  fc.assert(
    fc.property(randomTown, (town) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const snaps = snapPoints(graph, town.homes, { snapLimitMetres: 60 })
      const legs = Array.from({ length: snaps.length }, (_, i) => (snaps.edge[i] === -1 ? null : snaps.legMm[i]))
      expect(legs).toEqual(
        legs.map((_, i) => legByBruteForce(graph, snaps.x[i] as number, snaps.y[i] as number, snaps.limitMm)),
      )
    }),
    { numRuns: 300 },
  )
})

test('a route is as long as its steps and legs, and as the walk that coverage found', () => {
  fc.assert(
    fc.property(randomTown, (town) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const point: [number, number] = [town.points[0] as number, town.points[1] as number]
      const coverage = new Coverage(graph, {
        residences: snapPoints(graph, town.homes),
        points: snapPoints(graph, point),
      })
      coverage.nearestMm.forEach((mm, i) => {
        const found = route(graph, [town.homes[2 * i] as number, town.homes[2 * i + 1] as number], point)
        expect(found?.millimetres ?? -1).toBe(mm)
        if (found === null) return
        const [start, end] = found.snapMetres
        const walked = found.steps.reduce((sum, step) => sum + step.metres, start + end)
        expect(walked).toBeCloseTo(found.metres, 6)
      })
    }),
    { numRuns: 150 },
  )
})

test('what a home can reach is what can be routed to within the limit', () => {
  fc.assert(
    fc.property(randomTown, fc.integer({ min: 0, max: 600_000 }), (town, limitMm) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const home: [number, number] = [town.homes[0] as number, town.homes[1] as number]
      const points = snapPoints(graph, town.points)
      const routed = Array.from({ length: points.length }, (_, index) => ({
        index,
        mm: route(graph, home, [town.points[2 * index] as number, town.points[2 * index + 1] as number])?.millimetres,
      }))
        .filter(({ mm }) => mm !== undefined && mm <= limitMm)
        .sort((a, b) => (a.mm as number) - (b.mm as number) || a.index - b.index)
      expect(reachable(graph, home, points, limitMm)).toEqual(routed)
    }),
    { numRuns: 150 },
  )
})

test('2,000 random edits leave every home as a full recomputation finds it', () => {
  const town = townOf(12, 7, 250, 25)
  const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
  const overlay = new Overlay(graph)
  const coverage = new Coverage(graph, {
    residences: snapPoints(graph, town.homes),
    points: snapPoints(graph, town.points),
    overlay,
  })
  const places = Array.from({ length: 25 }, (_, i): [number, number] => [
    town.points[2 * i] as number,
    town.points[2 * i + 1] as number,
  ])
  const nowhere: [number, number] = [Number.NaN, Number.NaN]
  const below = (end: number) => Math.floor(town.random() * end)
  let addedEdges = 0
  const edits: Record<string, () => void> = {
    add: () => {
      const place = town.place()
      expect(coverage.addPoint(...place)).toBe(places.length)
      places.push(place)
    },
    move: () => {
      const point = below(places.length)
      places[point] = town.place()
      coverage.movePoint(point, ...(places[point] as [number, number]))
    },
    remove: () => {
      const point = below(places.length)
      places[point] = nowhere
      coverage.removePoint(point)
    },
    close: () => void coverage.closeEdge(below(overlay.edgeCount)),
    open: () => void coverage.openEdge(below(overlay.edgeCount)),
    shut: () => void coverage.shutGate(below(graph.vertexCount)),
    unshut: () => void coverage.openGate(below(graph.vertexCount)),
    bridge: () => {
      if (addedEdges > 25) return
      const [from, to] = [town.place(), town.place()]
      try {
        coverage.addEdge({ coordinates: [from, to], access: 1 + below(3) })
        addedEdges++
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    },
  }
  const kinds = Object.keys(edits)
  for (let edit = 0; edit < 2_000; edit++) {
    const kind = kinds[below(kinds.length)] as string
    edits[kind]?.()
    const residences = snapPoints(graph, town.homes, { overlay })
    const points = snapPoints(graph, places.flat(), { overlay })
    const again = new Coverage(graph, { residences, points, overlay })
    const message = `edit ${edit}, ${kind}`
    // As text: a deep comparison of arrays costs more than the edit.
    expect(String(coverage.nearestMm), message).toBe(String(again.nearestMm))
    expect(String(coverage.nearestPoint), message).toBe(String(again.nearestPoint))
    expect(String(coverage.walksOf(residences).nearestMm), message).toBe(String(again.nearestMm))
    if (edit % 250 === 0) {
      const truth = nearestByBruteForce(overlay, residences, points)
      expect([...coverage.nearestMm], message).toEqual(truth.mm)
      expect([...coverage.nearestPoint], message).toEqual(truth.point)
    }
  }
}, 120_000)
