import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quarterStreets, SOUTH, WEST } from '../../testing/quarter.ts'
import { buildWalkGraph, route, snapPoints } from '../../walk/index.ts'
import { randomTown, townOf } from '../../walk/testing/random-town.ts'
import { type Place, StreetTimes, type Travel } from './street-times.ts'

test('a search that stops early tells the first of the wanted, and every needed one, as one that goes everywhere', () => {
  const streets = new StreetTimes(buildWalkGraph(quarterStreets()))
  const { random } = townOf(2, 20_261_122, 1, 1)
  const somewhere = (): Place => [WEST + 0.02 * random(), SOUTH + 0.01 * random()]
  let early = 0
  for (let run = 0; run < 60; run++) {
    const teams = Array.from({ length: 150 }, (_, i) => ({
      id: `${run % 7}-${i}`,
      place: somewhere(),
      hasVehicle: i % 3 === 0,
      isWanted: i % 4 !== 0,
      isNeeded: i === run && run % 2 === 0,
    }))
    const hazard = somewhere()
    const whole = streets.to(hazard, teams, 'fastest', Number.POSITIVE_INFINITY)
    const some = streets.to(hazard, teams, 'fastest', 5)
    expect(whole.isWhole).toBe(true)
    if (!some.isWhole) early++
    const wanted = (times: (Travel | null)[]) =>
      times
        .flatMap((time, i) => (teams[i]?.isWanted && time ? [time.seconds] : []))
        .sort((a, b) => a - b)
        .slice(0, 5)
    expect(wanted(some.times)).toEqual(wanted(whole.times))
    if (teams[run]?.isNeeded) expect(some.times[run]).toEqual(whole.times[run])
    some.times.forEach((time, i) => {
      if (time) expect(time).toEqual(whole.times[i])
    })
  }
  expect(early).toBeGreaterThan(20)
})

test('minutes on foot are those of the route that is drawn for a walker, and a moved team is asked anew', () => {
  fc.assert(
    fc.property(randomTown, (town) => {
      const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
      const streets = new StreetTimes(graph)
      const hazard: Place = [town.points[0] as number, town.points[1] as number]
      for (let move = 0; move < 3; move++) {
        const place = town.place()
        const team = { id: 'T', place, hasVehicle: true, isWanted: true, isNeeded: true }
        const walked = route(graph, place, hazard)
        const seconds = walked && Math.round(walked.millimetres / 1250)
        expect(streets.to(hazard, [team], 'foot', 1).times[0]?.seconds ?? null).toBe(seconds)
        const fastest = streets.to(hazard, [team], 'fastest', 1).times[0]
        if (seconds !== null) expect(fastest?.seconds).toBeLessThanOrEqual(seconds)
      }
    }),
    { numRuns: 100 },
  )
})

test('a hazard that no street leads to is nobody’s', () => {
  const town = townOf(3, 5, 1, 1)
  const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
  const farAway: Place = [118.5, 28.5]
  expect(snapPoints(graph, farAway).edge[0]).toBe(-1)
  const team = { id: 'T', place: town.place(), hasVehicle: true, isWanted: true, isNeeded: true }
  expect(new StreetTimes(graph).to(farAway, [team], 'fastest', 1).times).toEqual([null])
})
