import { readStreets } from '@wangge/seeds'
import { type Place, type Starts, StreetTimes } from '../../services/dispatch/street-times.ts'
import { buildWalkGraph } from '../index.ts'
import { percentile, printFigure, printMachine, printNote, shown } from './figures.ts'
import { randomFrom, samplePlaces } from './sample.ts'
import { sharedData } from './shared-data.ts'

const SEED = 20_261_122
const TEAMS = 4_000
const HAZARDS = 200
const LIMIT_MS = 30

const file = sharedData('osm/porto_r5.osm.pbf')
if (file === null) console.log('Ranking: ../shared/data/osm/porto_r5.osm.pbf is absent, nothing measured')
else await measure(file)

/** Four thousand teams all over Porto, two in three with a car, ranked for one hazard after another. */
async function measure(path: string): Promise<void> {
  printMachine(`Ranking on Porto, seed ${SEED}`)
  const graph = buildWalkGraph(await readStreets(path))
  const random = randomFrom(SEED)
  const places = placesOf(samplePlaces(graph, TEAMS, 30_000, random))
  const teams: Starts = {
    ids: places.map((_, i) => `${i}`),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    hasVehicle: Uint8Array.from(places, (_, i) => (i % 3 === 0 ? 0 : 1)),
    isWanted: Uint8Array.from(places, (_, i) => (i % 10 === 0 ? 0 : 1)),
    needed: -1,
  }
  const hazards = placesOf(samplePlaces(graph, HAZARDS, 30_000, random))
  const streets = new StreetTimes(graph)
  const rank = (hazard: Place, enough: number) => streets.to(hazard, teams, 'fastest', enough)
  const cold = [timed(() => rank(hazards[0] as Place, 20))]
  report(`${TEAMS} teams for one hazard, all of them new to it`, cold)
  for (const hazard of hazards.slice(0, 20)) rank(hazard, TEAMS)
  let sink = 0
  const whole = hazards.map((hazard) => timed(() => (sink += rank(hazard, Infinity).seconds.length)))
  report(`${TEAMS} teams for one hazard, every time exact`, whole, LIMIT_MS)
  const first = hazards.map((hazard) => timed(() => (sink += rank(hazard, 20).seconds.length)))
  report(`${TEAMS} teams for one hazard, the first 20`, first, LIMIT_MS)
  const moved = hazards.map((hazard, h) => {
    for (let i = h % 5; i < TEAMS; i += 5) teams.lon[i] = (teams.lon[i] as number) + (h % 2 === 0 ? 1e-4 : -1e-4)
    return timed(() => (sink += rank(hazard, 20).seconds.length))
  })
  report('… a fifth of the teams having moved meanwhile', moved, LIMIT_MS)
  if (sink === 0) throw new Error('Nothing was ranked')
}

function placesOf(lonLat: Float64Array): Place[] {
  return Array.from({ length: lonLat.length / 2 }, (_, i) => [lonLat[2 * i] as number, lonLat[2 * i + 1] as number])
}

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function report(what: string, times: number[], limitMs?: number): void {
  const worst = `99th percentile ${shown(percentile(times, 0.99))} ms`
  if (limitMs === undefined) printNote(`${what}: median ${shown(percentile(times, 0.5))} ms, ${worst}`)
  else printFigure(`${what}, median`, percentile(times, 0.5), 'ms', { atMost: limitMs }, worst)
}
