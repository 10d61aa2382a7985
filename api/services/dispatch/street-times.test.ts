import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quarterStreets, SOUTH, WEST } from '../../testing/quarter.ts'
import { buildWalkGraph, route, snapPoints } from '../../walk/index.ts'
import { randomTown, townOf } from '../../walk/testing/random-town.ts'
import { NO_WAY, type Place, StreetTimes, type Times } from './street-times.ts'
import { startsAt } from './testing/starts.ts'

test('a search that stops early tells the first of the wanted, and every needed one, as one that goes everywhere', () => {
  const streets = new StreetTimes(buildWalkGraph(quarterStreets()))
  const { random } = townOf(2, 20_261_122, 1, 1)
  const somewhere = (): Place => [WEST + 0.02 * random(), SOUTH + 0.01 * random()]
  let early = 0
  for (let run = 0; run < 60; run++) {
    const teams = startsAt(Array.from({ length: 150 }, somewhere), {
      hasVehicle: Uint8Array.from({ length: 150 }, (_, i) => (i % 3 === 0 ? 1 : 0)),
      isWanted: Uint8Array.from({ length: 150 }, (_, i) => (i % 4 === 0 ? 0 : 1)),
      needed: run % 2 === 0 ? run : -1,
    })
    const hazard = somewhere()
    const whole = streets.to(hazard, teams, 'fastest', Infinity)
    const some = streets.to(hazard, teams, 'fastest', 5)
    expect(whole.isWhole).toBe(true)
    if (!some.isWhole) early++
    const wanted = ({ seconds }: Times) =>
      [...seconds]
        .filter((time, i) => teams.isWanted[i] === 1 && time !== NO_WAY)
        .sort((a, b) => a - b)
        .slice(0, 5)
    expect(wanted(some)).toEqual(wanted(whole))
    if (teams.needed !== -1) expect(some.seconds[teams.needed]).toBe(whole.seconds[teams.needed])
    some.seconds.forEach((time, i) => {
      if (time !== NO_WAY) expect([time, some.byCar[i]]).toEqual([whole.seconds[i], whole.byCar[i]])
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
        const team = startsAt([place])
        const walked = route(graph, place, hazard)
        const seconds = walked ? Math.round(walked.millimetres / 1250) : NO_WAY
        expect(streets.to(hazard, team, 'foot', 1).seconds[0]).toBe(seconds)
        const fastest = streets.to(hazard, team, 'fastest', 1).seconds[0]
        if (seconds !== NO_WAY) expect(fastest).toBeLessThanOrEqual(seconds)
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
  expect([...new StreetTimes(graph).to(farAway, startsAt([town.place()]), 'fastest', 1).seconds]).toEqual([NO_WAY])
})
